using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Gongkai.Web.Users;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Desk.SignIn;

/// <summary>动态口令页 — the second step of a sign-in; without a right password before it there is nothing here.</summary>
[Public]
[LimitGuesses]
public sealed class CodeModel(App.Users.SignIn signIn) : DeskPage
{
    public override PageMeta Meta => new("输入动态口令");

    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public IActionResult OnGet() => SessionCookie.StepOf(HttpContext) is null ? Redirect(CookieRules.SignInPath) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (SessionCookie.StepOf(HttpContext) is not { } first)
        {
            return Redirect(CookieRules.SignInPath);
        }

        ModelState.Clear();
        var result = await signIn.WithCodeAsync(first, Code ?? "", Callers.Origin(HttpContext), HttpContext.RequestAborted);
        if (!result.TryGet(out var step))
        {
            Refuse(result.Refusal!, nameof(Code));
            Code = "";
            return Page();
        }

        await SessionCookie.StartAsync(HttpContext, step);
        return LocalRedirect(RequestKind.LocalOr(Back, DeskNavigation.HomePath));
    }
}
