using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>公众纠错页 — what readers reported, and what was done about it.</summary>
[Needs(nameof(Permission.ContributeItems))]
public sealed class FaultsModel(HandleFaults handle, Caller caller) : DeskPage
{
    private const int PageSize = 30;

    public override PageMeta Meta => new("公众纠错") { NavPath = "/desk/items/faults" };

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    private (Guid Report, string Contact)? _revealed;

    public IReadOnlyList<FaultReport> Rows { get; private set; } = [];

    public async Task OnGetAsync(bool done)
    {
        Tabs = [new Tab("待处理", "/desk/items/faults", !done), new Tab("已处理", "/desk/items/faults?done=true", done)];
        (Rows, var total) = await handle.ListAsync(caller, !done, (Pager.PageIn(Request), PageSize), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, total);
    }

    /// <summary>Who left a way to be reached; shown to those who may, on record.</summary>
    public MaskedValue ContactOf(FaultReport report) =>
        new("已留联系方式", $"/desk/items/faults?handler=Reveal&id={report.Id}{(report.HandledAt is null ? "" : "&done=true")}", "contact") { Shown = _revealed is { } known && known.Report == report.Id ? known.Contact : null };

    public bool MayReveal => caller.May(Permission.ReadPersonalData);

    public async Task<IActionResult> OnPostRevealAsync(Guid id, bool done)
    {
        var contact = await handle.RevealAsync(caller, id, HttpContext.RequestAborted);
        if (contact.TryGet(out var shown))
        {
            _revealed = (id, shown);
        }
        else
        {
            Refuse(contact.Refusal!);
        }

        await OnGetAsync(done);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? outcome)
    {
        if (await handle.RunAsync(caller, id, outcome ?? "", HttpContext.RequestAborted) is not { } refusal)
        {
            return RedirectToPage();
        }

        Refuse(refusal);
        await OnGetAsync(false);
        return Page();
    }
}
