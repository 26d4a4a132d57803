using System.IO.Compression;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>压缩包里的内容 — tells whether what came out of a ZIP is what went in; a file that was cut on its way must not pass for a whole one.</summary>
public static class PackedContent
{
    private const uint Polynomial = 0xEDB8_8320;

    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(value => Shifted((uint)value))];

    /// <summary>Compares length and check sum (CRC-32, ISO 3309) with those that the archive names.</summary>
    /// <exception cref="InvalidDataException">They differ.</exception>
    public static byte[] Whole(ZipArchiveEntry entry, byte[] content) =>
        content.Length == entry.Length && CheckSum(content) == entry.Crc32 ? content : throw new InvalidDataException($"{entry.Name} is not what was packed.");

    /// <summary>CRC-32 as ZIP has it.</summary>
    public static uint CheckSum(ReadOnlySpan<byte> content)
    {
        var sum = uint.MaxValue;
        foreach (var one in content)
        {
            sum = s_table[(sum ^ one) & byte.MaxValue] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint Shifted(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        }

        return value;
    }
}
