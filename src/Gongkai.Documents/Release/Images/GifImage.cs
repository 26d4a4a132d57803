namespace Gongkai.Documents.Release.Images;

/// <summary>GIF 图片 — blocks; comments, plain text, XMP and other application blocks and whatever follows the end are left out, the frames and the loop are kept.</summary>
internal static class GifImage
{
    private const byte Extension = 0x21;
    private const byte Frame = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte Control = 0xF9;
    private const byte Comment = 0xFE;
    private const byte Application = 0xFF;
    private const int HeaderLength = 13;

    public static byte[] Strip(ReadOnlySpan<byte> content, string place, FindingList findings)
    {
        using var output = new MemoryStream(content.Length);
        var at = HeaderLength + Colors(content[10]);
        output.Write(content[..at]);
        while (content[at] != Trailer)
        {
            at = content[at] switch
            {
                Extension => Extended(output, content, at, (place, findings)),
                Frame => Framed(output, content, at),
                _ => throw new InvalidDataException("No block where one should begin."),
            };
        }

        output.WriteByte(Trailer);
        var rest = content[(at + 1)..];
        if (!rest.IsEmpty)
        {
            findings.Add(ReleaseFindingKind.TrailingBytes, place, $"{rest.Length}字节");
            findings.Scan(PrintableText.Of(rest), $"{place}（文件尾）", isHidden: true);
        }

        return output.ToArray();
    }

    private static int Extended(MemoryStream output, ReadOnlySpan<byte> content, int at, (string Place, FindingList Findings) report)
    {
        var label = content[at + 1];
        var end = AfterBlocks(content, at + 2);
        var block = content[at..end];
        if (label == Control && block.Length == 8 && block[2] == 4)
        {
            output.Write(block);
        }
        else if (label == Application && IsLoop(block))
        {
            // The loop is 19 bytes; nothing may follow in the same block.
            output.Write(block);
        }
        else
        {
            ImageGate.Report(report.Findings, report.Place, label == Comment ? "GIF注释" : label == Application && block[3..].StartsWith("XMP Data"u8) ? "XMP" : "GIF附加块", block[2..]);
        }

        return end;
    }

    private static int Framed(MemoryStream output, ReadOnlySpan<byte> content, int at)
    {
        var pixels = at + 10 + Colors(content[at + 9]) + 1;
        var end = AfterBlocks(content, pixels);
        output.Write(content[at..end]);
        return end;
    }

    private static bool IsLoop(ReadOnlySpan<byte> block) =>
        block.Length == 19 && (block[3..].StartsWith("NETSCAPE2.0"u8) || block[3..].StartsWith("ANIMEXTS1.0"u8)) && block[14] == 3 && block[15] == 1;

    // Length of a color table as its flags tell.
    private static int Colors(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int AfterBlocks(ReadOnlySpan<byte> content, int at)
    {
        while (content[at] != 0)
        {
            at += content[at] + 1;
        }

        return at + 1;
    }
}
