using Gongkai.App.Storage;
using Gongkai.Web.Portal;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Tests.Publishing;

public sealed class SitemapPartTests
{
    [Theory(DisplayName = "网站地图：从第几条接着列，与从头列完再去掉前面的一样；条目数不少于列出的")]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task List_FromAnyEntry_IsTheRestOfTheWhole(DatabaseKind kind)
    {
        await using var site = await PublishingSite.StartAsync(kind);
        for (var i = 0; i < 7; i++)
        {
            await site.PublishedAsync(site.Content($"第{i}号办法"));
        }

        var whole = await ListAsync(site, 0);
        for (var skip = 1; skip <= whole.Count + 2; skip++)
        {
            Assert.Equal(whole.Skip(skip), await ListAsync(site, skip));
        }

        Assert.Equal(7, whole.Count(entry => entry.Path.StartsWith("/items/", StringComparison.Ordinal)));
        Assert.Empty(await ListAsync(site, long.MaxValue));
        Assert.InRange(await ItemSitemap.CountAsync(site.Site.Database, site.Site.Clock, TestContext.Current.CancellationToken), whole.Count, long.MaxValue);
    }

    private static async Task<List<SitemapEntry>> ListAsync(PublishingSite site, long skip) =>
        await ItemSitemap.ListAsync(site.Site.Database, site.Site.Clock, skip, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
