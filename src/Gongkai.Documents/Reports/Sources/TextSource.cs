using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>纯文本 — plain text, Markdown and tab-separated text: which lines are paragraphs, which are rows of cells.</summary>
/// <remarks>
/// Four ways of writing a row are known: cells between tabs, cells between bars, cells in a drawn
/// grid, and one cell a line behind a leading tab, where an empty line ends the row.
/// </remarks>
public static class TextSource
{
    /// <summary>Reads text that has been decoded already.</summary>
    public static SourceDocument Read(string text, SourceLimits limits)
    {
        var lines = TextLines.Split(text, limits);
        var blocks = new List<SourceBlock>();
        var rows = new List<SourceRow>();
        var drawnUntil = 0;
        var i = 0;
        while (i < lines.Count)
        {
            var line = lines[i];
            if (i >= drawnUntil && DrawnTable.CanBegin(line))
            {
                drawnUntil = DrawnTable.EndOf(lines, i);
                var drawn = DrawnTable.Read(lines, i, drawnUntil, limits);
                if (drawn is not null || DrawnTable.IsTorn(lines, i, drawnUntil))
                {
                    EndTable(blocks, rows);
                    blocks.AddRange(drawn is null ? [] : [drawn]);
                    i = drawnUntil;
                    continue;
                }
            }

            if (line.Kind == TextLineKind.LeadingTab && StackedCells.IsStack(lines, i))
            {
                EndTable(blocks, rows);
                i = StackedCells.Read(lines, i, blocks);
                continue;
            }

            switch (line.Kind)
            {
                case TextLineKind.Bars:
                    AddRow(rows, line.SplitBars());
                    break;
                case TextLineKind.Tabs:
                case TextLineKind.LeadingTab when rows.Count > 0 || line.IsShort:
                    AddRow(rows, line.SplitTabs());
                    break;
                case TextLineKind.Rule:
                    break;
                case TextLineKind.Empty:
                    EndTable(blocks, rows);
                    break;
                default:
                    EndTable(blocks, rows);
                    blocks.Add(new SourceParagraph(line.WithoutMarkup(), SourcePlace.OfText(line.Number, 1), line.StartsPage));
                    break;
            }

            i++;
        }

        EndTable(blocks, rows);
        return new SourceDocument(SourceKind.Text, blocks);
    }

    private static void AddRow(List<SourceRow> rows, SourceCell[] cells)
    {
        if (cells.Length > 0)
        {
            rows.Add(new SourceRow(cells));
        }
    }

    private static void EndTable(List<SourceBlock> blocks, List<SourceRow> rows)
    {
        if (rows.Count > 0)
        {
            blocks.Add(new SourceTable(SourceGeometry.Packed, [.. rows]));
            rows.Clear();
        }
    }
}
