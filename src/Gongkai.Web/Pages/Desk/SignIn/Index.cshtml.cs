using System.ComponentModel.DataAnnotations;
using Gongkai.App.Users;
using Gongkai.Domain;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.SignIn;

/// <summary>登录页 — name and password; the code follows on a page of its own.</summary>
[Public]
[LimitGuesses(AccountField = "Input.Name")]
public sealed class IndexModel(App.Users.SignIn signIn, DemonstrationAccounts demonstration, App.SiteClock clock) : DeskPage
{
    public override PageMeta Meta => new("工作人员登录");

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public IReadOnlyList<DemonstrationAccount> Demonstration { get; private set; } = [];

    /// <summary>The year that the demonstration has compiled.</summary>
    public int SampleYear => clock.Today.Year - 1;

    public async Task<IActionResult> OnGetAsync()
    {
        if (HttpContext.SignedIn() is not null)
        {
            return LocalRedirect(Target);
        }

        Demonstration = await demonstration.RunAsync(HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() =>
        ModelState.IsValid ? await GoOnAsync(await signIn.WithPasswordAsync(Input.Name, Input.Password, Callers.Origin(HttpContext), HttpContext.RequestAborted)) : await AgainAsync();

    public async Task<IActionResult> OnPostDemonstrationAsync(Guid personId)
    {
        ModelState.Clear();
        return await GoOnAsync(await signIn.AsDemonstrationAsync(personId, Callers.Origin(HttpContext), HttpContext.RequestAborted));
    }

    private string Target => RequestKind.LocalOr(Back, DeskNavigation.HomePath);

    private async Task<IActionResult> GoOnAsync(Result<SignInStep> result)
    {
        if (!result.TryGet(out var step))
        {
            Refuse(result.Refusal!);
            return await AgainAsync();
        }

        if (step.SessionId is null)
        {
            SessionCookie.KeepStep(HttpContext, step);
            return RedirectToPage("/Desk/SignIn/Code", new { back = Target });
        }

        await SessionCookie.StartAsync(HttpContext, step);
        return LocalRedirect(Target);
    }

    private async Task<IActionResult> AgainAsync()
    {
        Demonstration = await demonstration.RunAsync(HttpContext.RequestAborted);
        return Page();
    }
}

/// <summary>登录表单 — what the page asks for.</summary>
public sealed class SignInInput
{
    [Display(Name = "登录名")]
    [Required(ErrorMessage = "请填写登录名。")]
    [StringLength(100)]
    public string Name { get; set; } = "";

    [Display(Name = "密码")]
    [Required(ErrorMessage = "请填写密码。")]
    [StringLength(PasswordRules.Longest)]
    public string Password { get; set; } = "";
}
