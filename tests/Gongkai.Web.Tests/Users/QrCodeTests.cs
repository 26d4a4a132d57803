using System.Text;
using Gongkai.Web.Users;

namespace Gongkai.Web.Tests.Users;

public sealed class QrCodeTests
{
    // Codewords, blocks and check bytes of versions at level M, as the standard tabulates them.
    private static readonly (int Blocks, int Check)[] s_blocks = [(1, 10), (1, 16), (1, 26), (2, 18), (2, 24), (4, 16), (4, 18), (4, 22), (5, 22), (5, 26)];

    [Theory(DisplayName = "二维码：按标准读回来就是原文，各版本的校验字都成立")]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(42)]
    [InlineData(60)]
    [InlineData(84)]
    [InlineData(106)]
    [InlineData(122)]
    [InlineData(152)]
    [InlineData(180)]
    [InlineData(213)]
    public void Modules_TextOfAnyLength_ReadsBack(int bytes)
    {
        var text = string.Concat(Enumerable.Range(0, bytes).Select(i => (char)('!' + (i * 7 % 90))));
        var grid = QrCode.Modules(text);
        var version = (grid.GetLength(0) - 17) / 4;

        Assert.Equal(text, QrReading.Text(grid, version, s_blocks[version - 1]));
    }

    [Fact(DisplayName = "太长的内容不画")]
    public void Modules_TooLong_IsAFault() => Assert.Throws<ArgumentException>(() => QrCode.Modules(new string('a', 214)));

    [Fact(DisplayName = "掩模评分与按标准逐格数的一样")]
    public void Penalty_RandomGrids_EqualsNaiveCount()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var size = 17 + (4 * (1 + (i % 10)));
            var share = random.NextDouble();
            var grid = new bool[size, size];
            for (var at = 0; at < size * size; at++)
            {
                grid[at / size, at % size] = random.NextDouble() < share;
            }

            // A finder's shape lies in each grid, whatever chance did.
            var (line, start) = (random.Next(size), random.Next(size - 11));
            for (var at = 0; at < 11; at++)
            {
                grid[line, start + at] = "10111010000"[i % 2 == 0 ? at : 10 - at] == '1';
            }

            Assert.Equal(NaivePenalty(grid), QrPenalty.Of(grid));
        }
    }

    private static int NaivePenalty(bool[,] grid)
    {
        var size = grid.GetLength(0);
        var lines = Enumerable.Range(0, size).SelectMany(i => new[] { Line(at => grid[i, at]), Line(at => grid[at, i]) }).ToList();
        var runs = lines.SelectMany(line => System.Text.RegularExpressions.Regex.Matches(line, "0{5,}|1{5,}")).Sum(run => run.Length - 2);
        var finders = lines.Sum(line => Enumerable.Range(0, size - 10).Count(at => line.Substring(at, 11) is "10111010000" or "00001011101"));
        var squares = Enumerable.Range(0, (size - 1) * (size - 1)).Select(at => (X: at / (size - 1), Y: at % (size - 1)))
            .Count(at => new[] { grid[at.X, at.Y], grid[at.X + 1, at.Y], grid[at.X, at.Y + 1], grid[at.X + 1, at.Y + 1] }.Distinct().Count() == 1);
        var dark = lines.Where((_, i) => i % 2 == 0).Sum(line => line.Count(module => module == '1'));
        return runs + (40 * finders) + (3 * squares) + (Math.Abs((20 * dark) - (10 * size * size)) / (size * size) * 10);

        string Line(Func<int, bool> isDark) => new([.. Enumerable.Range(0, size).Select(at => isDark(at) ? '1' : '0')]);
    }

    [Fact(DisplayName = "二维码图有标题，不含脚本")]
    public void Svg_Title_IsEncoded() => Assert.Contains("<title>&lt;b&gt;</title>", QrCode.Svg("a", "<b>"), StringComparison.Ordinal);
}

