using System.Numerics;

namespace Gongkai.Web.Users;

/// <summary>二维码掩模评分 — how much a grid could mislead a reader: long runs, squares, shapes like a finder, too much of one colour (ISO/IEC 18004, 7.8.3).</summary>
internal static class QrPenalty
{
    private const int FinderLength = 11;

    // Dark, light, three dark, light, dark, four light; from either end.
    private const ulong Finder = 0b000_0101_1101;
    private const ulong FinderReversed = 0b101_1101_0000;

    internal static int Of(bool[,] grid)
    {
        // The largest grid has 57 modules, so that a line of it is one number.
        var size = grid.GetLength(0);
        var (columns, rows) = (new ulong[size], new ulong[size]);
        for (var x = 0; x < size; x++)
        {
            for (var y = 0; y < size; y++)
            {
                if (grid[x, y])
                {
                    columns[x] |= 1UL << y;
                    rows[y] |= 1UL << x;
                }
            }
        }

        var (penalty, dark) = (0, 0);
        for (var i = 0; i < size; i++)
        {
            penalty += OfLine(columns[i], size) + OfLine(rows[i], size);
            penalty += i == 0 ? 0 : 3 * Squares(rows[i - 1], rows[i], size);
            dark += BitOperations.PopCount(rows[i]);
        }

        return penalty + (Math.Abs((20 * dark) - (10 * size * size)) / (size * size) * 10);
    }

    /// <summary>How many squares of two by two modules of one colour lie in two lines.</summary>
    private static int Squares(ulong above, ulong below, int size)
    {
        var differs = (above ^ below) | ((above ^ below) >> 1) | (below ^ (below >> 1));
        return BitOperations.PopCount(~differs & ((1UL << (size - 1)) - 1));
    }

    private static int OfLine(ulong line, int size)
    {
        var (penalty, run) = (0, 0);
        for (var i = 0; i < size; i++)
        {
            run = i > 0 && ((line >> i) & 1) == ((line >> (i - 1)) & 1) ? run + 1 : 1;
            penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
            if (i + FinderLength <= size)
            {
                var window = (line >> i) & ((1UL << FinderLength) - 1);
                penalty += window is Finder or FinderReversed ? 40 : 0;
            }
        }

        return penalty;
    }
}
