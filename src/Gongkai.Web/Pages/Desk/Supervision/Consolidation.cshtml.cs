using System.Globalization;
using Gongkai.App;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Supervision;
using Gongkai.Domain.Organs;
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
    private const string Base = "/desk/supervision/consolidation";

    private Dictionary<string, CellPlace> _places = [];

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
        _places = ConsolidatedTables.Cells(Sums).ToDictionary(cell => cell.Place.Address, cell => cell.Place, StringComparer.Ordinal);
        Tables = ConsolidatedTables.Of(Sums, CellPath);
        Opened = cell is null || await ConsolidatedTables.OpenAsync(consolidate, Sums, (cell, IncludeOwn: false, Root), Request) is not { } opened ? null
            : opened with { ClosedPath = Here, PathOf = organ => organ.ReportId is { } id ? $"/desk/supervision/report/{id}" : null };
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

    /// <summary>Where a difference stands in the form; its head says the unit.</summary>
    public CellPlace PlaceOf(string address) => _places[address];

    public string CellPath(string address) => $"{Here}&cell={address}#cell";
}
