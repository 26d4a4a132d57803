using Gongkai.App;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;
using Gongkai.Web.Shared.Components;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Account;

/// <summary>我的账号 — who one is here, and where one is signed in.</summary>
[Needs(nameof(Permission.UseDesk))]
public sealed class IndexModel(ViewPerson view, EndSession endSession, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("我的账号") { NavPath = DeskNavigation.AccountPath };

    public FactTable Facts { get; private set; } = new([]);

    public SessionTable Sessions { get; private set; } = new([], null);

    public async Task OnGetAsync()
    {
        var signedIn = HttpContext.SignedIn()!;
        var person = (await view.RunAsync(signedIn.PersonId, HttpContext.RequestAborted))!;
        Facts = new FactTable(
        [
            new Fact("姓名", person.Name), new Fact("登录名", person.SignInName), new Fact("机关", person.OrganName),
            new Fact("岗位", string.Join('、', person.Roles.Select(role => RoleTable.Of(role).Name))),
            new Fact("动态口令", person.HasSecondFactor ? $"已启用，备用码剩 {person.RecoveryCodesLeft} 个" : "未启用"),
        ], InPairs: true);
        Sessions = new SessionTable(person.Sessions, signedIn.SessionId);
    }

    public async Task<IActionResult> OnPostEndSessionAsync(Guid sessionId)
    {
        if (await endSession.RunAsync(caller, sessionId, HttpContext.RequestAborted) is not { } refusal)
        {
            return RedirectToPage();
        }

        Refuse(refusal);
        await OnGetAsync();
        return Page();
    }
}
