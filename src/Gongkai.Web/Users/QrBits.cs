namespace Gongkai.Web.Users;

/// <summary>二维码数据 — content and check bytes in the order in which they are placed (ISO/IEC 18004, 7.4 to 7.6).</summary>
internal static class QrBits
{
    private const int ByteMode = 0b0100;
    private const int FieldPolynomial = 0x11d;

    internal static byte[] Of(byte[] content, QrVersion version)
    {
        var data = Data(content, version);
        var blocks = new List<byte[]>();
        var at = 0;
        for (var i = 0; i < version.Short.Blocks + version.LongBlocks; i++)
        {
            var length = version.Short.Bytes + (i < version.Short.Blocks ? 0 : 1);
            blocks.Add(data[at..(at + length)]);
            at += length;
        }

        var checks = blocks.Select(block => Check(block, version.CheckBytes)).ToList();
        return [.. Interleaved(blocks), .. Interleaved(checks)];
    }

    private static byte[] Data(byte[] content, QrVersion version)
    {
        var bits = new List<bool>(8 * version.DataBytes);
        Add(bits, ByteMode, 4);
        Add(bits, content.Length, version.LengthBits);
        foreach (var one in content)
        {
            Add(bits, one, 8);
        }

        Add(bits, 0, Math.Min(4, (8 * version.DataBytes) - bits.Count));
        Add(bits, 0, (8 - (bits.Count % 8)) % 8);
        for (var filler = 0xec; bits.Count < 8 * version.DataBytes; filler ^= 0xec ^ 0x11)
        {
            Add(bits, filler, 8);
        }

        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0)))];
    }

    private static void Add(List<bool> bits, int value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            bits.Add(((value >> i) & 1) == 1);
        }
    }

    private static IEnumerable<byte> Interleaved(List<byte[]> blocks) =>
        Enumerable.Range(0, blocks.Max(block => block.Length)).SelectMany(i => blocks.Where(block => i < block.Length).Select(block => block[i]));

    // Remainder of the block by the generator polynomial of Reed and Solomon.
    private static byte[] Check(byte[] block, int count)
    {
        var generator = Generator(count);
        var rest = new byte[count];
        foreach (var one in block)
        {
            var factor = (byte)(one ^ rest[0]);
            Array.Copy(rest, 1, rest, 0, count - 1);
            rest[^1] = 0;
            for (var i = 0; i < count; i++)
            {
                rest[i] ^= Product(generator[i], factor);
            }
        }

        return rest;
    }

    private static byte[] Generator(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                result[j] = (byte)(Product(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0));
            }

            root = Product(root, 2);
        }

        return result;
    }

    private static byte Product(byte left, byte right)
    {
        var result = 0;
        for (var i = 7; i >= 0; i--)
        {
            result = (result << 1) ^ ((result >> 7) * FieldPolynomial);
            result ^= ((right >> i) & 1) * left;
        }

        return (byte)result;
    }
}
