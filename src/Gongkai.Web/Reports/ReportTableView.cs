using System.Text;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Microsoft.AspNetCore.Html;

namespace Gongkai.Web.Reports;

/// <summary>年报表格 — one table of a report on a page, drawn as the prescribed form by the code that writes the files.</summary>
public sealed class ReportTableView
{
    private static readonly string[] s_titles = ["", "", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"];

    private ReportTableView(PrescribedTable table, string? heading, Func<PrescribedCell, CellPlace, CellDress> dress)
    {
        Id = table.Format.Id;
        Title = s_titles[table.Format.Section];
        Table = Draw(table, PrescribedReport.Caption(table.Format.Section, heading ?? Title), dress);
    }

    public string Id { get; }

    public string Title { get; }

    public HtmlString Table { get; }

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

    /// <param name="table">The table as read.</param>
    /// <param name="bad">Addresses of cells that findings name.</param>
    /// <param name="heading">The heading of the part as the report prints it; the prescribed one where left out.</param>
    public static ReportTableView Of(ReportTable table, IReadOnlySet<string> bad, string? heading = null) => new(PrescribedTable.From(table), heading, (cell, place) =>
    {
        var css = bad.Contains(place.Address) ? "r bad" : cell.IsUnreadable ? "r unreadable" : "r";
        return new CellDress(cell.Text) { Css = css, Note = cell.IsUnreadable ? "没有读出" : cell.Value!.State == CellState.Blank ? "空白" : "" };
    });

    /// <summary>A table whose figures come from elsewhere, such as a roll-up.</summary>
    public static ReportTableView Of(TableFormat format, Func<CellPlace, CellDress> figure) => new(PrescribedTable.Form(format), null, (_, place) => figure(place));

    private static HtmlString Draw(PrescribedTable table, string caption, Func<PrescribedCell, CellPlace, CellDress> dress)
    {
        var places = CellPlace.Of(table.Format);
        var html = new StringBuilder(16 << 10);
        HtmlTable.Append(html, table, caption, cell => cell switch
        {
            { Kind: PrescribedCellKind.Value, Position: { } at } => Main(places[at], dress(cell, places[at])),
            { Kind: PrescribedCellKind.RowLabel, Position: { } at } => Main(places[at], new CellDress(cell.Text)),
            _ => CellDress.Of(cell),
        });
        return new HtmlString(html.ToString());
    }

    private static CellDress Main(CellPlace place, CellDress dress) =>
        place.Row.Role is RowRole.OutcomeTotal or RowRole.NewReceived or RowRole.CarriedIn or RowRole.CarriedOut ? dress with { Css = $"{dress.Css} main".Trim() } : dress;
}

/// <summary>格的位置 — table, row and column of a cell of the form, and its address as the results name it.</summary>
public sealed record CellPlace(TableFormat Table, RowFormat Row, int Column)
{
    public int Position => Row.Offset + Column;

    public ColumnFormat Head => Row.Columns[Column];

    public string Address => $"{Table.Id}.{Row.Path}.{Head.Id}";

    /// <summary>The places of all cells in the order of the form.</summary>
    public static IReadOnlyList<CellPlace> Of(TableFormat table) => [.. table.Rows.SelectMany(row => row.Columns.Select((_, column) => new CellPlace(table, row, column)))];
}
