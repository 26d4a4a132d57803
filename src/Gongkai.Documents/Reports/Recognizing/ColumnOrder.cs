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
        foreach (var line in heads)
        {
            var lastInLine = -1;
            foreach (var cell in Cells(line))
            {
                var position = Position(cell.Text, labels, columns);
                anySeen |= position < 0 && labels.Groups.IsKnown(cell.Text);
                if (position < 0)
                {
                    continue;
                }

                var isTotal = columns[position].Kind == ColumnKind.Total;
                if (position < lastInLine || (isTotal ? !anySeen : position < last))
                {
                    return Reordered(columns[position], line);
                }

                lastInLine = position;
                anySeen = true;
                if (isTotal)
                {
                    totalCell = line.Kind == LineKind.Grid ? cell.Column : totalCell;
                }
                else
                {
                    last = position;
                    lastCell = line.Kind == LineKind.Grid ? Math.Max(lastCell, cell.Column) : lastCell;
                }

                if (totalCell >= 0 && totalCell < lastCell)
                {
                    return Reordered(columns[position], line);
                }
            }
        }

        return null;
    }

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
