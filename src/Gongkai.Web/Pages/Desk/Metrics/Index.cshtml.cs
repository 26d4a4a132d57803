using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Metrics;
using Gongkai.App.Organs;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Metrics;

/// <summary>指标页 — the dictionary with the figures of the own organ, this year beside the last.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class IndexModel(ReadMetrics read, ExportMetrics export, OwnUnits units, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("指标") { NavPath = "/desk/metrics" };

    public int Year { get; private set; }

    public Filters Filters { get; private set; } = null!;

    public IEnumerable<IGrouping<string, MetricRow>> Groups { get; private set; } = [];

    public async Task OnGetAsync(string? year, string? unit, string? channel)
    {
        ModelState.Clear();
        Year = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        var names = (await units.RunAsync(HttpContext.RequestAborted)).Select(one => new Choice(one.Name, one.Name));
        Filters = new Filters(Request,
        [
            new Filter("year", "年度") { Choices = [.. Enumerable.Range(0, 5).Select(back => new Choice($"{clock.Today.Year - back}", $"{clock.Today.Year - back} 年"))] },
            new Filter("unit", "处室") { Choices = [.. names] },
            new Filter("channel", "平台、账号或栏目") { IsWide = true },
        ]);
        var scope = MetricScope.Year(caller.OrganId, Year) with { Unit = unit ?? "", Channel = channel?.Trim() ?? "" };
        var values = await read.RunManyAsync(MetricDictionary.All, scope, HttpContext.RequestAborted);
        var before = await read.RunManyAsync(MetricDictionary.All, scope with { From = scope.From.AddYears(-1), To = scope.To.AddYears(-1) }, HttpContext.RequestAborted);
        Groups = MetricDictionary.All.Select(metric => new MetricRow(metric, values[metric.Code], before[metric.Code])).GroupBy(row => row.Metric.Group);
    }

    public async Task<IActionResult> OnGetCsvAsync(string? year)
    {
        var wanted = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        using var output = new MemoryStream();
        await export.RunAsync(caller.OrganId, wanted, MetricDictionary.All, output, HttpContext.RequestAborted);
        return File(output.ToArray(), "text/csv; charset=utf-8", $"指标{wanted}.csv");
    }
}
