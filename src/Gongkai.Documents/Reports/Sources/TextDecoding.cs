using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>文字解码 — finds the encoding from the bytes: UTF-8, UTF-16 or GB18030; what the file says of itself counts only against them.</summary>
public static class TextDecoding
{
    private const int Sample = 8192;

    /// <summary>One broken character in so many is damage; more is another encoding.</summary>
    private const int CharactersPerFault = 100;

    /// <summary>What Chinese Windows writes where nothing says UTF-8.</summary>
    internal static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static Result<string> Decode(ReadOnlySpan<byte> bytes)
    {
        var text = DecodeMarked(bytes) ?? DecodeUnmarked(bytes);
        if (text is null)
        {
            return NamesOtherEncoding(bytes) ? SourceRefusals.Encoding : SourceRefusals.Binary;
        }

        return IsText(text) ? RadicalCharacters.Replaced(text) : SourceRefusals.Binary;
    }

    private static string? DecodeMarked(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Encoding.UTF8.GetString(bytes[3..])
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? Encoding.UTF32.GetString(bytes[4..])
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode.GetString(bytes[2..])
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode.GetString(bytes[2..])
            : null;

    private static string? DecodeUnmarked(ReadOnlySpan<byte> bytes)
    {
        var isUtf8 = Utf8.IsValid(bytes);
        if (isUtf8 && !bytes.Contains((byte)0))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var sample = bytes[..(Math.Min(bytes.Length, Sample) & ~1)];
        var little = Plausible(sample, isBigEndian: false);
        var big = Plausible(sample, isBigEndian: true);
        if (Math.Max(little, big) * 20 >= sample.Length / 2 * 19 && sample.Length > 0)
        {
            return (little >= big ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes);
        }

        if (bytes.Contains((byte)0))
        {
            return null;
        }

        var utf8 = Encoding.UTF8.GetString(bytes);
        if (IsNearlyWhole(utf8))
        {
            return utf8;
        }

        var gb18030 = Gb18030.GetString(bytes);
        return IsNearlyWhole(gb18030) && !NamesOtherEncoding(bytes) ? gb18030 : null;
    }

    /// <summary>How many pairs of bytes are characters that a Chinese text is made of.</summary>
    private static int Plausible(ReadOnlySpan<byte> sample, bool isBigEndian)
    {
        var count = 0;
        for (var index = 0; index + 1 < sample.Length; index += 2)
        {
            var pair = sample.Slice(index, 2);
            var unit = (char)(isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(pair) : BinaryPrimitives.ReadUInt16LittleEndian(pair));
            if (unit is >= '\u4E00' and <= '\u9FFF' or >= ' ' and <= '~' or '\r' or '\n' or '\t' or '\u00A0' or >= '\u2010' and <= '\u2026'
                or >= '\u3000' and <= '\u301F' or >= '\uFF01' and <= '\uFF5E')
            {
                count++;
            }
        }

        return count;
    }

    private static bool IsNearlyWhole(string text)
    {
        var faults = 0;
        var foreign = 0;
        foreach (var character in text)
        {
            if (character > '\u007F')
            {
                foreign++;
                if (character is '\uFFFD' or (>= '\uE000' and <= '\uF8FF'))
                {
                    faults++;
                }
            }
        }

        // A file cut off in the midst of its last character has one fault, however short it is.
        return faults <= Math.Max(foreign / CharactersPerFault, foreign > 8 ? 1 : 0);
    }

    /// <summary>Control characters are what tells a picture or a program from a text once its bytes happen to decode.</summary>
    private static bool IsText(string text)
    {
        var controls = 0;
        foreach (var character in text)
        {
            if (character < ' ' && character is not ('\t' or '\r' or '\n' or '\f' or '\v'))
            {
                if (character == '\0')
                {
                    return false;
                }

                controls++;
            }
        }

        return controls <= text.Length / 200;
    }

    private static bool NamesOtherEncoding(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        var name = head.AsSpan(at + 8).TrimStart("\"' ");
        return name.StartsWith("big5", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("shift", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("euc-", StringComparison.OrdinalIgnoreCase);
    }
}
