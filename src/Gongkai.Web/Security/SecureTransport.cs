using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Gongkai.Web.Security;

/// <summary>传输安全 — HTTPS outside development, and the proxies in front that may speak for a client.</summary>
public static class SecureTransport
{
    public static void AddProxies(this IServiceCollection services, ServerOptions options)
    {
        services.AddHttpsRedirection(https => https.HttpsPort = options.HttpsPort);
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.TrustedProxies)
            {
                if (proxy.Contains('/', StringComparison.Ordinal))
                {
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
                }
                else
                {
                    forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
                }
            }
        });
    }

    public static void UseProxies(this WebApplication app, ServerOptions options)
    {
        if (options.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }

    public static void UseSecureTransport(this WebApplication app, ServerOptions options)
    {
        if (options.RequireHttps)
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }
    }
}
