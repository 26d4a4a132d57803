using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>文件特征 — the first bytes by which files that are no reports in text are known by name.</summary>
internal static class FileSignature
{
    public static bool IsPdf(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    public static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8);

    public static bool IsCompound(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>A compound file that holds an encrypted office package; the name of its stream is written in UTF-16.</summary>
    public static bool IsEncryptedPackage(ReadOnlySpan<byte> content) =>
        content.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0;

    /// <summary>The refusal of a kind that is known and not read.</summary>
    public static Refusal? RefuseKnown(ReadOnlySpan<byte> content) =>
        content.StartsWith("{\\rtf"u8) ? SourceRefusals.Rtf
        : IsImage(content) ? SourceRefusals.Other("图片", "请换成文字版的报告，或先做文字识别后再读")
        : content.StartsWith("Rar!"u8) || content.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF])
        || content.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
            ? SourceRefusals.Other("压缩文件", "请先解压，再逐个读取其中的报告文件")
        : content.StartsWith("MZ"u8) || content.StartsWith("\u007FELF"u8) ? SourceRefusals.Other("程序文件", "请换成年度报告文件")
        : content.StartsWith("SQLite format 3"u8) ? SourceRefusals.Other("数据库文件", "请换成年度报告文件")
        : content.StartsWith("ID3"u8) || IsMovie(content) ? SourceRefusals.Other("音频或视频文件", "请换成年度报告文件")
        : null;

    private static bool IsImage(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || content.StartsWith("GIF8"u8) || content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8)
        || (content.StartsWith("BM"u8) && content.Length > 10 && content[6] == 0 && content[7] == 0)
        || (content.StartsWith("RIFF"u8) && content.Length > 12 && content.Slice(8, 4).SequenceEqual("WEBP"u8));

    private static bool IsMovie(ReadOnlySpan<byte> content) => content.Length > 8 && content.Slice(4, 4).SequenceEqual("ftyp"u8);
}
