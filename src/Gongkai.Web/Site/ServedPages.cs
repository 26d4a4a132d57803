using System.Security.Cryptography;
using Gongkai.App;
using Gongkai.App.Integrity;
using Gongkai.App.Storage;
using Gongkai.Web.Assets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Gongkai.Web.Site;

/// <summary>对外页面 — asks the site's own address for what readers get, so that a page or file that was exchanged on the way is found.</summary>
public sealed class ServedPages(ServerOptions options, IServer server, AssetFiles assets) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    // Named as a bot, so that it is not counted as a reader.
    private readonly HttpClient _client = NewClient();

    /// <summary>The check of what this server gives out.</summary>
    public CheckPages Check(SiteDatabase database, Vault vault, SiteClock clock)
    {
        var sums = assets.All.ToDictionary(file => file.Address, file => Convert.ToHexStringLower(SHA256.HashData(file.For("").Bytes.Span)), StringComparer.Ordinal);
        return new CheckPages(database, vault, clock, FetchAsync, sums);
    }

    /// <summary>The host that readers ask; empty before the server listens.</summary>
    public string Host => Origin?.Host ?? "";

    public void Dispose() => _client.Dispose();

    private Uri? Origin => options.PublicAddress ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Reachable).FirstOrDefault();

    // A server that listens everywhere is asked on its own machine.
    private static Uri Reachable(string address)
    {
        foreach (var everywhere in (string[])["//+", "//*", "//[::]", "//0.0.0.0"])
        {
            address = address.Replace(everywhere, "//localhost", StringComparison.Ordinal);
        }

        return new Uri(address);
    }

    private async Task<ServedPage?> FetchAsync(string path, CancellationToken cancellation)
    {
        if (Origin is not { } origin)
        {
            return null;
        }

        try
        {
            using var answer = await _client.GetAsync(new Uri(origin, path), cancellation);
            return new ServedPage((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellation));
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static HttpClient NewClient()
    {
        var client = new HttpClient { Timeout = s_patience };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("gongkai-integrity-bot/1");
        return client;
    }
}
