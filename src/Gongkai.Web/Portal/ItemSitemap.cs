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

    public static async IAsyncEnumerable<SitemapEntry> ListAsync(SiteDatabase database, SiteClock clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var path in (string[])[PortalPaths.Guide, PortalPaths.Rules, PortalPaths.Content, PortalPaths.Reports, PortalPaths.Request, "/organs", "/statistics", "/consultations"])
        {
            yield return new SitemapEntry(path);
        }

        foreach (var count in (await new ItemFigures(database, clock).ColumnsAsync(null, cancellation)).Where(count => count.Count > 0 && PortalItems.PathOf(count.Column).StartsWith($"{PortalPaths.Content}/", StringComparison.Ordinal)))
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
