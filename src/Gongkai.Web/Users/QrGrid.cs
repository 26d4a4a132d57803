namespace Gongkai.Web.Users;

/// <summary>二维码网格 — the fixed patterns, the placed bits and the mask that leaves the fewest misleading shapes (ISO/IEC 18004, 7.7 to 7.10).</summary>
internal sealed class QrGrid
{
    private const int FormatMask = 0x5412;

    private readonly QrVersion _version;
    private readonly int _size;
    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    internal QrGrid(QrVersion version)
    {
        (_version, _size) = (version, version.Size);
        (_dark, _fixed) = (new bool[_size, _size], new bool[_size, _size]);
        DrawPatterns();
    }

    internal void Place(byte[] bits)
    {
        var at = 0;
        for (var right = _size - 1; right >= 1; right -= 2)
        {
            // The column of the timing pattern carries no data.
            right = right == 6 ? 5 : right;
            var goesUp = ((right + 1) & 2) == 0;
            for (var step = 0; step < _size; step++)
            {
                var y = goesUp ? _size - 1 - step : step;
                for (var x = right; x >= right - 1; x--)
                {
                    if (!_fixed[x, y] && at < 8 * bits.Length)
                    {
                        _dark[x, y] = ((bits[at / 8] >> (7 - (at % 8))) & 1) == 1;
                        at++;
                    }
                }
            }
        }
    }

    internal bool[,] Masked() => Enumerable.Range(0, 8).Select(With).MinBy(QrPenalty.Of)!;

    private bool[,] With(int mask)
    {
        DrawFormat(mask);
        var result = (bool[,])_dark.Clone();
        for (var y = 0; y < _size; y++)
        {
            for (var x = 0; x < _size; x++)
            {
                result[x, y] ^= !_fixed[x, y] && Inverts(mask, x, y);
            }
        }

        return result;
    }

    private static bool Inverts(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    private void DrawPatterns()
    {
        for (var i = 0; i < _size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }

        foreach (var (x, y) in ((int, int)[])[(3, 3), (_size - 4, 3), (3, _size - 4)])
        {
            DrawSquares(x, y, 4);
        }

        foreach (var x in _version.Alignment)
        {
            foreach (var y in _version.Alignment.Where(y => !((x, y) is (6, 6) || (x == 6 && y == _size - 7) || (x == _size - 7 && y == 6))))
            {
                DrawSquares(x, y, 2);
            }
        }

        DrawFormat(0);
        DrawVersion();
    }

    // Rings around a centre: dark in the middle and at distance 3 of a finder or 2 of an alignment pattern.
    private void DrawSquares(int centerX, int centerY, int reach)
    {
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = -reach; dx <= reach; dx++)
            {
                var distance = Math.Max(Math.Abs(dx), Math.Abs(dy));
                if (centerX + dx >= 0 && centerX + dx < _size && centerY + dy >= 0 && centerY + dy < _size)
                {
                    Fix(centerX + dx, centerY + dy, reach == 4 ? distance is not (2 or 4) : distance != 1);
                }
            }
        }
    }

    // Level M has the code 00, so the five data bits are the mask alone.
    private void DrawFormat(int mask)
    {
        var rest = mask;
        for (var i = 0; i < 10; i++)
        {
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        }

        var bits = ((mask << 10) | rest) ^ FormatMask;
        for (var i = 0; i < 15; i++)
        {
            var isDark = ((bits >> i) & 1) == 1;
            var (x, y) = i switch { < 6 => (8, i), 6 => (8, 7), 7 => (8, 8), 8 => (7, 8), _ => (14 - i, 8) };
            Fix(x, y, isDark);
            (x, y) = i < 8 ? (_size - 1 - i, 8) : (8, _size - 15 + i);
            Fix(x, y, isDark);
        }

        Fix(8, _size - 8, true);
    }

    private void DrawVersion()
    {
        if (_version.Number < 7)
        {
            return;
        }

        var rest = _version.Number;
        for (var i = 0; i < 12; i++)
        {
            rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
        }

        var bits = (_version.Number << 12) | rest;
        for (var i = 0; i < 18; i++)
        {
            var isDark = ((bits >> i) & 1) == 1;
            var (far, near) = (_size - 11 + (i % 3), i / 3);
            Fix(far, near, isDark);
            Fix(near, far, isDark);
        }
    }

    private void Fix(int x, int y, bool isDark) => (_dark[x, y], _fixed[x, y]) = (isDark, true);
}
