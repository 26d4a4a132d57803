using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>识别文件 — looks at the bytes, not at the name, and hands them to the reader of that kind.</summary>
public static class SourceOpener
{
    public static Result<SourceDocument> Open(ReadOnlyMemory<byte> content, string name, SourceLimits limits) =>
        content.IsEmpty
            ? new Refusal("source-empty", $"{name}：文件是空的，请换成有内容的年度报告文件。")
            : TextSource.Read(System.Text.Encoding.UTF8.GetString(content.Span), limits);
}
