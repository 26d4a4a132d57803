using System.Text;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;

namespace Gongkai.Documents.Tests.Reports.Sources;

/// <summary>Prints a source document as short text, so that a test can state what it expects on one line.</summary>
internal static class SourceText
{
    public static Result<SourceDocument> Open(string text, string name = "报告.html") => Open(Encoding.UTF8.GetBytes(text), name);

    public static Result<SourceDocument> Open(byte[] bytes, string name = "报告") => SourceOpener.Open(bytes, name, SourceLimits.Default);

    /// <summary>Paragraphs as they are, tables in brackets: cells by bars, rows by slashes,
    /// a covered cell as ^, spans as *columns or *columns,rows.</summary>
    public static string Show(Result<SourceDocument> opened)
    {
        Assert.True(opened.Succeeded, opened.Refusal?.Message);
        return string.Join(" ¶ ", opened.Value.Blocks.Select(Show));
    }

    public static string ShowHtml(string html) => Show(Open(html));

    private static string Show(SourceBlock block) => block switch
    {
        SourceParagraph paragraph => paragraph.StartsPage ? "§" + paragraph.Text : paragraph.Text,
        SourceTable table => "[" + string.Join(" / ", table.Rows.Select(row => string.Join("|", row.Cells.Select(Show)))) + "]",
        _ => "?",
    };

    private static string Show(SourceCell cell)
    {
        var span = cell.RowSpan > 1 ? $"*{cell.ColumnSpan},{cell.RowSpan}" : cell.ColumnSpan > 1 ? $"*{cell.ColumnSpan}" : "";
        return (cell.IsCovered ? "^" : cell.Text) + span;
    }
}
