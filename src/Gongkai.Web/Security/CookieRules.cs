using Microsoft.AspNetCore.Authentication.Cookies;

namespace Gongkai.Web.Security;

/// <summary>会话与表单防伪 — cookies and the token every form carries.</summary>
public static class CookieRules
{
    public const string SignInPath = "/desk/sign-in";

    /// <summary>Razor Pages ask for the token by themselves, other endpoints that bind a form through UseAntiforgery.</summary>
    public static void AddCookieRules(this IServiceCollection services, ServerOptions options)
    {
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = Name("form", options);
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = Secure(options);
            antiforgery.HeaderName = "X-Form-Token";
            // Our own policy says more than the header this would add.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>The officers' cookie. A machine is answered 401 or 403, a person is led to the sign-in page.</summary>
    public static void AddDeskSignIn(this IServiceCollection services, ServerOptions options) =>
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = Name("desk", options);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = Secure(options);
            cookie.LoginPath = SignInPath;
            cookie.ReturnUrlParameter = "back";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
            cookie.Events.OnRedirectToLogin = redirect => Answer(redirect, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = redirect =>
            {
                redirect.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });

    /// <summary>The prefix lets browsers refuse the cookie from a sub-domain or over plain HTTP.</summary>
    internal static string Name(string name, ServerOptions options) => options.RequireHttps ? $"__Host-gongkai-{name}" : $"gongkai-{name}";

    internal static CookieSecurePolicy Secure(ServerOptions options) => options.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static Task Answer(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> redirect, int machineStatus)
    {
        if (redirect.Request.WantsPage() && HttpMethods.IsGet(redirect.Request.Method))
        {
            redirect.Response.Redirect(redirect.RedirectUri);
        }
        else
        {
            redirect.Response.StatusCode = machineStatus;
        }

        return Task.CompletedTask;
    }
}
