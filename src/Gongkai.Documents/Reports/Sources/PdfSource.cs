using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>PDF — pages of text with their geometry.</summary>
public static class PdfSource
{
    public static Result<SourceDocument> Read(ReadOnlyMemory<byte> content, SourceLimits limits) =>
        content.Length > limits.FileBytes
            ? SourceRefusals.TooLarge
            : SourceRefusals.Other(" PDF 文件", "请另存为 DOCX 或纯文本后再读");
}
