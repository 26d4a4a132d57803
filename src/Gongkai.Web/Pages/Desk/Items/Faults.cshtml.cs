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

    public IReadOnlyList<(FaultReport Report, string Contact)> Rows { get; private set; } = [];

    public async Task OnGetAsync(bool done)
    {
        Tabs = [new Tab("待处理", "/desk/items/faults", !done), new Tab("已处理", "/desk/items/faults?done=true", done)];
        (Rows, var total) = await handle.ListAsync(caller, !done, (Pager.PageIn(Request), PageSize), HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, total);
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
