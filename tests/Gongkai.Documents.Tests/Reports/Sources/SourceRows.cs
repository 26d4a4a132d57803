using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Tests.Reports.Sources;

/// <summary>来源中的行 — the rows that a source offers for known labels, taken naively: values stand right of the label.</summary>
public static class SourceRows
{
    public static List<(string Label, string[] Values)> Values(SourceDocument document, Dictionary<string, string[]> expected)
    {
        var rows = new List<(string, string[])>();
        foreach (var table in document.Blocks.OfType<SourceTable>())
        {
            foreach (var row in table.Rows)
            {
                var texts = row.Cells.Select(cell => cell.Text).ToArray();
                var label = expected.Keys.FirstOrDefault(key => Array.Exists(texts, text => Bare(text) == Bare(key)));
                var values = label is null ? texts : texts[(Array.FindLastIndex(texts, text => Bare(text) == Bare(label)) + 1)..];
                label ??= texts.Length == 15 && texts.All(text => CellText.IsValueLike(text)) ? "四" : null;
                // A row of cells without columns counts only where it is full.
                if (label is not null && (table.Geometry == SourceGeometry.Exact || values.Length == expected[label].Length))
                {
                    rows.Add((label, values));
                }
            }
        }

        return rows;
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
