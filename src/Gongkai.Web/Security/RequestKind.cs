using Microsoft.Net.Http.Headers;

namespace Gongkai.Web.Security;

/// <summary>来访者 — whether a person with a browser asks, or a program; and for which face.</summary>
public static class RequestKind
{
    /// <summary>Browsers ask for HTML by name; programs take anything or JSON.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    public static bool IsForDesk(this PathString path) => path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase);

    /// <summary>A path on this site and nothing else; a link elsewhere is never followed.</summary>
    public static string LocalOr(string? path, string otherwise) =>
        path is ['/', not ('/' or '\\'), ..] or "/" && !path.AsSpan().ContainsAnyInRange('\0', '\u001f') ? path : otherwise;

    internal static void RetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers[HeaderNames.RetryAfter] = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
