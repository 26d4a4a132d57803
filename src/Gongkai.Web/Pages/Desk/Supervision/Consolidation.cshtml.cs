using System.Globalization;
using Gongkai.App;
using Gongkai.App.Reports;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>汇总页 — the sums of all filed reports of a year, and who is missing, unreadable or contradictory; 条例 49.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class ConsolidationModel(ConsolidateReports consolidate, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("年报汇总") { NavPath = "/desk/supervision/consolidation", Trail = [new PageLink("报送看板", "/desk/supervision")] };

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public Consolidation Sums { get; private set; } = null!;

    public IReadOnlyList<ReportTableView> Tables { get; private set; } = [];

    public async Task OnGetAsync(int? year)
    {
        ModelState.Clear();
        var last = clock.Today.Year - 1;
        Years = YearChoices.Tabs(last, year ?? last, "/desk/supervision/consolidation");
        Sums = await consolidate.RunAsync(year is >= 2019 && year <= last ? year.Value : last, includeOwn: true, HttpContext.RequestAborted);
        Tables = [.. Sums.Format.Tables.Select(table => ReportTableView.Build(table, (row, column) => View(table, row, column)))];
    }

    private CellView View(TableFormat table, RowFormat row, int column)
    {
        var cell = Sums.Cells[table.Id][row.Offset + column];
        var isMoney = row.Columns[column].Kind is ColumnKind.Money or ColumnKind.MoneyInUnit;
        var unit = row.Columns[column].Unit ?? MoneyUnit.Yuan;
        var sum = isMoney ? cell.Sum / unit.InYuan() : cell.Sum;
        return new CellView(sum?.ToString("0.####", CultureInfo.InvariantCulture) ?? "", false, $"{cell.Known} 个机关有数，{cell.Blank} 个空白，{cell.Unreadable} 个读不出");
    }
}
