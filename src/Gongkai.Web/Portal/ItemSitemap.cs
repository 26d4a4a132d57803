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
        var columns = await new App.Publications.ColumnTree(database).AllAsync(cancellation);
        return s_pages.Length + columns.Count + await new ListItems(database, clock).CountAsync(cancellation);
    }

    /// <summary>The pages, the columns that hold something, and the items from the newest to the oldest.</summary>
    /// <param name="skip">How many of them to leave out: those of the parts before.</param>
    public static async IAsyncEnumerable<SitemapEntry> ListAsync(SiteDatabase database, SiteClock clock, long skip, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<SitemapEntry> first = [.. s_pages.Select(path => new SitemapEntry(path)), .. await ColumnsAsync(database, clock, cancellation)];
        foreach (var entry in first.Skip((int)Math.Min(skip, first.Count)))
        {
            yield return entry;
        }

        var list = new ListItems(database, clock);
        var before = skip > first.Count ? await list.MarkAsync(skip - first.Count, cancellation) : null;
        for (var isMore = skip <= first.Count || before is not null; isMore; isMore = before is not null)
        {
            var page = await list.RunAsync(new ItemListQuery { Before = before, PageSize = Batch }, cancellation);
            foreach (var row in page.Rows)
            {
                yield return new SitemapEntry(PortalItems.PathOf(row.Id), SiteClock.DayOf(row.CorrectedAt ?? row.PublishedAt));
            }

            before = page.Next;
        }
    }

    private static async Task<IEnumerable<SitemapEntry>> ColumnsAsync(SiteDatabase database, SiteClock clock, CancellationToken cancellation) =>
        (await new ItemFigures(database, clock).AllColumnsAsync(cancellation))
            .Where(count => count.Count > 0 && PortalItems.PathOf(count.Column).StartsWith($"{PortalPaths.Content}/", StringComparison.Ordinal))
            .Select(count => new SitemapEntry(PortalItems.PathOf(count.Column), count.LatestAt is { } at ? SiteClock.DayOf(at) : null));
}
