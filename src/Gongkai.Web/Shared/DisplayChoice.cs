using Gongkai.Web.Security;

namespace Gongkai.Web.Shared;

/// <summary>显示方式 — elder version, dark or light, size of type; a reader's own choice, kept in a cookie.</summary>
/// <param name="IsElder">长者版.</param>
/// <param name="Theme">light or dark.</param>
/// <param name="FontStep">1 to 3.</param>
public sealed record DisplayChoice(bool IsElder, string Theme, int FontStep)
{
    public const string CookieName = "gongkai-view";
    public static readonly DisplayChoice Usual = new(false, "light", 1);

    /// <summary>Two letters and a digit: e or u, d or l, 1 to 3. Anything else counts as no choice.</summary>
    public static DisplayChoice Of(HttpRequest request) => request.Cookies[CookieName] switch
    {
        [('e' or 'u') and var view, ('d' or 'l') and var theme, >= '1' and <= '3' and var font] => new(view == 'e', theme == 'd' ? "dark" : "light", font - '0'),
        _ => Usual,
    };

    public override string ToString() => $"{(IsElder ? 'e' : 'u')}{(Theme == "dark" ? 'd' : 'l')}{FontStep}";

    /// <summary>The choice changed by what a link asks for; unknown words change nothing.</summary>
    public DisplayChoice With(string? view, string? theme, string? font) => this with
    {
        IsElder = view switch { "elder" => true, "usual" => false, _ => IsElder },
        Theme = theme is "dark" or "light" ? theme : Theme,
        FontStep = font is ['1' or '2' or '3'] ? font[0] - '0' : FontStep,
    };
}

/// <summary>切换显示方式 — plain links, so that it works without a script: /display?view=elder&amp;back=/.</summary>
public static class DisplayRoutes
{
    private const string Path = "/display";

    public static string Link(HttpRequest request, string name, string value) =>
        $"{Path}?{name}={value}&back={Uri.EscapeDataString(request.PathBase + request.Path + request.QueryString)}";

    public static void MapDisplayChoices(this WebApplication app) =>
        app.MapGet(Path, (HttpContext context, ServerOptions options, string? view, string? theme, string? font, string? back) =>
        {
            var choice = DisplayChoice.Of(context.Request).With(view, theme, font);
            context.Response.Cookies.Append(DisplayChoice.CookieName, choice.ToString(), new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = options.RequireHttps,
                IsEssential = true,
            });
            context.Response.Headers.CacheControl = "no-store";
            return Results.LocalRedirect(RequestKind.LocalOr(back, "/"));
        }).WithMetadata(new PublicAttribute());
}
