namespace Gongkai.Documents.Release.Images;

/// <summary>图片检查 — lists what an image carries beside its picture and copies it without that, losslessly.</summary>
internal static class ImageGate
{
    /// <returns>The image without metadata; the same bytes where there is none.</returns>
    public static ReadOnlyMemory<byte> Run(ReleaseFormat format, ReadOnlyMemory<byte> content, string place, FindingList findings) => format switch
    {
        ReleaseFormat.Jpeg => JpegImage.Strip(content.Span, place, findings),
        ReleaseFormat.Png => PngImage.Strip(content.Span, place, findings),
        ReleaseFormat.Webp => WebpImage.Strip(content.Span, place, findings),
        ReleaseFormat.Gif => GifImage.Strip(content.Span, place, findings),
        ReleaseFormat.Tiff => TiffImage.Strip(content.Span, place, findings),
        _ => throw new ReleaseHeldException(ReleaseRefusals.Unknown),
    };

    /// <summary>A color profile as it may be kept; null where none of it may.</summary>
    public static byte[]? Profile(FindingList findings, string place, ReadOnlySpan<byte> profile)
    {
        var clean = ColorProfile.Clean(profile);
        if (clean is null || !profile.SequenceEqual(clean))
        {
            Report(findings, place, "颜色配置文件中的文字", profile);
        }

        return clean;
    }

    /// <summary>Reports a piece of metadata and looks for personal data in the text that is in it.</summary>
    public static void Report(FindingList findings, string place, string what, ReadOnlySpan<byte> metadata)
    {
        var text = PrintableText.Of(metadata);
        findings.Add(ReleaseFindingKind.ImageMetadata, place, what);
        findings.Scan(text, $"{place}（{what}）", isHidden: true);
    }
}

/// <summary>可读文字 — the readable pieces of binary data, as UTF-8 and as UTF-16.</summary>
internal static class PrintableText
{
    private const int Longest = 1 << 20;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var piece = bytes[..Math.Min(bytes.Length, Longest)];
        return System.Text.Encoding.UTF8.GetString(piece).Replace('\0', ' ') + "\n" + System.Text.Encoding.Unicode.GetString(piece) + "\n" + System.Text.Encoding.BigEndianUnicode.GetString(piece);
    }
}
