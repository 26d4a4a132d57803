using Gongkai.App.Ledgers;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>平台目录页 — the platforms that accounts and posts can name: the shipped ones and those that the organ adds.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class PlatformsModel(KeepPlatforms keep) : DeskPage
{
    public override PageMeta Meta => new("平台目录") { NavPath = "/desk/ledgers/platforms", Trail = [new PageLink("台账", "/desk/ledgers")] };

    public IReadOnlyList<Platform> Own { get; private set; } = [];

    public static string InChinese(PlatformKind kind) => kind == PlatformKind.NewMedia ? "政务新媒体" : "网站";

    public async Task OnGetAsync() => Own = await keep.ListAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync(string? name, PlatformKind kind, string? address) => await AfterAsync(await keep.AddAsync(name ?? "", kind, address ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostRetireAsync(Guid id) => await AfterAsync(await keep.RetireAsync(id, HttpContext.RequestAborted));

    private async Task<IActionResult> AfterAsync(Refusal? refusal)
    {
        if (refusal is null)
        {
            return Redirect("/desk/ledgers/platforms");
        }

        ModelState.Clear();
        Refuse(refusal);
        await OnGetAsync();
        return Page();
    }
}
