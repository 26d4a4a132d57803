using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Layouts;

/// <summary>规定表式 — the three tables as the notices print them, with their merges, filled from a generated report.</summary>
public static class PrescribedTables
{
    public const string Note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

    public static PrintedTable Build(string id, GeneratedReport report, PrintStyle style) => report.Format(id).Layout switch
    {
        TableLayout.Blocks => Blocks(report.Format(id), report, style),
        TableLayout.Matrix => Matrix(report.Format(id), report, style),
        _ => SideBySide(report.Format(id), report, style),
    };

    private static PrintedTable Blocks(TableFormat table, GeneratedReport report, PrintStyle style)
    {
        const int Width = 4;
        var rows = new List<PrintedRow>();
        foreach (var group in table.Groups)
        {
            var members = table.Rows.Where(row => row.Group == group.Id).ToList();
            var columns = members[0].Columns;
            rows.Add(new PrintedRow([Head(group.Label, style) with { ColumnSpan = Width }]));
            rows.Add(new PrintedRow([Head("信息内容", style), .. Stretched(columns.Select(column => Head(column.Label, style)), Width - 1)]));
            foreach (var row in members)
            {
                var values = columns.Select((_, c) => Value(table, row, c, report, style));
                rows.Add(new PrintedRow([Label(row.Label, style), .. Stretched(values, Width - 1)], row.Path));
            }
        }

        return new PrintedTable(table.Id, rows);
    }

    // The last cell takes what is left of the width, as in the prescribed form.
    private static List<PrintedCell> Stretched(IEnumerable<PrintedCell> cells, int width)
    {
        var list = cells.ToList();
        list[^1] = list[^1] with { ColumnSpan = width - list.Count + 1 };
        return list;
    }

    private static PrintedTable Matrix(TableFormat table, GeneratedReport report, PrintStyle style)
    {
        var columns = table.Rows[0].Columns;
        var rows = new List<PrintedRow>
        {
            new([Head(Note, style) with { ColumnSpan = 3, RowSpan = 3 }, Head("申请人情况", style) with { ColumnSpan = 7 }]),
            new([Head(columns[0].Label, style) with { RowSpan = 2 }, Head("法人或其他组织", style) with { ColumnSpan = 5 },
                Head(columns[6].Label, style) with { RowSpan = 2 }]),
            new([.. columns.Skip(1).Take(5).Select(column => Head(column.Label, style))]),
        };
        var results = table.Rows.Where(row => row.Role is RowRole.Outcome or RowRole.OutcomeTotal).ToList();
        foreach (var row in table.Rows)
        {
            var cells = new List<PrintedCell>();
            var isResult = results.Contains(row);
            if (row == results[0])
            {
                cells.Add(Group(table.Groups.First(group => group.Id == "results").Label, style, results.Count));
            }

            if (row.Group is { } id && table.Rows.First(other => other.Group == id) == row)
            {
                cells.Add(Group(table.Groups.First(group => group.Id == id).Label, style, table.Rows.Count(other => other.Group == id)));
            }

            cells.Add(Label(row.Label, style) with { ColumnSpan = !isResult ? 3 : row.Group is null ? 2 : 1 });
            cells.AddRange(columns.Select((_, c) => Value(table, row, c, report, style)));
            rows.Add(new PrintedRow(cells, row.Path));
        }

        return new PrintedTable(table.Id, rows);
    }

    private static PrintedTable SideBySide(TableFormat table, GeneratedReport report, PrintStyle style)
    {
        var columns = table.Rows[0].Columns;
        var heads = columns.Select(column => Head(column.Label, style)).ToList();
        return new PrintedTable(table.Id,
        [
            new([Head("行政复议", style) with { ColumnSpan = 5 }, Head("行政诉讼", style) with { ColumnSpan = 10 }]),
            new([.. heads.Select(head => head with { RowSpan = 2 }), Head("未经复议直接起诉", style) with { ColumnSpan = 5 },
                Head("复议后起诉", style) with { ColumnSpan = 5 }]),
            new([.. heads, .. heads]),
            new([.. table.Rows.SelectMany(row => columns.Select((_, c) => Value(table, row, c, report, style)))], "values"),
        ]);
    }

    private static PrintedCell Head(string text, PrintStyle style) => new(style.Label(text), PrintedRole.Head);

    private static PrintedCell Label(string text, PrintStyle style) => new(style.Label(text), PrintedRole.Label);

    private static PrintedCell Group(string text, PrintStyle style, int span) => new(style.Label(text), PrintedRole.Group) { RowSpan = span };

    private static PrintedCell Value(TableFormat table, RowFormat row, int column, GeneratedReport report, PrintStyle style)
    {
        var address = $"{table.Id}.{row.Path}.{row.Columns[column].Id}";
        return new PrintedCell(style.Value(report.Printed(address)), PrintedRole.Value) { Address = address };
    }
}
