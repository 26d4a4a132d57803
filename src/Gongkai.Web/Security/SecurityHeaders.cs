using System.Buffers.Text;
using System.Security.Cryptography;
using Gongkai.Web.Assets;
using Microsoft.AspNetCore.Authorization;

namespace Gongkai.Web.Security;

/// <summary>安全响应头 — what browsers are told to refuse, on every response.</summary>
public static class SecurityHeaders
{
    private const string NonceKey = "gongkai.nonce";
    private const string ScriptsKey = "gongkai.scripts";

    private static readonly string[] s_portalScripts = ["portal.js", "charts.js"];

    /// <summary>The value of this request that alone lets a script run; layouts put it on their script elements.</summary>
    public static string ScriptNonce(this HttpContext context)
    {
        if (context.Items[NonceKey] is not string nonce)
        {
            nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
            context.Items[NonceKey] = nonce;
        }

        return nonce;
    }

    /// <summary>A page from the cache cannot carry a value of this request; the policy names the built scripts instead, and nothing else runs.</summary>
    public static void AllowBuiltScripts(this HttpContext context)
    {
        var assets = context.RequestServices.GetRequiredService<AssetFiles>();
        var host = $"{context.Request.Scheme}://{context.Request.Host}";
        context.Items[ScriptsKey] = string.Join(' ', s_portalScripts.Select(name => host + assets.Url(name)));
    }

    public static void UseSecurityHeaders(this WebApplication app, ServerOptions options)
    {
        var upgrade = options.RequireHttps ? "; upgrade-insecure-requests" : "";
        app.Use(async (context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context, upgrade);
                return Task.CompletedTask;
            });
            await next(context);
        });
    }

    private static void Write(HttpContext context, string upgrade)
    {
        var headers = context.Response.Headers;
        var scripts = context.Items[ScriptsKey] as string ?? $"'nonce-{context.ScriptNonce()}'";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + $"manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'{upgrade}";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Whatever is made for one person must not stay in a cache between that person and us.
        if (headers.CacheControl.Count == 0 && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            headers.CacheControl = "no-store";
        }
    }
}
