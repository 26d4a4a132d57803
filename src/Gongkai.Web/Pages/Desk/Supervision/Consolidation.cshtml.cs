using System.Globalization;
using Gongkai.App;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Reports.Supervision;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Comparing;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Supervision;

/// <summary>汇总页 — the sums of all filed reports of a year, the organs behind each cell, who is missing, unreadable or contradictory, and the government's own report beside them; 条例 49.</summary>
[Needs(nameof(Permission.SuperviseOrgans))]
public sealed class ConsolidationModel(ConsolidateReports consolidate, TakeRollUp rollUp, FilingBoard board, Caller caller, SiteClock clock) : DeskPage
{
    public const int MostDifferences = 20;
    private const int OrgansOnPage = 50;
    private const string Base = "/desk/supervision/consolidation";

    public override PageMeta Meta => new("年报汇总") { NavPath = Base, Trail = [new PageLink("报送看板", "/desk/supervision")] };

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public IReadOnlyList<Choice> Roots { get; private set; } = [];

    public Organ Root { get; private set; } = null!;

    public bool IsOwn => Root.Id == caller.OrganId;

    public Consolidation Sums { get; private set; } = null!;

    public IReadOnlyList<RollUpDifference>? Differences { get; private set; }

    public OpenedSum? Opened { get; private set; }

    public IReadOnlyList<ReportTableView> Tables { get; private set; } = [];

    public string Here => $"{Base}?year={Sums.Year}&root={Root.Number}";

    public IEnumerable<(string Title, IReadOnlyList<string> Names)> Notes => ((string, IReadOnlyList<string>)[])
        [($"{Sums.Missing.Count} 个机关没有报送，没有计入", Sums.Missing), ($"{Sums.Unreadable.Count} 个机关的年报有读不出的格，读不出的没有计入", Sums.Unreadable),
            ($"{Sums.Contradictory.Count} 个机关的年报有错误，数据照报送的计入", Sums.Contradictory), ($"{Sums.OtherFormat.Count} 个机关用的是别的年度的格式，按对照表计入", Sums.OtherFormat)]
        is var all ? all.Where(note => note.Item2.Count > 0) : [];

    public async Task OnGetAsync(int? year, int? root, string? cell)
    {
        ModelState.Clear();
        var last = clock.Today.Year - 1;
        var wanted = year is >= 2019 && year <= last ? year.Value : last;
        var organs = await board.OrgansAsync(HttpContext.RequestAborted);
        var governments = organs.Where(organ => organ.Id == caller.OrganId || organs.Any(other => other.ParentId == organ.Id)).ToList();
        Roots = [.. governments.Select(organ => new Choice(organ.Number.ToString(CultureInfo.InvariantCulture), organ.Name))];
        Root = governments.FirstOrDefault(organ => organ.Number == root) ?? governments.First(organ => organ.Id == caller.OrganId);
        Years = YearChoices.Tabs(last, wanted, Base);
        Sums = await consolidate.RunAsync(wanted, includeOwn: false, Root, HttpContext.RequestAborted);
        Differences = await rollUp.CompareAsync(Root, Sums, HttpContext.RequestAborted);
        Tables = [.. Sums.Format.Tables.Select(table => ReportTableView.Build(table, (row, column) => View(table, row, column)))];
        if (cell is not null && PositionOf(cell) is var (table, position) && table is not null)
        {
            await OpenAsync(table, position);
        }
    }

    public async Task<IActionResult> OnPostTakeAsync(int year)
    {
        var taken = await rollUp.RunAsync(year, HttpContext.RequestAborted);
        if (taken.Succeeded)
        {
            return Redirect($"/desk/reports/year/{year}");
        }

        await OnGetAsync(year, null, null);
        Refuse(taken.Refusal);
        return Page();
    }

    public string CellPath(string address) => $"{Here}&cell={address}#cell";

    public string Shown(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    public static string InChinese(MeasureState? state) => state switch
    {
        null => "没有报送",
        MeasureState.Known => "",
        MeasureState.Unknown => "读不出",
        MeasureState.NoCounterpart => "格式里没有对应的格",
        _ => "空白",
    };

    private (TableFormat? Table, int Position) PositionOf(string address) =>
        Sums.Format.Tables.SelectMany(table => table.Rows.SelectMany(row => row.Columns.Select((column, i) => (Address: $"{table.Id}.{row.Path}.{column.Id}", Table: table, Position: row.Offset + i))))
            .Where(one => one.Address == address).Select(one => ((TableFormat?)one.Table, one.Position)).FirstOrDefault();

    private async Task OpenAsync(TableFormat table, int position)
    {
        var organs = await consolidate.OrgansAsync(Sums.Year, (table, position), includeOwn: false, Root, HttpContext.RequestAborted);
        var pager = Pager.Of(Request, OrgansOnPage, organs.Count);
        Opened = new OpenedSum(OpenFigure.NameOf(table, position), CountingRules.Of(table)[position].Definition, Shown(Sums.Cells[table.Id][position].Sum),
            [.. organs.Skip((Pager.PageIn(Request) - 1) * OrgansOnPage).Take(OrgansOnPage)], pager);
    }

    private CellView View(TableFormat table, RowFormat row, int column)
    {
        var cell = Sums.Cells[table.Id][row.Offset + column];
        var isMoney = row.Columns[column].Kind is ColumnKind.Money or ColumnKind.MoneyInUnit;
        var unit = row.Columns[column].Unit ?? MoneyUnit.Yuan;
        var sum = isMoney ? cell.Sum / unit.InYuan() : cell.Sum;
        return new CellView(Shown(sum), false, $"{cell.Known} 个机关有数，{cell.Blank} 个空白，{cell.Unreadable} 个读不出，{cell.NoCounterpart} 个没有对应") { Href = CellPath($"{table.Id}.{row.Path}.{row.Columns[column].Id}") };
    }

    /// <summary>打开的汇总格 — name, definition and organs of one sum.</summary>
    public sealed record OpenedSum(string Name, string Definition, string Sum, IReadOnlyList<CellOrgan> Organs, Pager Pager);
}
