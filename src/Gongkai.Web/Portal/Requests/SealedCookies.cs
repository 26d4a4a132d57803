using System.Security.Cryptography;
using Gongkai.App;
using Gongkai.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Gongkai.Web.Portal.Requests;

/// <summary>密封小票 — what one applicant's browser holds for half an hour, readable by nobody but this site; never in an address, which ends up in logs.</summary>
public sealed class SealedCookies(IDataProtectionProvider protection, ServerOptions options, SiteClock clock)
{
    private const int InstantLength = 12;

    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(30);

    public void Put(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(Name(name), Of(name).Protect($"{clock.Now.ToUnixTimeSeconds():D12}{value}"), Rules(s_life));

    /// <summary>Null where there is none, where it is too old, or where it was not made by this site.</summary>
    public string? Find(HttpContext context, string name)
    {
        if (context.Request.Cookies[Name(name)] is not { Length: > 0 } sealedText)
        {
            return null;
        }

        try
        {
            var text = Of(name).Unprotect(sealedText);
            var madeAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(text.AsSpan(0, InstantLength), System.Globalization.CultureInfo.InvariantCulture));
            return clock.Now - madeAt < s_life ? text[InstantLength..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Clear(HttpContext context, string name) => context.Response.Cookies.Delete(Name(name), Rules(null));

    private IDataProtector Of(string name) => protection.CreateProtector("gongkai.applicant", name);

    private string Name(string name) => CookieRules.Name(name, options);

    private CookieOptions Rules(TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = options.RequireHttps,
        IsEssential = true,
        Path = "/",
        MaxAge = life,
    };
}
