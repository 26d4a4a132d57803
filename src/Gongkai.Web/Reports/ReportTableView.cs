using Gongkai.Domain.Reports;

namespace Gongkai.Web.Reports;

/// <summary>年报表格 — one table of a report as a page shows it: parts with the same head, rows, cells.</summary>
public sealed record ReportTableView(string Title, IReadOnlyList<ReportTablePart> Parts)
{
    private static readonly string[] s_titles = ["", "", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"];

    public static string TitleOf(string tableId) => s_titles[ReportFormats.Shipped.All[0].Table(tableId).Section];

    /// <summary>The cell at an address as people call it; the address itself where no format has it.</summary>
    public static string NameOf(string address)
    {
        var (dot, last) = (address.IndexOf('.', StringComparison.Ordinal), address.LastIndexOf('.'));
        foreach (var table in ReportFormats.Shipped.All.Reverse().SelectMany(format => format.Tables).Where(table => dot > 0 && dot < last && table.Id == address[..dot]))
        {
            if (table.Row(address[(dot + 1)..last]) is { } row && row.Columns.ToList().FindIndex(column => column.Id == address[(last + 1)..]) is >= 0 and var at)
            {
                return App.Reports.Compiling.OpenFigure.NameOf(table, row.Offset + at);
            }
        }

        return address;
    }

    /// <param name="bad">Addresses of cells that findings name.</param>
    public static ReportTableView Of(ReportTable table, IReadOnlySet<string> bad) =>
        Build(table.Format, (row, column) => CellView.Of(table[row, column], bad.Contains(table.Address(row, column))));

    /// <summary>A table whose cells come from elsewhere, such as a roll-up.</summary>
    public static ReportTableView Build(TableFormat format, Func<RowFormat, int, CellView> cell)
    {
        var parts = new List<ReportTablePart>();
        foreach (var row in format.Rows)
        {
            var heads = row.Columns.Select(column => column.Label).ToList();
            if (parts.Count == 0 || !parts[^1].Heads.SequenceEqual(heads))
            {
                parts.Add(new ReportTablePart(heads, []));
            }

            var group = format.Groups.FirstOrDefault(group => group.Id == row.Group)?.Label;
            parts[^1].Rows.Add(new ReportRowView(group, row.Label, [.. Enumerable.Range(0, row.Columns.Count).Select(column => cell(row, column))], row.Role == RowRole.OutcomeTotal));
        }

        return new ReportTableView(s_titles[format.Section], parts);
    }
}

/// <summary>表格段 — rows under one head.</summary>
public sealed record ReportTablePart(IReadOnlyList<string> Heads, List<ReportRowView> Rows)
{
    /// <summary>How many rows the cell of a group spans: all of the group in its first row, none in the others.</summary>
    public int GroupRows(ReportRowView row)
    {
        var at = Rows.IndexOf(row);
        return at > 0 && Rows[at - 1].Group == row.Group ? 0 : Rows.Skip(at).TakeWhile(next => next.Group == row.Group).Count();
    }
}

/// <summary>表格行 — label and cells.</summary>
public sealed record ReportRowView(string? Group, string Label, IReadOnlyList<CellView> Cells, bool IsTotal);

/// <summary>单元格 — what is printed; what could not be read says so instead of showing a zero.</summary>
public sealed record CellView(string Text, bool IsBad, string? Note = null)
{
    /// <summary>What opens behind the figure.</summary>
    public string? Href { get; init; }

    public static CellView Of(Cell? cell, bool isBad) => cell is null ? new CellView("？", isBad, "没有读出") : new CellView(cell.Raw, isBad, cell.State == CellState.Blank ? "空白" : null);
}
