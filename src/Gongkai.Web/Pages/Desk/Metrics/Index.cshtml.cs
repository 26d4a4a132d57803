using Gongkai.App;
using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Pages.Desk.Metrics;

/// <summary>指标页 — the dictionary with the figures of an organ in a period, beside those of the year before.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class IndexModel(ReadMetrics read, ExportMetrics export, OwnMetrics own, GongkaiDb db, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("指标") { NavPath = "/desk/metrics" };

    public MetricQuery Query { get; private set; } = null!;

    public Filters Filters { get; private set; } = null!;

    public IEnumerable<IGrouping<string, MetricRow>> Groups { get; private set; } = [];

    public async Task OnGetAsync()
    {
        ModelState.Clear();
        var organs = await OrgansAsync();
        Query = MetricQuery.Of(Request, caller, organs, clock.Today);
        var names = (await db.Units.AsNoTracking().Where(unit => unit.OrganId == caller.OrganId).OrderBy(unit => unit.Position).Select(unit => unit.Name).ToListAsync(HttpContext.RequestAborted)).Select(name => new Choice(name, name));
        Filters = new Filters(Request,
        [
            new Filter("year", "年度") { Choices = [.. Enumerable.Range(0, 5).Select(back => new Choice($"{clock.Today.Year - back}", $"{clock.Today.Year - back} 年"))], Standing = $"{Query.Year}" },
            .. organs.Count > 1 ? [new Filter("organ", "机关") { Choices = [new Choice("all", "全部机关"), .. organs.Select(organ => new Choice(organ.Id.ToString(), organ.Name))], Standing = $"{caller.OrganId}" }] : Array.Empty<Filter>(),
            new Filter("unit", "处室") { Choices = [.. names] },
            new Filter("channel", "平台、账号或栏目") { IsWide = true },
            new Filter("from", "起") { Type = "date", IsRare = true },
            new Filter("to", "止") { Type = "date", IsRare = true },
        ]);
        var scope = Query.Scope;
        var all = await own.AllAsync(HttpContext.RequestAborted);
        var values = await read.RunManyAsync(all, scope, HttpContext.RequestAborted);
        var before = await read.RunManyAsync(all, scope with { From = scope.From.AddYears(-1), To = scope.To.AddYears(-1) }, HttpContext.RequestAborted);
        Groups = all.Select(metric => new MetricRow(metric, values[metric.Code], before[metric.Code])).GroupBy(row => row.Metric.Group);
    }

    public async Task<IActionResult> OnGetCsvAsync()
    {
        var query = MetricQuery.Of(Request, caller, await OrgansAsync(), clock.Today);
        using var output = new MemoryStream();
        await export.RunAsync(query.Scope, await own.AllAsync(HttpContext.RequestAborted), output, HttpContext.RequestAborted);
        return File(output.ToArray(), "text/csv; charset=utf-8", $"指标{query.Period}.csv");
    }

    // The session sees its own organ and, for who supervises, those below.
    private Task<List<Organ>> OrgansAsync() => db.Organs.AsNoTracking().Where(organ => organ.IsActive).OrderBy(organ => organ.Number).ToListAsync(HttpContext.RequestAborted);
}
