using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.App.Operation;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Gongkai.Web.Shared;

/// <summary>网站地图条目 — one address that search engines should know.</summary>
public sealed record SitemapEntry(string Path, DateOnly? ChangedOn = null);

/// <summary>列出网站地图 — the addresses of everything published; registered once, replaced by who knows the storage.</summary>
/// <param name="skip">How many of the entries were listed before.</param>
public delegate IAsyncEnumerable<SitemapEntry> ListSitemap(long skip, CancellationToken cancel);

/// <summary>网站地图条目数 — how many addresses <see cref="ListSitemap"/> would list.</summary>
public delegate Task<long> CountSitemap(CancellationToken cancel);

/// <summary>机器入口 — what is not for people: robots, sitemap, health.</summary>
public static class MachineRoutes
{
    /// <summary>As many as one file may hold; what is beyond stands in further files that an index names (sitemaps.org 0.9).</summary>
    public const int MostEntries = 50_000;

    private const string SitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("ok")).ReadByAnybody();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(SiteHealth.Ready) }).WithMetadata(new PublicAttribute());
    }

    public static void MapRobots(this WebApplication app)
    {
        app.MapGet("/robots.txt", async (HttpContext context, FindSite findSite) =>
            Results.Text($"User-agent: *\nDisallow: /desk\nDisallow: /display\nDisallow: /search\nDisallow: /design\nDisallow: /request/\nSitemap: {await BaseUrl(context, findSite)}/sitemap.xml\n"))
            .ReadByAnybody();
        app.MapGet("/sitemap.xml", (HttpContext context, FindSite findSite, ListSitemap list, CountSitemap count) => WriteSitemap(context, findSite, list, count)).ReadByAnybody();
        app.MapGet("/sitemaps/{part:int:min(1)}", (HttpContext context, FindSite findSite, ListSitemap list, int part) => WritePart(context, findSite, list, part)).ReadByAnybody();
    }

    private static async Task WriteSitemap(HttpContext context, FindSite findSite, ListSitemap list, CountSitemap count)
    {
        var entries = await count(context.RequestAborted) + 1;
        if (entries <= MostEntries)
        {
            await WritePart(context, findSite, list, 1);
            return;
        }

        var host = await BaseUrl(context, findSite);
        context.Response.ContentType = "application/xml; charset=utf-8";
        await using var writer = XmlWriter.Create(context.Response.Body, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) });
        await writer.WriteStartElementAsync(null, "sitemapindex", SitemapNamespace);
        for (var part = 1; part <= (entries + MostEntries - 1) / MostEntries; part++)
        {
            await writer.WriteStartElementAsync(null, "sitemap", SitemapNamespace);
            await writer.WriteElementStringAsync(null, "loc", SitemapNamespace, $"{host}/sitemaps/{part}");
            await writer.WriteEndElementAsync();
        }

        await writer.WriteEndElementAsync();
    }

    private static async Task WritePart(HttpContext context, FindSite findSite, ListSitemap list, int part)
    {
        var host = await BaseUrl(context, findSite);
        context.Response.ContentType = "application/xml; charset=utf-8";
        await using var writer = XmlWriter.Create(context.Response.Body, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) });
        await writer.WriteStartDocumentAsync();
        await writer.WriteStartElementAsync(null, "urlset", SitemapNamespace);
        var left = MostEntries;
        if (part == 1)
        {
            // The home page is the first entry of all.
            await WriteEntry(writer, host, new SitemapEntry(PortalPaths.Home));
            left--;
        }

        await foreach (var entry in list(Math.Max(0, ((part - 1L) * MostEntries) - 1), context.RequestAborted))
        {
            await WriteEntry(writer, host, entry);
            if (--left == 0)
            {
                break;
            }
        }

        await writer.WriteEndElementAsync();
    }

    private static async Task WriteEntry(XmlWriter writer, string host, SitemapEntry entry)
    {
        await writer.WriteStartElementAsync(null, "url", SitemapNamespace);
        await writer.WriteElementStringAsync(null, "loc", SitemapNamespace, host + entry.Path);
        if (entry.ChangedOn is { } day)
        {
            await writer.WriteElementStringAsync(null, "lastmod", SitemapNamespace, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        await writer.WriteEndElementAsync();
    }

    private static async ValueTask<string> BaseUrl(HttpContext context, FindSite findSite) =>
        (await findSite(context)).BaseUrlFor(context.Request);
}
