using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>One cell a line behind a leading tab: an empty line ends the row, unless a label is written one character a line.</summary>
internal static class StackedCells
{
    private const int LongestFragment = 2;

    /// <summary>True where several such cells follow each other, so that a leading tab is no mere indent.</summary>
    public static bool IsStack(IReadOnlyList<TextLine> lines, int start)
    {
        var cells = 0;
        var rowEnds = 0;
        for (var i = start; i < lines.Count && i < start + 12; i++)
        {
            switch (lines[i].Kind)
            {
                case TextLineKind.LeadingTab when lines[i].IsShort:
                    cells++;
                    break;
                case TextLineKind.Empty:
                    rowEnds++;
                    break;
                case TextLineKind.Plain when lines[i].IsShort:
                    break;
                default:
                    return cells >= 3;
            }

            if (cells >= 3)
            {
                return true;
            }
        }

        return cells >= 2 && rowEnds > 0;
    }

    /// <summary>Reads the stack that begins at a line.</summary>
    /// <returns>The first line after it.</returns>
    public static int Read(IReadOnlyList<TextLine> lines, int start, List<SourceBlock> blocks)
    {
        var rows = new List<SourceRow>();
        var row = new List<SourceCell>();
        var isAfterGap = false;
        var i = start;
        for (; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Kind == TextLineKind.Empty)
            {
                isAfterGap = true;
                continue;
            }

            if (line.Kind == TextLineKind.LeadingTab)
            {
                if (isAfterGap)
                {
                    EndRow(rows, row);
                }

                row.Add(new SourceCell(CellText.TrimAll(line.Text), SourcePlace.OfText(line.Number, 2), row.Count));
            }
            else if (line.Kind == TextLineKind.Plain && row.Count > 0 && Continues(row[^1].Text, line, isAfterGap))
            {
                row[^1] = row[^1] with { Text = row[^1].Text + CellText.TrimAll(line.Text) };
            }
            else
            {
                break;
            }

            isAfterGap = false;
        }

        EndRow(rows, row);
        blocks.Add(new SourceTable(SourceGeometry.Packed, rows));
        return i;
    }

    // A line without a tab goes on with the cell above; after a gap only single characters of a label written downwards do.
    private static bool Continues(string cell, in TextLine line, bool isAfterGap)
    {
        var text = CellText.TrimAll(line.Text);
        if (!isAfterGap)
        {
            return line.IsShort;
        }

        return text.Length <= LongestFragment && cell.Length > 0 && !CellText.IsValueLike(cell) && !CellText.IsValueLike(text);
    }

    private static void EndRow(List<SourceRow> rows, List<SourceCell> row)
    {
        if (row.Count > 0)
        {
            rows.Add(new SourceRow([.. row]));
            row.Clear();
        }
    }
}
