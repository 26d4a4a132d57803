using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>旧版办公文档 — .doc, .wps and .xls through an outside converter.</summary>
public static class LegacyOfficeSource
{
    public static Result<SourceDocument> Read(ReadOnlyMemory<byte> content, string name, SourceLimits limits) =>
        content.Length > limits.FileBytes
            ? SourceRefusals.TooLarge
            : SourceRefusals.Other($"旧版办公文档（{Path.GetExtension(name)}）", "请用 Word 或 WPS 另存为 DOCX 或 XLSX 后再读");
}
