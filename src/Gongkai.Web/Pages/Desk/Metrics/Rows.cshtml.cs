using Gongkai.App;
using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Pages.Desk.Metrics;

/// <summary>指标所计信息页 — the public items behind a figure.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class RowsModel(MetricItems find, GongkaiDb db, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new(Metric.Name) { NavPath = "/desk/metrics", Trail = [new PageLink("指标", "/desk/metrics")] };

    public Metric Metric { get; private set; } = null!;

    public MetricQuery Query { get; private set; } = null!;

    public IReadOnlyList<CountedItem> Items { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        ModelState.Clear();
        if (MetricDictionary.Find(code) is not { Source: MetricSource.Items source } metric)
        {
            return NotFound();
        }

        Metric = metric;
        Query = MetricQuery.Of(Request, caller, await db.Organs.AsNoTracking().ToListAsync(HttpContext.RequestAborted), clock.Today);
        (var total, Items) = await find.RunAsync(source, Query.Scope, Pager.PageIn(Request), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, MetricItems.PageSize, total);
        return Page();
    }
}
