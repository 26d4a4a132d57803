using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>规定表式 — one table as the prescribed form lays it out, with its merges;
/// every writer prints this, so none knows the layout; 条例 50.</summary>
public sealed class PrescribedTable
{
    /// <summary>Width of the text block of an official document in millimetres (GB/T 9704-2012); column widths share it.</summary>
    public const double TextWidth = 156;

    private const string ItemHead = "信息内容";
    private const double BlockLabelWidth = 48;
    private const double MatrixLabelWidth = 78;
    private const double OuterLabelWidth = 18;

    private PrescribedTable(TableFormat format, int labelColumns, int headRows, IReadOnlyList<double> widths, IReadOnlyList<PrescribedRow> rows)
    {
        Format = format;
        LabelColumns = labelColumns;
        HeadRows = headRows;
        Widths = widths;
        Rows = rows;
    }

    public TableFormat Format { get; }

    /// <summary>Columns at the left that hold labels.</summary>
    public int LabelColumns { get; }

    /// <summary>Rows at the top that a page break repeats; none where every block has its own head.</summary>
    public int HeadRows { get; }

    /// <summary>Width of each column in millimetres.</summary>
    public IReadOnlyList<double> Widths { get; }

    public IReadOnlyList<PrescribedRow> Rows { get; }

    public static PrescribedTable From(ReportTable table) => table.Format.Layout switch
    {
        TableLayout.Blocks => Blocks(table),
        TableLayout.Matrix => Matrix(table),
        TableLayout.SideBySide => SideBySide(table),
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };

    /// <summary>The form without values, for figures that come from elsewhere.</summary>
    public static PrescribedTable Form(TableFormat format) => From(new ReportTable(format, new Cell?[format.CellCount]));

    private static PrescribedTable Blocks(ReportTable table)
    {
        var format = table.Format;
        var width = 1 + format.Rows.Max(row => row.Columns.Count);
        var grid = new PrescribedGrid();
        foreach (var run in Runs(format.Rows, row => row.Group))
        {
            var columns = run[0].Columns;
            if (format.Groups.FirstOrDefault(group => group.Id == run[0].Group) is { } block)
            {
                grid.AddRow(isHead: true, startsBlock: true);
                grid.Add(new PrescribedCell(PrescribedCellKind.BlockTitle, block.Label, 0, width));
            }

            var units = columns.Select((_, i) => HeadUnit(table, run, i)).ToArray();
            grid.AddRow(isHead: true);
            grid.Add(new PrescribedCell(PrescribedCellKind.ColumnHead, ItemHead, 0));
            for (var i = 0; i < columns.Count; i++)
            {
                grid.Add(new PrescribedCell(PrescribedCellKind.ColumnHead, units[i].Label, 1 + i, Span(i, columns.Count)));
            }

            foreach (var row in run)
            {
                grid.AddRow();
                grid.Add(new PrescribedCell(PrescribedCellKind.RowLabel, row.Label, 0) { Position = row.Offset });
                for (var i = 0; i < columns.Count; i++)
                {
                    grid.Add(Value(table, row, i, units[i].Unit) with { Column = 1 + i, ColumnSpan = Span(i, columns.Count) });
                }
            }
        }

        var valueWidth = (TextWidth - BlockLabelWidth) / (width - 1);
        return new PrescribedTable(format, 1, 0, [BlockLabelWidth, .. Enumerable.Repeat(valueWidth, width - 1)], grid.ToRows());

        // The last column takes what a block with fewer columns leaves free.
        int Span(int column, int count) => column == count - 1 ? width - count : 1;
    }

    private static PrescribedTable Matrix(ReportTable table)
    {
        var format = table.Format;
        var frame = format.Groups.FirstOrDefault(group =>
            format.Rows.All(row => row.Group != group.Id) && format.HeadGroups.All(head => head.Label != group.Label));
        var labels = format.Rows.Select(row => Labels(format, frame, row)).ToList();
        var depth = labels.Max(chain => chain.Count);
        var columns = format.Rows[0].Columns;
        var grid = new PrescribedGrid();
        var headRows = AddMatrixHead(grid, format, columns, depth);

        for (var r = 0; r < format.Rows.Count; r++)
        {
            grid.AddRow();
            var chain = labels[r];
            for (var level = 0; level < chain.Count; level++)
            {
                var isLast = level == chain.Count - 1;
                if (isLast || r == 0 || level >= labels[r - 1].Count - 1 || labels[r - 1][level] != chain[level])
                {
                    var rows = isLast ? 1 : 1 + labels.Skip(r + 1).TakeWhile(next => level < next.Count - 1 && next[level] == chain[level]).Count();
                    var kind = isLast ? PrescribedCellKind.RowLabel : PrescribedCellKind.RowGroupLabel;
                    grid.Add(new PrescribedCell(kind, chain[level], level, isLast ? depth - level : 1, rows) { Position = isLast ? format.Rows[r].Offset : null });
                }
            }

            for (var c = 0; c < columns.Count; c++)
            {
                grid.Add(Value(table, format.Rows[r], c, columns[c].Unit) with { Column = depth + c });
            }
        }

        var outer = depth - 1;
        var last = MatrixLabelWidth - (outer * OuterLabelWidth);
        var valueWidth = (TextWidth - MatrixLabelWidth) / columns.Count;
        return new PrescribedTable(
            format, depth, headRows, [.. Enumerable.Repeat(OuterLabelWidth, outer), last, .. Enumerable.Repeat(valueWidth, columns.Count)],
                grid.ToRows());
    }

