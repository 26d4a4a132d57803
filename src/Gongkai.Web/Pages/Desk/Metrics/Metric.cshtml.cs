using Gongkai.App;
using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Pages.Desk.Metrics;

/// <summary>单个指标页 — its definition, its years and months, and the way to its records.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class MetricModel(ReadMetrics read, ExportMetrics export, OwnMetrics own, GongkaiDb db, Caller caller, SiteClock clock) : DeskPage
{
    private const int YearsShown = 4;

    public override PageMeta Meta => new(Metric.Name) { NavPath = "/desk/metrics", HasCharts = true, Trail = [new PageLink("指标", "/desk/metrics")] };

    public Metric Metric { get; private set; } = null!;

    public MetricQuery Query { get; private set; } = null!;

    public int Year => Query.Year;

    /// <summary>The figure of the whole period, with what a share in time leaves out.</summary>
    public MetricReading Reading { get; private set; } = null!;

    public ChartTable ByYear { get; private set; } = null!;

    public ChartTable ByMonth { get; private set; } = null!;

    public string? RowsPath => MetricRows.MayOpen(Metric, caller) ? ReadMetrics.RowsPath(Metric, Query.Scope) : null;

    public IReadOnlyList<Metric> MadeOf { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (!await FindAsync(code))
        {
            return NotFound();
        }

        List<MetricScope> years = [.. Enumerable.Range(Year - YearsShown + 1, YearsShown).Select(year => Query.Scope with { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31) })];
        List<MetricScope> months = [.. Enumerable.Range(1, 12).Select(month => new DateOnly(Year, month, 1)).Select(first => Query.Scope with { From = first, To = first.AddMonths(1).AddDays(-1) })];
        var readings = await read.RunAsync(Metric, [Query.Scope, .. years, .. months], HttpContext.RequestAborted);
        Reading = readings[0];
        ByYear = new ChartTable($"{Metric.Name}（各年）", Metric.Unit, ChartKind.Bar) { Category = "年度", Series = [Metric.Name], Rows = [.. years.Zip(readings.Skip(1), (year, one) => new ChartRow($"{year.From.Year}", [one.Value]))] };
        ByMonth = new ChartTable($"{Metric.Name}（{Year} 年各月）", Metric.Unit, ChartKind.Line)
        {
            Category = "月份",
            Series = [Metric.Name],
            Rows = [.. months.Zip(readings.Skip(1 + YearsShown), (month, one) => new ChartRow($"{month.From.Month} 月", [month.From > clock.Today ? null : one.Value]))],
        };
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(string code)
    {
        if (!await FindAsync(code))
        {
            return NotFound();
        }

        using var output = new MemoryStream();
        await export.RunAsync(Query.Scope, [Metric], output, HttpContext.RequestAborted);
        return File(output.ToArray(), "text/csv; charset=utf-8", $"{Metric.Name}{Query.Period}.csv");
    }

    private async Task<bool> FindAsync(string code)
    {
        ModelState.Clear();
        Metric = (await own.FindAsync(code, HttpContext.RequestAborted))!;
        Query = MetricQuery.Of(Request, caller, await db.Organs.AsNoTracking().ToListAsync(HttpContext.RequestAborted), clock.Today);
        var known = await own.AllAsync(HttpContext.RequestAborted);
        MadeOf = [.. (Metric?.Source switch
        {
            MetricSource.Sum sum => sum.Codes,
            MetricSource.Share share => [share.Part, share.Whole],
            MetricSource.Difference difference => [difference.Of, difference.Less],
            MetricSource.Growth growth => [growth.Of],
            _ => [],
        }).Select(part => known.FirstOrDefault(one => one.Code == part)).OfType<Metric>()];
        return Metric is not null;
    }
}
