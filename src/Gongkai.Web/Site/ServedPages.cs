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

    public async Task<PageReport> CheckAsync(SiteDatabase database, Vault vault, SiteClock clock, CancellationToken cancellation)
    {
        var origin = options.PublicAddress ?? Own();
        return origin is null ? new PageReport(0, 0, 0, 0)
            : await new CheckPages(database, vault, clock, (path, stop) => FetchAsync(new Uri(origin, path), stop), assets.All.ToDictionary(file => file.Address, file => Convert.ToHexStringLower(SHA256.HashData(file.For("").Bytes.Span)), StringComparer.Ordinal))
                .RunAsync(origin.Host, cancellation: cancellation);
    }

    public void Dispose() => _client.Dispose();

    private Uri? Own() => server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(address => new Uri(address.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal))).FirstOrDefault();

    private async Task<ServedPage?> FetchAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _client.GetAsync(address, cancellation);
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
