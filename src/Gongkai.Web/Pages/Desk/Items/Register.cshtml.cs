using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>不公开登记页 — what was reviewed and is not public, by the day it is looked at again; 条例 18.</summary>
[Needs(PermissionPolicies.WithheldItems)]
public sealed class RegisterModel(DeskItems items, ReassessItem reassess, Caller caller, SiteClock clock) : DeskPage
{
    private const int PageSize = 30;

    public override PageMeta Meta => new("不公开登记") { NavPath = "/desk/items/register" };

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<DeskRow> Rows { get; private set; } = [];

    public bool MayReassess => caller.May(Permission.EditSite) || caller.May(Permission.ApproveItems);

    public async Task OnGetAsync()
    {
        var all = await items.RegisterAsync(caller, HttpContext.RequestAborted);
        Pager = Pager.Of(Request, PageSize, all.Count);
        Rows = [.. all.Skip(Pager.Skip).Take(PageSize)];
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int version, DateOnly next, string? reason)
    {
        if (await reassess.RunAsync(caller, new ItemKey(id, version), (next, reason ?? ""), HttpContext.RequestAborted) is not { } refusal)
        {
            return RedirectToPage();
        }

        Refuse(refusal);
        await OnGetAsync();
        return Page();
    }

    public Lamp LampOf(DeskRow row) => row.ReassessOn is not { } day ? new Lamp(LampColor.Grey, "依申请公开，不定期评估")
        : day < clock.Today ? new Lamp(LampColor.Red, $"已过 {clock.Today.DayNumber - day.DayNumber} 天")
        : day.DayNumber - clock.Today.DayNumber <= 30 ? new Lamp(LampColor.Orange, $"剩 {day.DayNumber - clock.Today.DayNumber} 天")
        : new Lamp(LampColor.Green, ChinaTime.Day(day));
}
