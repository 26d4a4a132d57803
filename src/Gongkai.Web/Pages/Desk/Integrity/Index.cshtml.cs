using Gongkai.App.Integrity;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Integrity;

/// <summary>页面完整性页 — what the nightly check found altered, and the note of what was done about it.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class IndexModel(SettleFinding settle) : DeskPage
{
    public override PageMeta Meta => new("页面完整性") { NavPath = "/desk/integrity" };

    public IntegrityOverview Overview { get; private set; } = null!;

    public async Task OnGetAsync() => Overview = await settle.ViewAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostSettleAsync(Guid id, string? note)
    {
        if (await settle.RunAsync(id, note ?? "", HttpContext.RequestAborted) is not { } refusal)
        {
            return Redirect("/desk/integrity");
        }

        ModelState.Clear();
        Refuse(refusal);
        await OnGetAsync();
        return Page();
    }
}
