using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Ledgers;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Web.Ledgers;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>台账记录页 — all fields of a record, its clocks with their reckoning, and what was done to it.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class RecordModel(KeepLedger keep, ReadLedger read, FindEvents events, Caller caller, SiteClock clock) : DeskPage
{
    private (string Field, string Value)? _revealed;

    public override PageMeta Meta => new(Row.Title)
    {
        NavPath = "/desk/ledgers",
        Trail = [new PageLink("台账", "/desk/ledgers"), new PageLink(Row.Ledger.Name, $"/desk/ledgers/{Row.Ledger.Code}")],
    };

    public LedgerRow Row { get; private set; } = null!;

    [BindProperty]
    public string? Reason { get; set; }

    public DateTime Now => LedgerLamps.Now(clock);

    public bool IsOwn => Row.OrganId == caller.OrganId;

    public IReadOnlyList<TimelineEntry> History { get; private set; } = [];

    public IEnumerable<IGrouping<string, LedgerField>> Sections => Row.Ledger.Fields.GroupBy(one => one.Section);

    public MaskedValue Person(LedgerField field, string masked) =>
        new(masked, $"/desk/ledgers/{Row.Ledger.Code}/{Row.Id}?handler=Reveal", field.Code) { Shown = _revealed is { } known && known.Field == field.Code ? known.Value : null };

    public async Task<IActionResult> OnGetAsync(string ledger, Guid id)
    {
        if (LedgerDefinitions.Find(ledger) is null || await read.FindAsync(ledger, id, HttpContext.RequestAborted) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        History = EventTimeline.Of(await events.OfSubjectAsync(id, HttpContext.RequestAborted));
        return Page();
    }

    public async Task<IActionResult> OnPostRevealAsync(string ledger, Guid id, string field)
    {
        var value = await keep.RevealAsync(id, field, HttpContext.RequestAborted);
        if (value.TryGet(out var shown))
        {
            _revealed = (field, shown);
        }

        return await AfterAsync(value.Refusal, ledger, id);
    }

    public async Task<IActionResult> OnPostPublishAsync(string ledger, Guid id, bool shown)
    {
        var done = await keep.PublishAsync(id, shown, HttpContext.RequestAborted);
        return done.Succeeded ? Redirect($"/desk/ledgers/{ledger}/{id}") : await AfterAsync(done.Refusal, ledger, id);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string ledger, Guid id)
    {
        var done = await keep.RemoveAsync(id, Reason ?? "", HttpContext.RequestAborted);
        return done.Succeeded ? Redirect($"/desk/ledgers/{ledger}") : await AfterAsync(done.Refusal, ledger, id);
    }

    private async Task<IActionResult> AfterAsync(Refusal? refusal, string ledger, Guid id)
    {
        ModelState.Clear();
        if (refusal is not null)
        {
            Refuse(refusal, refusal.Code == "removal-without-reason" ? nameof(Reason) : "");
        }

        return await OnGetAsync(ledger, id);
    }
}
