using Gongkai.App.Storage;
using Gongkai.Browser.Tests.Inspecting;
using Gongkai.Browser.Tests.Site;
using Gongkai.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserSite))]

namespace Gongkai.Browser.Tests.Site;

/// <summary>One sample city and one browser for the whole run; walk and inspection are made once and shared.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly Lazy<Task<SiteWalk>> _walk;
    private readonly Lazy<Task<SiteInspection>> _inspection;
    private readonly Lazy<Task<SampleCity>> _onPostgres = new(() => SampleCity.StartAsync(DatabaseKind.Postgres));
    private IPlaywright? _playwright;

    public BrowserSite()
    {
        _walk = new(() => SiteWalk.OfAsync(City, 1, UnlinkedPages.Reasons.Keys));
        _inspection = new(async () => await SiteInspection.OfAsync(this, await _walk.Value));
    }

    internal SampleCity City { get; private set; } = null!;

    internal IBrowser Browser { get; private set; } = null!;

    /// <summary>As seen by the city's own people.</summary>
    internal Task<SiteWalk> Walk => _walk.Value;

    internal Task<SiteInspection> Inspection => _inspection.Value;

    /// <summary>Where build output goes that people look at.</summary>
    internal static string Output(string name) => RepositoryRoot.File($"artifacts/{name}");

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Chromium), $"Browser tests need Debian's browser: apt-get install chromium ({Chromium} is missing).");
        Assertions.SetDefaultExpectTimeout(60_000);
        City = await SampleCity.StartAsync(DatabaseKind.Sqlite);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--lang=zh-CN"],
        });
    }

    /// <summary>The same city on either database; the second is made when first asked for.</summary>
    internal Task<SampleCity> CityOnAsync(DatabaseKind kind) => kind == DatabaseKind.Postgres ? _onPostgres.Value : Task.FromResult(City);

    /// <summary>A browser of its own, with the cookies of a visitor of the city.</summary>
    internal async Task<IBrowserContext> ContextAsync(Visitor? visitor = null, string? display = null, bool withScript = true)
    {
        var address = (visitor?.Address ?? City.Address).ToString();
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address, Locale = "zh-CN", JavaScriptEnabled = withScript, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(60_000);
        var cookies = (visitor?.Cookies ?? []).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = address }).ToList();
        if (display is not null)
        {
            cookies.Add(new Cookie { Name = Web.Shared.DisplayChoice.CookieName, Value = display, Url = address });
        }

        await context.AddCookiesAsync(cookies);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        await City.DisposeAsync();
        if (_onPostgres.IsValueCreated)
        {
            await (await _onPostgres.Value).DisposeAsync();
        }
    }
}
