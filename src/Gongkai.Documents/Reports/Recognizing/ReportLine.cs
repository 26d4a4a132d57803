using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>How much is known of the cells of a line.</summary>
internal enum LineKind
{
    /// <summary>A paragraph: one text.</summary>
    Paragraph,

    /// <summary>A table row whose columns are known.</summary>
    Grid,

    /// <summary>A table row whose cells are known, but not their columns.</summary>
    Packed,

    /// <summary>A label and the values after it, taken from running text: blanks left no trace.</summary>
    Run,
}

/// <summary>One paragraph or one table row, in reading order; the unit in which the recogniser looks at a document.</summary>
internal sealed class ReportLine
{
    private string[]? _keys;
    private string? _textKey;

    private ReportLine(LineKind kind, string text, SourcePlace place, IReadOnlyList<SourceCell> cells)
    {
        Kind = kind;
        Text = text;
        Place = place;
        Cells = cells;
    }

    public LineKind Kind { get; }

    /// <summary>The paragraph, or the only printed cell of a row; empty for a row with several.</summary>
    public string Text { get; }

    public SourcePlace Place { get; }

    public IReadOnlyList<SourceCell> Cells { get; }

    public bool StartsPage { get; private init; }

    /// <summary>The label key of every cell; empty for a cell without words and for one covered from above.</summary>
    public IReadOnlyList<string> Keys => _keys ??= KeysOf(Cells);

    /// <summary>The label key of <see cref="Text"/>.</summary>
    public string TextKey => _textKey ??= LabelKey.Of(Text);

    public static ReportLine OfParagraph(SourceParagraph paragraph) =>
        new(LineKind.Paragraph, paragraph.Text, paragraph.Place, []) { StartsPage = paragraph.StartsPage };

    public static ReportLine OfRow(SourceRow row, SourceGeometry geometry)
    {
        var only = "";
        var printed = 0;
        SourcePlace place = default;
        foreach (var cell in row.Cells)
        {
            if (!ValueWindow.IsBlank(cell))
            {
                printed++;
                only = cell.Text;
                place = cell.Place;
            }
        }

        return new ReportLine(
            geometry == SourceGeometry.Exact ? LineKind.Grid : LineKind.Packed,
            printed == 1 ? only : "",
            printed > 0 || row.Cells.Count == 0 ? place : row.Cells[0].Place,
            row.Cells);
    }

    public static ReportLine OfRun(IReadOnlyList<SourceCell> cells) => new(LineKind.Run, "", cells[0].Place, cells);

    public static List<ReportLine> Of(SourceDocument document)
    {
        var lines = new List<ReportLine>(document.Blocks.Count * 2);
        foreach (var block in document.Blocks)
        {
            if (block is SourceParagraph paragraph)
            {
                lines.Add(OfParagraph(paragraph));
            }
            else if (block is SourceTable table)
            {
                foreach (var row in table.Rows)
                {
                    lines.Add(OfRow(row, table.Geometry));
                }
            }
        }

        return lines;
    }

    private static string[] KeysOf(IReadOnlyList<SourceCell> cells)
    {
        if (cells.Count == 0)
        {
            return [];
        }

        var keys = new string[cells.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var cell = cells[i];
            keys[i] = cell.IsCovered || !LabelKey.HasWord(cell.Text) ? "" : LabelKey.Of(cell.Text);
        }

        return keys;
    }
}
