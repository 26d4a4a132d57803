using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Metrics;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Metrics;

/// <summary>单个指标页 — its definition, its years and months, and the way to its records.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class MetricModel(ReadMetrics read, ExportMetrics export, Caller caller, SiteClock clock) : DeskPage
{
    private const int YearsShown = 4;

    public override PageMeta Meta => new(Metric.Name) { NavPath = "/desk/metrics", HasCharts = true, Trail = [new PageLink("指标", "/desk/metrics")] };

    public Metric Metric { get; private set; } = null!;

    public int Year { get; private set; }

    public ChartTable ByYear { get; private set; } = null!;

    public ChartTable ByMonth { get; private set; } = null!;

    public string? RowsPath => caller.May(Permission.KeepLedgers) ? ReadMetrics.RowsPath(Metric, MetricScope.Year(caller.OrganId, Year)) : null;

    public IReadOnlyList<Metric> MadeOf => [.. (Metric.Source switch
    {
        MetricSource.Sum sum => sum.Codes,
        MetricSource.Share share => [share.Part, share.Whole],
        MetricSource.Growth growth => [growth.Of],
        _ => [],
    }).Select(code => MetricDictionary.Find(code)!)];

    public async Task<IActionResult> OnGetAsync(string code, string? year)
    {
        if (!Find(code, year))
        {
            return NotFound();
        }

        var years = new List<ChartRow>();
        for (var one = Year - YearsShown + 1; one <= Year; one++)
        {
            years.Add(new ChartRow($"{one}", [await read.RunAsync(code, MetricScope.Year(caller.OrganId, one), HttpContext.RequestAborted)]));
        }

        var months = new List<ChartRow>();
        for (var month = new DateOnly(Year, 1, 1); month.Year == Year; month = month.AddMonths(1))
        {
            months.Add(new ChartRow($"{month.Month} 月", [await read.RunAsync(code, new MetricScope(caller.OrganId, month, month.AddMonths(1).AddDays(-1)), HttpContext.RequestAborted)]));
        }

        ByYear = new ChartTable($"{Metric.Name}（各年）", Metric.Unit, ChartKind.Bar) { Category = "年度", Series = [Metric.Name], Rows = years };
        ByMonth = new ChartTable($"{Metric.Name}（{Year} 年各月）", Metric.Unit, ChartKind.Line) { Category = "月份", Series = [Metric.Name], Rows = months };
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(string code, string? year)
    {
        if (!Find(code, year))
        {
            return NotFound();
        }

        using var output = new MemoryStream();
        await export.RunAsync(caller.OrganId, Year, [Metric], output, HttpContext.RequestAborted);
        return File(output.ToArray(), "text/csv; charset=utf-8", $"{Metric.Name}{Year}.csv");
    }

    private bool Find(string code, string? year)
    {
        Metric = MetricDictionary.Find(code)!;
        Year = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        return Metric is not null;
    }
}
