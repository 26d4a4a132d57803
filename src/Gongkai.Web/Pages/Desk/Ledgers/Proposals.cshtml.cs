using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>建议提案年度总结页 — the summary that the register gives, ready to become an item.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class ProposalsModel(ProposalReport report, SumLedger sum, Caller caller, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("建议提案年度总结") { NavPath = "/desk/ledgers", Trail = [new PageLink("台账", "/desk/ledgers"), new PageLink("建议提案", "/desk/ledgers/proposals")] };

    public ProposalYear Report { get; private set; } = null!;

    /// <summary>Replies that are to be given anew and were not yet.</summary>
    public int Unsatisfied { get; private set; }

    public IReadOnlyList<Tab> Years { get; private set; } = [];

    public async Task OnGetAsync(string? year)
    {
        ModelState.Clear();
        var wanted = LedgerFilter.YearIn(year) ?? clock.Today.Year;
        Report = await report.RunAsync(wanted, HttpContext.RequestAborted);
        var filter = new LedgerFilter("proposals") { OrganId = caller.OrganId, Where = "satisfied=unsatisfied" }.InYear(wanted);
        Unsatisfied = await sum.CountAsync(filter, HttpContext.RequestAborted) - await sum.CountAsync(filter with { Where = "satisfied=unsatisfied;redoneOn=*" }, HttpContext.RequestAborted);
        Years = [.. Enumerable.Range(0, 4).Select(back => clock.Today.Year - back).Select(one => new Tab($"{one} 年", $"/desk/ledgers/proposals/report?year={one}", one == wanted))];
    }

    public async Task<IActionResult> OnPostAsync(string? year)
    {
        var done = await report.DraftAsync(LedgerFilter.YearIn(year) ?? clock.Today.Year, HttpContext.RequestAborted);
        if (done.TryGet(out var item))
        {
            return Redirect($"/desk/items/{item.Id}");
        }

        await OnGetAsync(year);
        Refuse(done.Refusal!);
        return Page();
    }
}