    // A group that no row names is the frame around all results: 三、本年度办理结果.
    private static List<string> Labels(TableFormat format, TableGroup? frame, RowFormat row)
    {
        var chain = new List<string>(3);
        if (frame is not null && row.Role is RowRole.Outcome or RowRole.OutcomeTotal)
        {
            chain.Add(frame!.Label);
        }

        if (format.Groups.FirstOrDefault(group => group.Id == row.Group) is { } group)
        {
            chain.Add(group.Label);
        }

        chain.Add(row.Label);
        return chain;
    }

    private static int AddMatrixHead(PrescribedGrid grid, TableFormat format, IReadOnlyList<ColumnFormat> columns, int depth)
    {
        var spans = format.HeadGroups.Select(group => (group.Label, First: IndexOf(columns, group.First), Last: IndexOf(columns, group.Last)))
            .ToList();
        var covers = columns.Select((_, i) => spans.Count(span => span.First <= i && i <= span.Last)).ToList();
        var height = 1 + covers.Max();
        for (var level = 0; level < height; level++)
        {
            grid.AddRow(isHead: true);
            if (level == 0)
            {
                grid.Add(new PrescribedCell(PrescribedCellKind.Corner, format.HeadNote, 0, depth, height));
            }

            for (var i = 0; i < spans.Count; i++)
            {
                var span = spans[i];
                if (spans.Take(i).Count(outer => outer.First <= span.First && span.Last <= outer.Last) == level)
                {
                    grid.Add(new PrescribedCell(PrescribedCellKind.ColumnGroupHead, span.Label, depth + span.First, span.Last - span.First + 1));
                }
            }

            for (var i = 0; i < columns.Count; i++)
            {
                if (covers[i] == level)
                {
                    grid.Add(new PrescribedCell(PrescribedCellKind.ColumnHead, columns[i].Label, depth + i, 1, height - level));
                }
            }
        }

        return height;
    }

    private static PrescribedTable SideBySide(ReportTable table)
    {
        var format = table.Format;
        var height = format.Rows.Any(row => row.Group is not null) ? 3 : 2;
        var grid = new PrescribedGrid();
        for (var level = 0; level < height; level++)
        {
            grid.AddRow(isHead: true);
            if (level == 0)
            {
                foreach (var run in Runs(format.Rows, row => row.Group ?? row.Path))
                {
                    var label = format.Groups.FirstOrDefault(group => group.Id == run[0].Group)?.Label ?? run[0].Label;
                    grid.Add(new PrescribedCell(PrescribedCellKind.ColumnGroupHead, label, run[0].Offset, run.Sum(row => row.Columns.Count)));
                }
            }

            foreach (var row in format.Rows)
            {
                var leafLevel = row.Group is null ? 1 : 2;
                if (level == 1 && leafLevel == 2)
                {
                    grid.Add(new PrescribedCell(PrescribedCellKind.ColumnGroupHead, row.Label, row.Offset, row.Columns.Count));
                }

                for (var i = 0; i < row.Columns.Count && level == leafLevel; i++)
                {
                    grid.Add(new PrescribedCell(PrescribedCellKind.ColumnHead, row.Columns[i].Label, row.Offset + i, 1, height - level));
                }
            }
        }

        grid.AddRow();
        foreach (var row in format.Rows)
        {
            for (var i = 0; i < row.Columns.Count; i++)
            {
                grid.Add(Value(table, row, i, row.Columns[i].Unit) with { Column = row.Offset + i });
            }
        }

        return new PrescribedTable(format, 0, height, [.. Enumerable.Repeat(TextWidth / format.CellCount, format.CellCount)], grid.ToRows());
    }

    private static PrescribedCell Value(ReportTable table, RowFormat row, int column, MoneyUnit? headUnit)
    {
        var cell = table[row, column];
        return new PrescribedCell(PrescribedCellKind.Value, PrescribedReport.Printable(PrintedCell.Text(cell, row.Columns[column], headUnit)), 0)
        { Value = cell, Position = row.Offset + column };
    }

    // A sum read without any unit must not get one from the prescribed head: then the head is printed without it.
    private static (string Label, MoneyUnit? Unit) HeadUnit(ReportTable table, List<RowFormat> rows, int index)
    {
        var column = rows[0].Columns[index];
        var cut = column.Label.IndexOf("（单位", StringComparison.Ordinal);
        return cut > 0 && rows.Any(row => table[row, index] is { Value: not null, Unit: null })
            ? (column.Label[..cut], null)
            : (column.Label, column.Unit);
    }

    private static int IndexOf(IReadOnlyList<ColumnFormat> columns, string id)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Id == id)
            {
                return i;
            }
        }

        throw new ArgumentException($"The head names column {id}, which the table does not have.", nameof(id));
    }

    private static List<List<RowFormat>> Runs(IReadOnlyList<RowFormat> rows, Func<RowFormat, string?> key)
    {
        var runs = new List<List<RowFormat>>();
        foreach (var row in rows)
        {
            if (runs.Count == 0 || key(runs[^1][0]) != key(row))
            {
                runs.Add([]);
            }

            runs[^1].Add(row);
        }

        return runs;
    }
}
