using System.Globalization;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Gongkai.Bench.Server;

/// <summary>首屏测量 — when the largest thing of a page stands on the screen of a slow telephone that was never here before: 1.6 Mbit a second, 150 ms for each answer, a processor of a quarter of the speed.</summary>
public static class Paint
{
    private const string Chromium = "/usr/bin/chromium";
    private const int Visits = 5;
    private const double Target = 1_000;

    // Says the time of the last candidate once the page has been quiet for a while.
    private const string Largest = """
        () => new Promise(told => new PerformanceObserver(list => {
          const last = list.getEntries().at(-1);
          setTimeout(() => told(last.startTime), 300);
        }).observe({ type: 'largest-contentful-paint', buffered: true }))
        """;

    public static async Task<IReadOnlyList<Measured>> RunAsync(SiteDatabase site, SiteClock clock, string data, string on)
    {
        if (!File.Exists(Chromium))
        {
            Console.WriteLine("chromium is not installed: when pages are painted is not measured.");
            return [];
        }

        await using var db = site.Open(OrganScope.Portal);
        var item = await PublicItems.Of(db, clock.Now).OrderByDescending(one => one.Sequence).Select(one => one.Id).FirstAsync();
        var port = Host.FreePort();
        using var server = await Host.StartAsync(["host", port, data, site.Address.ConnectionString], $"http://localhost:{port}/");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--lang=zh-CN"] });
        var lines = new List<Measured>();
        foreach (var (name, path) in new[] { ("home page", "/"), ("item page", $"/items/{item}"), ("results of a search", "/search?q=%E5%8F%B0%E8%B4%A6"), ("form of a request", "/request") })
        {
            var times = new List<double>();
            for (var visit = 0; visit < Visits; visit++)
            {
                times.Add(await VisitAsync(browser, $"http://localhost:{port}{path}"));
            }

            times.Sort();
            var middle = times[Visits / 2];
            lines.Add(new Measured($"largest paint of the {name} on a slow telephone", on, string.Create(CultureInfo.InvariantCulture, $"{middle:0} ms, slowest of {Visits} {times[^1]:0} ms"), "≤ 1 s", middle <= Target));
        }

        return lines;
    }

    // A context of its own each time, so that nothing is in its cache.
    private static async Task<double> VisitAsync(IBrowser browser, string address)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "zh-CN", ViewportSize = new ViewportSize { Width = 390, Height = 844 }, DeviceScaleFactor = 2, IsMobile = true });
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object> { ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1_600_000 / 8, ["uploadThroughput"] = 750_000 / 8 });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 4 });
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return await page.EvaluateAsync<double>(Largest);
    }
}
