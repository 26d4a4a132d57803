using System.Runtime.CompilerServices;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Portal;

/// <summary>网站地图内容 — the fixed pages, the columns, and every public item, read page by page.</summary>
public static class ItemSitemap
{
    private const int Batch = 200;

    private static readonly string[] s_pages =
        [PortalPaths.Guide, PortalPaths.Rules, PortalPaths.Content, PortalPaths.Reports, PortalPaths.Request, PortalPaths.Library, "/organs", "/statistics", "/consultations"];

    /// <summary>At least as many as <see cref="ListAsync"/> lists; a column without items counts too.</summary>
    public static async Task<long> CountAsync(SiteDatabase database, SiteClock clock, CancellationToken cancellation)
    {
        var figures = new ItemFigures(database, clock);
        return s_pages.Length + (await figures.AllColumnsAsync(cancellation)).Count + (await figures.RunAsync(cancellation: cancellation)).Sum(count => (long)count.Count);
    }

    public static async IAsyncEnumerable<SitemapEntry> ListAsync(SiteDatabase database, SiteClock clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var path in s_pages)
        {
            yield return new SitemapEntry(path);
        }

        foreach (var count in (await new ItemFigures(database, clock).AllColumnsAsync(cancellation)).Where(count => count.Count > 0 && PortalItems.PathOf(count.Column).StartsWith($"{PortalPaths.Content}/", StringComparison.Ordinal)))
        {
            yield return new SitemapEntry(PortalItems.PathOf(count.Column), count.LatestAt is { } at ? SiteClock.DayOf(at) : null);
        }

        var list = new ListItems(database, clock);
        for (long? before = null; ;)
        {
            var page = await list.RunAsync(new ItemListQuery { Before = before, PageSize = Batch }, cancellation);
            foreach (var row in page.Rows)
            {
                yield return new SitemapEntry(PortalItems.PathOf(row.Id), SiteClock.DayOf(row.CorrectedAt ?? row.PublishedAt));
            }

            if (page.Next is not { } next)
            {
                yield break;
            }

            before = next;
        }
    }
}
