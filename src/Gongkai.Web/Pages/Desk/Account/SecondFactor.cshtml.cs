using Gongkai.App;
using Gongkai.App.Users;
using Gongkai.Domain;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.Account;

/// <summary>动态口令设置页 — key, proof, recovery codes; the one page open to those whose role asks for a second factor they do not have yet.</summary>
[Needs(PermissionPolicies.SignedInOnly)]
public sealed class SecondFactorModel(EnrolSecondFactor enrol, RenewRecoveryCodes renew, ViewPerson view, Caller caller) : DeskPage
{
    public override PageMeta Meta => new("动态口令") { NavPath = DeskNavigation.AccountPath, Trail = [new PageLink("我的账号", DeskNavigation.AccountPath)] };

    [BindProperty]
    public string Code { get; set; } = "";

    public bool HasSecondFactor { get; private set; }

    public int CodesLeft { get; private set; }

    public KeyView? Key { get; private set; }

    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnGetAsync()
    {
        var person = (await view.RunAsync(caller.PersonId!.Value, HttpContext.RequestAborted))!;
        (HasSecondFactor, CodesLeft) = (person.HasSecondFactor, person.RecoveryCodesLeft);
        Key = await enrol.PendingAsync(caller, HttpContext.RequestAborted) is { } key ? KeyView.Of(key, person.OrganName) : null;
    }

    public async Task<IActionResult> OnPostPrepareAsync()
    {
        if (await enrol.PrepareAsync(caller, HttpContext.RequestAborted) is { } refusal)
        {
            return await AgainAsync(refusal);
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostConfirmAsync() => await ShowAsync(await enrol.ConfirmAsync(caller, Code ?? "", HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostRenewAsync() => await ShowAsync(await renew.RunAsync(caller, Code ?? "", HttpContext.RequestAborted));

    private async Task<IActionResult> ShowAsync(Result<RecoveryCodes> result)
    {
        if (!result.TryGet(out var codes))
        {
            return await AgainAsync(result.Refusal!);
        }

        Codes = codes.Codes;
        return Page();
    }

    private async Task<IActionResult> AgainAsync(Refusal refusal)
    {
        ModelState.Clear();
        Refuse(refusal, nameof(Code));
        Code = "";
        await OnGetAsync();
        return Page();
    }
}
