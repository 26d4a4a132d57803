using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Pages.Portal;

/// <summary>建议提案页 — the yearly summary with rates counted from the register, and the replies that were published.</summary>
[Public]
public sealed class ProposalsModel(PublicLedgers ledgers, SiteClock clock) : PortalPage
{
    public override PageMeta Meta => new("建议提案办理")
    {
        CanonicalPath = "/proposals",
        Description = "人大代表建议和政协提案的办理情况与答复。",
        Column = new ColumnMeta("建议提案办理", "回应关切", "人大代表建议和政协提案的办理情况", "建议提案,人大代表建议,政协提案"),
    };

    public int Year { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public IReadOnlyList<PublicFigure> Figures { get; private set; } = [];

    public IReadOnlyList<PublicRecord> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(string? year)
    {
        ModelState.Clear();
        var years = await ledgers.YearsAsync("proposals", HttpContext.RequestAborted);
        Year = LedgerFilter.YearIn(year) ?? (years is [var newest, ..] ? newest : clock.Today.Year);
        Years = [.. years.Select(one => new Tab($"{one} 年", $"/proposals?year={one}", one == Year))];
        Figures = await ledgers.FiguresAsync(null, Year, metric => metric.Group == "建议提案", HttpContext.RequestAborted);
        (var total, Rows) = await ledgers.ListAsync(new LedgerFilter("proposals").InYear(Year), Pager.PageIn(Request), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, ReadLedger.PageSize, total);
    }
}
