using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release;

/// <summary>发布文件格式 — what the bytes are, whatever the name says.</summary>
public enum ReleaseFormat
{
    Unknown,
    Workbook,
    Document,
    Presentation,
    Pdf,
    Jpeg,
    Png,
    Webp,
    Tiff,
    Gif,
    PlainText,
}

internal static class ReleaseFormats
{
    public static ReleaseFormat OfImage(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ReleaseFormat.Jpeg
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? ReleaseFormat.Png
        : content.Length > 12 && content.StartsWith("RIFF"u8) && content.Slice(8, 4).SequenceEqual("WEBP"u8) ? ReleaseFormat.Webp
        : content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) ? ReleaseFormat.Gif
        : content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8) ? ReleaseFormat.Tiff
        : ReleaseFormat.Unknown;

    public static ReleaseFormat Of(ReadOnlySpan<byte> content) =>
        OfImage(content) is var image and not ReleaseFormat.Unknown ? image
        : content.StartsWith("%PDF-"u8) ? ReleaseFormat.Pdf
        : ReleaseFormat.Unknown;

    /// <summary>True for text without control characters that is no markup: the one other kind that is let in.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> content) =>
        FileSignature.RefuseKnown(content) is null && content.IndexOfAnyInRange((byte)0, (byte)8) < 0 && !content.StartsWith("<"u8) && !content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, 0x3C]);
}
