using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Recognizing;

/// <summary>Looks whether the heads of a table stand in the prescribed order; values are never aligned by them, but another order is refused.</summary>
internal static class ColumnOrder
{
    private const int LongestHead = 40;

    /// <summary>The objection against a table whose column heads are printed in another order.</summary>
    /// <param name="heads">The lines above the table's first row.</param>
    public static (string Reason, string Message, SourcePlace Place)? Objection(IEnumerable<ReportLine> heads, RowLabels labels)
    {
        var columns = labels.Tables[0].Rows[0].Columns;
        var last = -1;
        var lastCell = -1;
        var totalCell = -1;
        var anySeen = false;
        foreach (var head in Heads(heads, labels, columns))
        {
            var isTotal = head.Position >= 0 && columns[head.Position].Kind == ColumnKind.Total;
            if (head.Position >= 0 && (head.Position < head.BeforeInLine || (isTotal ? !anySeen : head.Position < last)))
            {
                return Reordered(columns[head.Position], head.Line);
            }

            anySeen = true;
            if (isTotal)
            {
                totalCell = head.Line.Kind == LineKind.Grid ? head.Column : totalCell;
            }
            else if (head.Position >= 0)
            {
                last = head.Position;
                lastCell = head.Line.Kind == LineKind.Grid ? Math.Max(lastCell, head.Column) : lastCell;
            }

            if (totalCell >= 0 && totalCell < lastCell)
            {
                return Reordered(columns[Math.Max(head.Position, 0)], head.Line);
            }
        }

        return null;
    }

    private readonly record struct Head(int Position, int BeforeInLine, int Column, ReportLine Line, int LineIndex);

    // The heads in reading order; a lone 总计 far from any other head belongs to another table.
    private static List<Head> Heads(IEnumerable<ReportLine> lines, RowLabels labels, IReadOnlyList<ColumnFormat> columns)
    {
        var heads = new List<Head>();
        var index = 0;
        foreach (var line in lines)
        {
            var before = -1;
            foreach (var cell in Cells(line))
            {
                var position = Position(cell.Text, labels, columns);
                if (position >= 0 || labels.HeadGroups.IsKnown(cell.Text))
                {
                    heads.Add(new Head(position, before, cell.Column, line, index));
                    before = Math.Max(before, position);
                }
            }

            index++;
        }

        for (var i = heads.Count - 1; i >= 0; i--)
        {
            if (heads[i].Position >= 0 && columns[heads[i].Position].Kind == ColumnKind.Total && !HasNeighbour(heads, i))
            {
                heads.RemoveAt(i);
            }
        }

        return heads;
    }

    private static bool HasNeighbour(List<Head> heads, int index) =>
        (index > 0 && heads[index].LineIndex - heads[index - 1].LineIndex <= 1) || (index + 1 < heads.Count && heads[index + 1].LineIndex - heads[index].LineIndex <= 1);

    private static (string Reason, string Message, SourcePlace Place) Reordered(ColumnFormat column, ReportLine line) =>
        ("columns-reordered", $"列的次序与规定格式不同（见“{column.Label}”），不能按规定次序取数。", line.Place);

    private static IEnumerable<SourceCell> Cells(ReportLine line)
    {
        if (line.Kind != LineKind.Paragraph)
        {
            return line.Cells.Where(cell => !cell.IsCovered && cell.Text.Length is > 0 and <= LongestHead);
        }

        return line.Text.Length > LongestHead
            ? []
            : line.Text.Split([' ', '\t', '\u3000', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Select(word => new SourceCell(word, line.Place, 0));
    }

    private static int Position(string text, RowLabels labels, IReadOnlyList<ColumnFormat> columns)
    {
        Span<char> buffer = stackalloc char[LongestHead];
        var id = labels.Columns.Exact(LabelKey.Of(text, buffer));
        for (var i = 0; id is not null && i < columns.Count; i++)
        {
            if (columns[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}
