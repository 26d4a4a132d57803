using Gongkai.App.Ledgers;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal;

/// <summary>事前公示页 — who enforces, by which powers and lists.</summary>
[Public]
public sealed class CreditListsModel(PublicLedgers ledgers) : PortalPage
{
    public override PageMeta Meta => new("行政执法事前公示") { CanonicalPath = "/credit/lists", NavPath = "/credit", Trail = [new PageLink("行政许可和行政处罚公示", "/credit")] };

    public IReadOnlyList<PublicRecord> Rows { get; private set; } = [];

    public async Task OnGetAsync() => (_, Rows) = await ledgers.ListAsync(new LedgerFilter("enforcement-lists"), Pager.PageIn(Request), HttpContext.RequestAborted);
}
