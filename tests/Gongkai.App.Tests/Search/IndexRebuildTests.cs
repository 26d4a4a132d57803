using Gongkai.App.Requests;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Search;

public sealed class IndexRebuildTests
{
    [Theory(DisplayName = "重建检索索引中途停下：再启动时知道没有建完，重新建")]
    [OnBothDatabases]
    public async Task Rebuild_BrokenOff_IsDoneAgainAtTheNextStart(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var id = await items.PublishedQuicklyAsync(items.Content("绿色工厂名单"));
        await items.WorkAsync();
        await using (var db = items.Site.Open())
        {
            await SearchIndex.BeginAsync(db, default);
            await SearchIndex.AddManyAsync(db, [IndexedRow.Of(new SearchText { Id = 9_999, PublicationId = id, Title = "别的", TokenRules = SearchTokens.Rules }, kind == DatabaseKind.Postgres)], default);
        }

        await items.Index.RebuildIfNeededAsync();

        Assert.Equal([id], (await items.Search().RunAsync(new SearchQuery("绿色工厂"))).Hits.Select(hit => hit.Item.Id));
        await using var after = items.Site.Open();
        Assert.False(await SearchIndex.IsUnfinishedAsync(after, default));
        Assert.Equal(1, await after.Set<SearchText>().CountAsync());
    }

    [Theory(DisplayName = "两个节点同时启动，都要重建检索索引：一个建，另一个等，索引只有一份")]
    [OnBothDatabases]
    public async Task Rebuild_ByTwoNodesAtOnce_IsDoneByOne(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        await items.PublishedQuicklyAsync(items.Content("绿色工厂名单"));
        await items.PublishedQuicklyAsync(items.Content("水源地监测"));
        using var other = new SiteDatabase(items.Site.Database.Address);

        var nodes = kind == DatabaseKind.Postgres ? [items.Index, new IndexItem(other, items.Clock)] : new[] { items.Index };
        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.RebuildIfNeededAsync())));

        await using var db = items.Site.Open();
        Assert.Equal(2, await db.Set<SearchText>().CountAsync());
    }

    [Fact(DisplayName = "一个节点重建检索索引，另一个节点同时发布、更新：不重复，不留旧的，建完以后照样更新")]
    public async Task Rebuild_WhileAnotherNodePublishes_LosesAndDoublesNothing()
    {
        using var items = new TestItems(DatabaseKind.Postgres);
        var standing = await items.PublishedQuicklyAsync(items.Content("绿色工厂名单"));
        using var other = new SiteDatabase(items.Site.Database.Address);
        var node = new IndexItem(other, items.Clock);
        Guid? published = null;
        var refused = new List<Exception?>();

        await SearchIndex.InTurnAsync(
            items.Database,
            async () =>
            {
                published = await items.PublishedQuicklyAsync(items.Content("水源地监测"));
                refused.Add(await Record.ExceptionAsync(() => node.RunAsync(published.Value)));
                refused.Add(await Record.ExceptionAsync(() => node.RunAsync(standing)));
                await items.Index.RebuildAsync();
            },
            default);
        await node.RunAsync(published!.Value);
        await node.RunAsync(standing);

        Assert.All(refused, fault => Assert.IsType<InvalidOperationException>(fault));
        await using var db = items.Site.Open();
        Assert.Equal(new[] { standing, published.Value }.Order(), (await db.Set<SearchText>().Select(text => text.PublicationId).ToListAsync(TestContext.Current.CancellationToken)).Order());
        Assert.Equal([published.Value], (await items.Search().RunAsync(new SearchQuery("水源地"))).Hits.Select(hit => hit.Item.Id));
    }

    [Theory(DisplayName = "重建申请索引中途停下：再启动时知道没有建完，重新建；建完了就不再建")]
    [OnBothDatabases]
    public async Task RebuildOfRequests_BrokenOff_IsDoneAgainAtTheNextStart(DatabaseKind kind)
    {
        using var requests = new TestRequests(kind);
        await requests.RegisteredAsync(requests.Form("听潮桥加固工程预算"));
        await requests.RegisteredAsync(requests.Form("水源地监测数据"));
        var rebuild = new RebuildRequestIndex(requests.Database, requests.Site.Vault);
        await using (var db = requests.Site.Open())
        {
            await SearchIndex.MarkAsync(db, RebuildRequestIndex.Unfinished, default);
            await db.Set<RequestText>().OrderBy(text => text.Id).Take(1).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        var (first, second) = (await rebuild.RunIfEmptyAsync(TestContext.Current.CancellationToken), await rebuild.RunIfEmptyAsync(TestContext.Current.CancellationToken));

        Assert.Equal((2, 0), (first, second));
        foreach (var words in (string[])["听潮桥", "水源地"])
        {
            var found = TestRequests.Must(await new RequestLedger(requests.Database, requests.Site.Clock, requests.Site.Vault).PageAsync(requests.Officer, new LedgerQuery { Text = words }, 1, TestContext.Current.CancellationToken));
            Assert.Equal(1, found.Total);
        }
    }

    [Fact(DisplayName = "两个节点同时启动，都要重建申请索引：一个建，另一个等，每件申请只有一条")]
    public async Task RebuildOfRequests_ByTwoNodesAtOnce_IsDoneByOne()
    {
        using var requests = new TestRequests(DatabaseKind.Postgres);
        for (var i = 0; i < 5; i++)
        {
            await requests.RegisteredAsync(requests.Form($"第{i}份名单"));
        }

        await using (var db = requests.Site.Open())
        {
            await db.Set<RequestText>().ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        using var other = new SiteDatabase(requests.Site.Database.Address);
        var written = await Task.WhenAll(new[] { requests.Database, other }.Select(site => Task.Run(() => new RebuildRequestIndex(site, requests.Site.Vault).RunIfEmptyAsync())));

        await using var after = requests.Site.Open();
        Assert.Equal([0, 5], written.Order());
        Assert.Equal(5, await after.Set<RequestText>().CountAsync(TestContext.Current.CancellationToken));
    }
}
