using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Web.Ledgers;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>交接包页 — one page for a new officer: what is open, what is late, who is who, how to do it.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class HandoverModel(HandoverPack pack, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("交接包") { NavPath = "/desk/ledgers", Trail = [new PageLink("台账", "/desk/ledgers")] };

    public Handover Pack { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public DateTime Now => LedgerLamps.Now(clock);

    public int Late => Pack.Open.Count(row => LedgerLamps.IsOverdue(row, Now));

    public async Task<IActionResult> OnGetWordAsync()
    {
        using var output = new MemoryStream();
        HandoverDocument.Write(await pack.RunAsync(HttpContext.RequestAborted), output);
        return File(output.ToArray(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"交接包{clock.Today:yyyyMMdd}.docx");
    }

    public async Task OnGetAsync() => Pack = await pack.RunAsync(HttpContext.RequestAborted);
}
