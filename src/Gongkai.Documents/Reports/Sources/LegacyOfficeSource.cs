using Gongkai.Documents.Office;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>旧版文档 — .doc, .wps and .xls, turned into their successors by LibreOffice where it is installed and then read as those.</summary>
public static class LegacyOfficeSource
{
    /// <summary>Converts and reads; what comes out of the conversion is never converted again.</summary>
    public static Result<SourceDocument> Read(ReadOnlyMemory<byte> content, string name, SourceLimits limits)
    {
        var (suffix, target) = IsWorkbook(content.Span) ? ("xls", "xlsx") : IsPrefixed(content.Span, "{\\rtf"u8) ? ("rtf", "docx") : ("doc", "docx");
        var conversion = new OfficeConversion(suffix, target, limits.Time) { MostBytes = limits.FileBytes }.Run(content);
        return conversion.Outcome switch
        {
            OfficeConversionOutcome.NotInstalled => new Refusal(
                "office-missing",
                $"{name}：读取.doc、.wps、.xls需要LibreOffice，本机没有安装；Debian、Ubuntu请执行“apt install libreoffice-writer-nogui libreoffice-calc-nogui”，或另存为.docx、.xlsx后再读。"),
            OfficeConversionOutcome.TooSlow => new Refusal("office-too-slow", $"{name}：LibreOffice在规定时间内没有完成转换，请另存为.docx或.xlsx后再读。"),
            OfficeConversionOutcome.Failed => IsProtected(content.Span)
                ? new Refusal("office-encrypted", $"{name}：文件设有密码，无法读取，请去除密码后再读。")
                : new Refusal("office-broken", $"{name}：LibreOffice打不开这个文件，可能已损坏，请另存为.docx或.xlsx后再读。"),
            OfficeConversionOutcome.TooLarge => new Refusal("office-too-large", $"{name}：转换后的文件超出读取限额，请只保留年度报告后再读。"),
            _ => Open(conversion.Content, name, limits),
        };
    }

    private static Result<SourceDocument> Open(byte[] converted, string name, SourceLimits limits) =>
        IsPrefixed(converted, "PK"u8)
            ? SourceOpener.Open(converted, name, limits)
            : new Refusal("office-broken", $"{name}：LibreOffice没有转换出可读的文件，请另存为.docx或.xlsx后再读。");

    private static bool IsPrefixed(ReadOnlySpan<byte> content, ReadOnlySpan<byte> prefix) => content.StartsWith(prefix);

    // Directory entries of the compound file carry these names in UTF-16.
    private static bool IsWorkbook(ReadOnlySpan<byte> content) =>
        content.IndexOf("W\0o\0r\0k\0b\0o\0o\0k\0\0\0"u8) >= 0 || content.IndexOf("B\0o\0o\0k\0\0\0"u8) >= 0;

    private static bool IsProtected(ReadOnlySpan<byte> content)
    {
        if (content.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0)
        {
            return true;
        }

        // The document's own header: bit 8 of its flags says that it is encrypted.
        var header = content.IndexOf((ReadOnlySpan<byte>)[0xEC, 0xA5]);
        return header >= 0 && header + 12 < content.Length && (content[header + 11] & 1) != 0;
    }
}