/// <summary>Reads a faultless code the naive way, and checks each block against the roots of its generator.</summary>
internal static class QrReading
{
    internal static string Text(bool[,] grid, int version, (int Blocks, int Check) layout)
    {
        var words = Words(grid, version);
        var total = words.Count;
        var longBlocks = total % layout.Blocks;
        var shortData = (total / layout.Blocks) - layout.Check;
        var blocks = Enumerable.Range(0, layout.Blocks).Select(_ => new List<int>()).ToList();
        var at = 0;
        for (var i = 0; i < shortData + 1 + layout.Check; i++)
        {
            for (var block = 0; block < layout.Blocks; block++)
            {
                if (i != shortData || block >= layout.Blocks - longBlocks)
                {
                    blocks[block].Add(words[at++]);
                }
            }
        }

        Assert.All(blocks, block => Assert.All(Enumerable.Range(0, layout.Check), root => Assert.Equal(0, Value(block, root))));
        var bits = string.Concat(blocks.SelectMany(block => block.Take(block.Count - layout.Check)).Select(word => Convert.ToString(word, 2).PadLeft(8, '0')));
        var lengthBits = version < 10 ? 8 : 16;
        Assert.Equal("0100", bits[..4]);
        var length = Convert.ToInt32(bits.Substring(4, lengthBits), 2);
        return Encoding.UTF8.GetString([.. Enumerable.Range(0, length).Select(i => Convert.ToByte(bits.Substring(4 + lengthBits + (8 * i), 8), 2))]);
    }

    private static List<int> Words(bool[,] grid, int version)
    {
        var size = grid.GetLength(0);
        var mask = (grid[2, 8] ? 4 : 0) + (grid[3, 8] ? 2 : 0) + (grid[4, 8] ? 1 : 0);
        // Bits 12 to 10 of the format carry the mask under the fixed pattern 101.
        mask ^= 0b101;
        var (words, word, bits) = (new List<int>(), 0, 0);
        for (var (right, up) = (size - 1, true); right > 0; right -= 2, up = !up)
        {
            right -= right == 6 ? 1 : 0;
            for (var i = 0; i < size; i++)
            {
                var y = up ? size - 1 - i : i;
                foreach (var x in (int[])[right, right - 1])
                {
                    if (IsData(x, y, size, version))
                    {
                        (word, bits) = ((word << 1) | (grid[x, y] ^ Mask(mask, y, x) ? 1 : 0), bits + 1);
                        if (bits == 8)
                        {
                            words.Add(word);
                            (word, bits) = (0, 0);
                        }
                    }
                }
            }
        }

        return words;
    }

    private static bool IsData(int x, int y, int size, int version)
    {
        int[][] centers = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];
        var isCorner = (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9);
        var isVersion = version >= 7 && ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11));
        var isAlignment = centers[version - 1].Any(cx => Math.Abs(cx - x) <= 2 && centers[version - 1].Any(cy => Math.Abs(cy - y) <= 2 && !InFinder(cx, cy, size)));
        return !isCorner && !isVersion && !isAlignment && x != 6 && y != 6;
    }

    private static bool InFinder(int x, int y, int size) => (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9);

    private static bool Mask(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => ((row / 2) + (column / 3)) % 2 == 0,
        5 => (row * column % 2) + (row * column % 3) == 0,
        6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
        _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
    };

    private static int Value(List<int> polynomial, int root)
    {
        var x = 1;
        for (var i = 0; i < root; i++)
        {
            x = Times(x, 2);
        }

        return polynomial.Aggregate(0, (sum, factor) => Times(sum, x) ^ factor);
    }

    private static int Times(int left, int right)
    {
        var product = 0;
        for (; right > 0; right >>= 1, left = (left << 1) ^ (left > 127 ? 0x11d : 0))
        {
            product ^= (right & 1) * left;
        }

        return product;
    }
}
