using Gongkai.App;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk;

/// <summary>退出页 — ends the session on the server, not only in the browser.</summary>
[Needs(PermissionPolicies.SignedInOnly)]
public sealed class SignOutModel(App.Users.SignOut signOut, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("退出登录");

    public async Task<IActionResult> OnPostAsync()
    {
        await signOut.RunAsync(caller, HttpContext.SignedIn()!.SessionId, HttpContext.RequestAborted);
        await SessionCookie.EndAsync(HttpContext);
        return Redirect(CookieRules.SignInPath);
    }
}
