using System.Globalization;
using Gongkai.App.Reports;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Web.Reports;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Pages.Portal;

/// <summary>年报汇总数据页 — the sums of the published reports of a year cell by cell, with the organs behind each and those that could not take part, as page, CSV and JSON; 条例 49、50.</summary>
[Public]
public sealed class ReportSumsModel(SiteDatabase database) : PortalPage
{
    public const string Address = ReportDataModel.Address + "/sums";
    private const int OrgansOnPage = 50;

    public override PageMeta Meta => new(Sums is null ? "年报汇总数据" : $"{Sums.Year} 年度年报汇总数据")
    {
        CanonicalPath = Address,
        NavPath = PortalPaths.Reports,
        HasCharts = true,
        Trail = [new PageLink("政府信息公开年报", PortalPaths.Reports), new PageLink("年报数据与指标", ReportDataModel.Address)],
        Description = "公开的政府信息公开工作年度报告逐格相加的数据。",
    };

    public Consolidation? Sums { get; private set; }

    public Organ? Root { get; private set; }

    public string RootNumber => Root!.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>True on a site of one organ, which has none below it to add up.</summary>
    public bool IncludesOwn { get; private set; }

    public IReadOnlyList<Choice> Roots { get; private set; } = [];

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public IReadOnlyList<ReportTableView> Tables { get; private set; } = [];

    public OpenedSum? Opened { get; private set; }

    public IReadOnlyList<(string Organ, string State)> Noted { get; private set; } = [];

    public Pager? Pager { get; private set; }

    public string Here => $"{Address}?year={Sums!.Year}&root={RootNumber}";

    public ChartTable Chart => new($"{Sums!.Year} 年度机关的年报", "个", ChartKind.Bar)
    {
        Category = "情况",
        Series = ["机关"],
        Rows = [new ChartRow("相加的年报", [Sums.Reports]), .. OpenSums.Named(Sums).Select(one => new ChartRow(OpenSums.States[one.State].Split('，')[0], [one.Organs.Count]))],
    };

    public async Task OnGetAsync(int? year, int? root, string? cell)
    {
        await using var db = database.Open(OrganScope.Portal);
        if (!await LoadAsync(db, year, root))
        {
            return;
        }

        Tables = ConsolidatedTables.Of(Sums!, address => $"{Here}&cell={address}#cell");
        var noted = OpenSums.Named(Sums!).SelectMany(one => one.Organs.Select(organ => (organ, one.State))).ToList();
        Pager = Pager.Of(Request, OrgansOnPage, noted.Count);
        Noted = [.. noted.Skip(Pager.Skip).Take(Pager.Size)];
        if (cell is not null && await ConsolidatedTables.OpenAsync(new ConsolidateReports(db) { IsPublic = true }, Sums!, (cell, IncludesOwn, Root!), Request) is { } opened)
        {
            Opened = opened with { ClosedPath = Here, PathOf = organ => organ.ReportId is null ? null : $"{PortalPaths.Reports}/{organ.Number}/{Sums!.Year}" };
        }
    }

    public async Task<IActionResult> OnGetFileAsync(int? year, int? root, string format)
    {
        await using var db = database.Open(OrganScope.Portal);
        if (format is not ("csv" or "json") || !await LoadAsync(db, year, root))
        {
            return NotFound();
        }

        return format == "json"
            ? File(OpenSums.Json(Sums!, Root!), "application/json", $"annual-report-sums-{Sums!.Year}.json")
            : File(OpenSums.Csv(Sums!, Root!), "text/csv; charset=utf-8", $"annual-report-sums-{Sums!.Year}.csv");
    }

    public async Task<IActionResult> OnGetOrgansAsync(int? year, int? root)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await LoadAsync(db, year, root) ? File(OpenSums.OrgansCsv(Sums!, Root!), "text/csv; charset=utf-8", $"annual-report-organs-{Sums!.Year}.csv") : NotFound();
    }

    private async Task<bool> LoadAsync(GongkaiDb db, int? year, int? root)
    {
        ModelState.Clear();
        var stop = HttpContext.RequestAborted;
        var years = await new PublicReports(database).YearsAsync(stop);
        var governments = await db.Organs.AsNoTracking()
            .Where(organ => organ.IsActive && (organ.ParentId == null || db.Organs.Any(below => below.ParentId == organ.Id && below.IsActive)))
            .OrderBy(organ => organ.Path.Length).ThenBy(organ => organ.Number).ToListAsync(stop);
        Root = governments.FirstOrDefault(organ => organ.Number == root) ?? governments.FirstOrDefault();
        if (years.Count == 0 || Root is null)
        {
            return false;
        }

        IncludesOwn = !await db.Organs.AnyAsync(organ => organ.ParentId == Root.Id && organ.IsActive, stop);
        Sums = await new ConsolidateReports(db) { IsPublic = true }.RunAsync(year is { } wanted && years.Contains(wanted) ? wanted : years[0], IncludesOwn, Root, stop);
        Roots = [.. governments.Select(organ => new Choice(organ.Number.ToString(CultureInfo.InvariantCulture), organ.Name))];
        Years = [.. years.Select(one => new Tab($"{one} 年度", $"{Address}?year={one}&root={RootNumber}", one == Sums.Year))];
        return true;
    }
}
