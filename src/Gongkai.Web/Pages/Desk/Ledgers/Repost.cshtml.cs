using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>转发登记页 — published items and the accounts that carry them; a tick makes the record of the post.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class RepostModel(PostItems posts, SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("从已公开的信息登记发布") { NavPath = "/desk/ledgers", Trail = [new PageLink("台账", "/desk/ledgers"), new PageLink("新媒体发布", "/desk/ledgers/posts")] };

    public DateOnly Today => clock.Today;

    /// <summary>The one item that the visitor came from.</summary>
    public Guid? Only { get; private set; }

    public IReadOnlyList<PostableItem> Items { get; private set; } = [];

    public IReadOnlyList<LedgerRow> Accounts { get; private set; } = [];

    public async Task OnGetAsync(Guid? only)
    {
        Only = only;
        Items = await posts.ItemsAsync(only, HttpContext.RequestAborted);
        Accounts = await posts.AccountsAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync(Guid item, List<Guid> accounts, DateOnly? day, Guid? only)
    {
        Result<int> done = day is { } on ? await posts.RunAsync(item, accounts, on, HttpContext.RequestAborted) : new Refusal("post-day", "请填写发布日期。");
        if (done.Succeeded)
        {
            return Redirect($"/desk/ledgers/posts/from-items{(only is { } id ? $"?only={id}" : "")}");
        }

        ModelState.Clear();
        Refuse(done.Refusal!);
        await OnGetAsync(only);
        return Page();
    }
}
