using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Subscriptions;

/// <summary>确认订阅页 — the second half of the double opt-in; only the button confirms, since mail programs open links by themselves.</summary>
[Public]
[EnableRateLimiting(RateLimits.Guess)]
public sealed class ConfirmModel(Subscribe subscribe, Caller caller) : PortalPage
{
    public override PageMeta Meta => new("确认订阅");

    public bool IsDone { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string token)
    {
        IsDone = await subscribe.ConfirmAsync(caller, id, token, HttpContext.RequestAborted);
        return IsDone ? Page() : NotFound();
    }
}
