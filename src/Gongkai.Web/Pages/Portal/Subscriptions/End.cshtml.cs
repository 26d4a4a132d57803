using Gongkai.App;
using Gongkai.App.Portal;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Pages.Portal.Subscriptions;

/// <summary>退订页 — one button, since mail programs open links by themselves; a program's own one click is a POST without a form (RFC 8058).</summary>
[Public]
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimits.Guess)]
public sealed class EndModel(Subscribe subscribe, Caller caller) : PortalPage
{
    public override PageMeta Meta => new("退订");

    public void OnGet()
    {
    }

    /// <summary>The token in the address is what allows it: it was sent to the owner of the mailbox alone.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, string token) =>
        await subscribe.EndAsync(caller, id, token, HttpContext.RequestAborted) ? Redirect("/subscribe?ended=true") : NotFound();
}
