using Gongkai.App;
using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Pages.Desk.Metrics;

/// <summary>指标所计记录页 — exactly the records behind a figure; their amounts add up to it.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class RowsModel(MetricRows open, OwnMetrics own, GongkaiDb db, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new(Metric.Name) { NavPath = "/desk/metrics", Trail = [new PageLink("指标", "/desk/metrics")] };

    public Metric Metric { get; private set; } = null!;

    public MetricQuery Query { get; private set; } = null!;

    public OpenedMetric Opened { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    /// <summary>Whether the figure is the share of rows that were in time.</summary>
    public bool IsShare => Metric.Source.IsShareInTime;

    /// <summary>The same records in their ledger, where they can be worked on.</summary>
    public string? LedgerPath => Metric.Source switch
    {
        MetricSource.Records records => PathOf(records.Ledger, records.Where),
        MetricSource.Total total => PathOf(total.Ledger, total.Where),
        MetricSource.Points => PathOf("submissions", ""),
        _ => null,
    };

    /// <summary>Empty where the reader may not open the record.</summary>
    public string PathOf(MetricLine line) => Metric.Source is MetricSource.ReportsInTime && !caller.May(Permission.CompileReports) ? "" : line.Path;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        ModelState.Clear();
        if (await own.FindAsync(code, HttpContext.RequestAborted) is not { } metric || !MetricRows.MayOpen(metric, caller))
        {
            return NotFound();
        }

        Metric = metric;
        Query = MetricQuery.Of(Request, caller, await db.Organs.AsNoTracking().ToListAsync(HttpContext.RequestAborted), clock.Today);
        Opened = await open.RunAsync(metric, Query.Scope, Pager.PageIn(Request), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, MetricRows.PageSize, Opened.Total);
        return Page();
    }

    private string PathOf(string ledger, string where) =>
        $"/desk/ledgers/{ledger}?from={Query.Scope.From:yyyy-MM-dd}&to={Query.Scope.To:yyyy-MM-dd}&where={Uri.EscapeDataString(where)}&source={Uri.EscapeDataString(Query.Scope.Channel)}&unit={Uri.EscapeDataString(Query.Scope.Unit)}";
}
