using System.Diagnostics;
using System.Globalization;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Server;

/// <summary>门户各页测量 — what a reader waits for where the cache has nothing: each page of the portal made anew over HTTP, one after the other.</summary>
public static class PortalPages
{
    private const int Runs = 20;

    private static readonly string[] s_pages =
    [
        "/", "/guide", "/rules", "/content", "/library", "/organs", "/organs/6", "/statistics", "/consultations", "/credit", "/letters", "/reports", "/reports/data", "/reports/data/sums", "/request", "/request/answers",
        "/figures", "/site-map", "/data", "/feed", "/sitemap.xml",
    ];

    public static async Task<List<Measured>> RunAsync(SiteDatabase site, SiteClock clock, string data, string on)
    {
        var port = Host.FreePort();
        using var server = await Host.StartAsync(["host", port, data, site.Address.ConnectionString], $"http://localhost:{port}/");
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
        var words = UseCases.Words;
        var search = await Measure.TimesAsync($"page of search over HTTP, {words.Count} queries in turn", on, (200, 100), async i => await GetAsync(client, $"/search?q={Uri.EscapeDataString(words[i % words.Count])}"));

        // The processor's time would be that of the client.
        search = search with { Value = search.Value.Split(';')[0] };
        var times = new List<(string Page, double Milliseconds)>();
        foreach (var page in s_pages.Concat(await OfColumnsAsync(site, clock)))
        {
            times.Add((page, await MedianAsync(client, page)));
        }

        times.Sort((one, other) => other.Milliseconds.CompareTo(one.Milliseconds));
        var slowest = string.Join(", ", times.Take(4).Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.Page} {time.Milliseconds:0} ms")));
        return [search, new Measured($"{times.Count} pages of the portal made anew, median of {Runs}", on, string.Create(CultureInfo.InvariantCulture, $"slowest {slowest}; half of them below {times[times.Count / 2].Milliseconds:0} ms"), "—", null)];
    }

    // The column with the most items, as page and as feed.
    private static async Task<string[]> OfColumnsAsync(SiteDatabase site, SiteClock clock)
    {
        var fullest = (await new ItemFigures(site, clock).ColumnsAsync()).Where(count => count.Column.ParentId is not null).MaxBy(count => count.Count)!;
        return [$"/content/{fullest.Column.Id}", $"/feed/{fullest.Column.Id}"];
    }

    // A parameter that no page knows keeps the answer out of the cache; the first answers, for which the program is compiled, are not counted.
    private static async Task<double> MedianAsync(HttpClient client, string page)
    {
        var times = new List<double>();
        for (var run = 0; run < Runs + 5; run++)
        {
            var watch = Stopwatch.StartNew();
            await GetAsync(client, $"{page}?uncached={run}");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Skip(5).Order().ElementAt(Runs / 2);
    }

    private static async Task GetAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
