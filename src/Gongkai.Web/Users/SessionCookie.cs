using System.Security.Claims;
using Gongkai.App.Users;
using Gongkai.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Gongkai.Web.Users;

/// <summary>会话凭证 — the officers' cookie names a session; whether that still lives is asked on each request.</summary>
public static class SessionCookie
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string SessionClaim = "session";
    private const string StepPurpose = "sign-in-step";

    private static readonly TimeSpan s_stepLifetime = TimeSpan.FromMinutes(5);

    public static void AddSessionCookie(this IServiceCollection services) =>
        services.PostConfigure<CookieAuthenticationOptions>(Scheme, cookie =>
        {
            cookie.Events.OnValidatePrincipal = ValidateAsync;
            var denied = cookie.Events.OnRedirectToAccessDenied;
            cookie.Events.OnRedirectToAccessDenied = redirect => redirect.HttpContext.SignedIn() is { MustEnrol: true } && redirect.Request.WantsPage() ? Enrol(redirect) : denied(redirect);
        });

    /// <summary>Gives the browser its session.</summary>
    internal static async Task StartAsync(HttpContext context, SignInStep step)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, step.PersonId.ToString()), new Claim(SessionClaim, step.SessionId!.Value.ToString())], Scheme);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        ForgetStep(context);
    }

    internal static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Keeps, for minutes and sealed, that the password was right.</summary>
    internal static void KeepStep(HttpContext context, SignInStep step)
    {
        var content = Protector(context).Protect($"{step.PersonId}|{step.Stamp}", s_stepLifetime);
        context.Response.Cookies.Append(StepName(context), content, StepCookie(context));
    }

    /// <summary>Null where no password was given, or too long ago.</summary>
    internal static SignInStep? StepOf(HttpContext context)
    {
        if (context.Request.Cookies[StepName(context)] is not { } content)
        {
            return null;
        }

        try
        {
            var parts = Protector(context).Unprotect(content).Split('|', 2);
            return new SignInStep(Guid.Parse(parts[0]), parts[1], null);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static void ForgetStep(HttpContext context) => context.Response.Cookies.Delete(StepName(context), StepCookie(context));

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (Guid.TryParse(context.Principal?.FindFirstValue(SessionClaim), out var session)
            && await http.RequestServices.GetRequiredService<LiveSessions>().FindAsync(session, http.RequestAborted) is { } person)
        {
            http.Features.Set(person);
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(Scheme);
    }

    private static Task Enrol(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        redirect.Response.Redirect(DeskNavigation.SecondFactorPath);
        return Task.CompletedTask;
    }

    private static ITimeLimitedDataProtector Protector(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(StepPurpose).ToTimeLimitedDataProtector();

    private static string StepName(HttpContext context) => CookieRules.Name("step", context.RequestServices.GetRequiredService<ServerOptions>());

    private static CookieOptions StepCookie(HttpContext context) => new()
    {
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.RequestServices.GetRequiredService<ServerOptions>().RequireHttps,
        IsEssential = true,
    };
}
