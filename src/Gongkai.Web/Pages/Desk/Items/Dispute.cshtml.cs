using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Items;

/// <summary>裁定公开属性页 — the signer reads both sides and decides the class; 条例 17.</summary>
[Needs(nameof(Permission.ApproveItems))]
public sealed class DisputeModel(OpenItem open, DisclosureDisputes disputes, DecideDispute decide, Caller caller) : ItemDeskPage(open, caller)
{
    public override PageMeta Meta => MetaOf("裁定公开属性") with { NavPath = "/desk/items/review" };

    public IReadOnlyList<DisclosureDispute> Disputes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Disputes = await disputes.OfAsync(Caller, id, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool follows, string? opinion) =>
        await DoneAsync(id, await decide.RunAsync(Caller, Key(id), follows, opinion ?? "", HttpContext.RequestAborted), "opinion", () => OnGetAsync(id));
}
