namespace Gongkai.Web.Users;

/// <summary>二维码掩模评分 — how much a grid could mislead a reader: long runs, squares, shapes like a finder, too much of one colour (ISO/IEC 18004, 7.8.3).</summary>
internal static class QrPenalty
{
    private static readonly bool[] s_finder = [true, false, true, true, true, false, true, false, false, false, false];

    internal static int Of(bool[,] grid)
    {
        var size = grid.GetLength(0);
        var dark = 0;
        var penalty = 0;
        for (var i = 0; i < size; i++)
        {
            var line = i;
            penalty += OfLine(at => grid[at, line], size) + OfLine(at => grid[line, at], size);
            for (var j = 0; j < size; j++)
            {
                dark += grid[i, j] ? 1 : 0;
                if (i > 0 && j > 0 && grid[i, j] == grid[i - 1, j] && grid[i, j] == grid[i, j - 1] && grid[i, j] == grid[i - 1, j - 1])
                {
                    penalty += 3;
                }
            }
        }

        return penalty + (Math.Abs((20 * dark) - (10 * size * size)) / (size * size) * 10);
    }

    private static int OfLine(Func<int, bool> isDark, int size)
    {
        var penalty = 0;
        var run = 0;
        for (var i = 0; i < size; i++)
        {
            run = i > 0 && isDark(i) == isDark(i - 1) ? run + 1 : 1;
            penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
            if (i + s_finder.Length <= size)
            {
                penalty += Matches(isDark, i, forward: true) ? 40 : 0;
                penalty += Matches(isDark, i, forward: false) ? 40 : 0;
            }
        }

        return penalty;
    }

    private static bool Matches(Func<int, bool> isDark, int start, bool forward)
    {
        for (var i = 0; i < s_finder.Length; i++)
        {
            if (isDark(start + i) != s_finder[forward ? i : s_finder.Length - 1 - i])
            {
                return false;
            }
        }

        return true;
    }
}
