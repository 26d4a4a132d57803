using System.Diagnostics;
using System.Globalization;
using System.Net;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Testing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Bench.Server;

/// <summary>页面测量 — pages a second of the portal beside nginx and a bare Kestrel that serve the same bytes; each in a process of its own, asked by wrk.</summary>
public static class Pages
{
    private const int Clients = 32;
    private const int Seconds = 8;

    public static async Task<List<Measured>> RunAsync(SiteDatabase site, SiteClock clock, string data, string on)
    {
        await using var db = site.Open(OrganScope.Portal);
        var newest = await PublicItems.Of(db, clock.Now).OrderByDescending(one => one.Sequence).Select(one => new { one.Id, one.BodyHtml }).FirstAsync();

        var folder = Directory.CreateDirectory(RepositoryRoot.File("artifacts/bench/static")).FullName;
        var (ours, bare, nginx) = (Host.FreePort(), Host.FreePort(), Host.FreePort());
        using var server = await Host.StartAsync(["host", ours, data, site.Address.ConnectionString], $"http://localhost:{ours}/");
        var page = $"http://localhost:{ours}/items/{newest.Id}";
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var plain = (await client.GetAsync(page)).Content;
        var bytes = await plain.ReadAsByteArrayAsync();
        await File.WriteAllBytesAsync(Path.Combine(folder, "page.html"), bytes);
        using var kestrel = await Host.StartAsync(["bare", bare, Path.Combine(folder, "page.html")], $"http://localhost:{bare}/");
        using var beside = await Nginx(folder, nginx);
        var lines = new List<Measured>();

        // In turn and thrice, so that what else the machine does falls on all alike; the median of the ratios counts.
        var turns = new List<(double Ours, double Bare, double Nginx)>();
        for (var turn = 0; turn < 3; turn++)
        {
            turns.Add((Wrk(page), Wrk($"http://localhost:{bare}/page.html"), beside is null ? 0 : Wrk($"http://localhost:{nginx}/page.html")));
        }

        turns.Sort((one, other) => Ratio(one).CompareTo(Ratio(other)));
        var middle = turns[1];
        var size = string.Create(CultureInfo.InvariantCulture, $"{bytes.Length / 1024.0:0.0} kB compressed");
        lines.Add(new Measured($"item page from the cache ({size})", on, Told(middle.Ours), "—", null));
        lines.Add(new Measured("the same bytes from a bare Kestrel endpoint", on, $"{Told(middle.Bare)}; the cache reaches {middle.Ours / middle.Bare:P0}", "—", null));
        if (beside is not null)
        {
            lines.Add(new Measured("the same bytes from nginx as a file", on, $"{Told(middle.Nginx)}; the cache reaches {middle.Ours / middle.Nginx:P0}", "≥ 60 % of nginx", middle.Ours >= 0.6 * middle.Nginx));
        }

        lines.AddRange(await AnewAsync(page + "?uncached=1", newest.BodyHtml, on));
        lines.Add(new Measured("page weight", on, size, "≤ 60 kB", bytes.Length <= 60 * 1024));
        return lines;

        static double Ratio((double Ours, double Bare, double Nginx) turn) => turn.Ours / Math.Max(turn.Nginx > 0 ? turn.Nginx : turn.Bare, 1);
    }

    // In turn and thrice, too; the compiler of .NET needs some twenty seconds of pages before it knows which calls to make direct.
    private static async Task<List<Measured>> AnewAsync(string page, string body, string on)
    {
        using var peer = await WordPress.StartAsync(body);
        Wrk(page, warm: 25);
        var turns = new List<(double Ours, double Peer)>();
        for (var turn = 0; turn < 3; turn++)
        {
            turns.Add((Wrk(page), peer is null ? 0 : Wrk(peer.Address)));
        }

        var (ours, theirs) = turns.OrderBy(turn => turn.Ours).ElementAt(1);
        var lines = new List<Measured> { new("item page made anew each time", on, Told(ours), "≥ 2,500 pages a second", ours >= 2_500) };
        if (peer is not null)
        {
            lines.Add(new Measured("the same text as a post of WordPress without a cache", on, $"{Told(theirs)}; ours is {ours / theirs:N1} times", "≥ 20 times WordPress", ours >= 20 * theirs));
        }

        return lines;
    }

    private static string Told(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:N0} pages a second");

    /// <summary>Requests a second, all answered well.</summary>
    private static double Wrk(string address, int warm = 2)
    {
        Run("wrk", ["-t1", "-c8", $"-d{warm}s", "-H", "Accept-Encoding: gzip", address]);
        var told = Run("wrk", ["-t1", $"-c{Clients}", $"-d{Seconds}s", "-H", "Accept-Encoding: gzip", address]);
        if (told.Contains("Non-2xx", StringComparison.Ordinal) || told.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(told);
        }

        var line = told.Split('\n').First(line => line.StartsWith("Requests/sec", StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
    }

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return told;
    }

    private static async Task<Host?> Nginx(string folder, string port)
    {
        if (!File.Exists("/usr/sbin/nginx"))
        {
            Console.WriteLine("nginx is not installed (apt-get install nginx-light): measured without it.");
            return null;
        }

        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, $$"""
            daemon off; worker_processes auto; pid {{folder}}/nginx.pid; error_log {{folder}}/error.log; user root;
            events { worker_connections 1024; }
            http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; types { text/html html; }
              server { listen {{port}}; root {{folder}}; keepalive_requests 1000000; location / { add_header Content-Encoding gzip; } } }
            """);
        return await Host.StartProgramAsync("/usr/sbin/nginx", ["-c", settings, "-e", $"{folder}/error.log"], $"http://localhost:{port}/page.html");
    }
}
