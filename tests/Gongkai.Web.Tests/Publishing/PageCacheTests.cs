using System.Diagnostics;
using System.Net;
using Gongkai.App.Operation;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Publishing;

public sealed class PageCacheTests
{
    [Fact(DisplayName = "缓存的页面：带压缩和标签，没有改变时答复 304；撤下的那一刻起不再给出")]
    public async Task Item_Withdrawn_LeavesTheCacheAtOnce()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.PublishedAsync(site.Content("缓存的信息"));
        var first = await AskAsync(site, $"/items/{id}");
        var second = await AskAsync(site, $"/items/{id}");
        var unchanged = await AskAsync(site, $"/items/{id}", tag: second.Headers.ETag!.ToString());

        await new WithdrawItem(site.Site.Database, site.Site.Clock).RunAsync(TestSite.Someone(site.Site.Bureau, Role.Leader), await site.KeyAsync(id), "内容有误，已经撤下");
        var after = await AskAsync(site, $"/items/{id}", tag: second.Headers.ETag!.ToString());

        Assert.Null(first.Headers.ETag);
        Assert.Equal("br", Assert.Single(second.Content.Headers.ContentEncoding));
        Assert.Contains("/assets/portal.", second.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("nonce-", second.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, after.StatusCode);
    }

    [Theory(DisplayName = "不缓存：带 Cookie 的、不认识的参数、没有公开的")]
    [InlineData("?utm=1", "")]
    [InlineData("", "gongkai-view=ed1")]
    public async Task Item_NotTheSameForAll_IsNotCached(string query, string cookie)
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.PublishedAsync(site.Content("不缓存的信息"));

        await AskAsync(site, $"/items/{id}{query}", cookie: cookie);
        var again = await AskAsync(site, $"/items/{id}{query}", cookie: cookie);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Null(again.Headers.ETag);
    }

    [Theory(DisplayName = "列表按主题筛选也缓存，各主题各存各的")]
    [InlineData("/content")]
    [InlineData("/library")]
    public async Task List_ByTheme_IsCachedApart(string path)
    {
        await using var site = await PublishingSite.StartAsync();
        await site.PublishedAsync(site.Content("政务公开的办法") with { ThemeCode = "0201" });
        await site.PublishedAsync(site.Content("财政的办法") with { ThemeCode = "0401" });

        await AskAsync(site, $"{path}?theme=02");
        await AskAsync(site, $"{path}?theme=04");
        var (first, other) = (await AskAsync(site, $"{path}?theme=02"), await AskAsync(site, $"{path}?theme=04"));

        Assert.NotNull(first.Headers.ETag);
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
    }

    [Fact(DisplayName = "缓存：参数里带换行的地址不会冒充另一个地址，别人打开的还是自己要的那一页")]
    public async Task List_LineBreakInParameter_IsNoOtherAddress()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.PublishedAsync(site.Content("今年的办法"));

        var other = await TextAsync(site.Desk.Address, "/content?theme=0201%0Ayear=2026");
        var asked = await TextAsync(site.Desk.Address, "/content?theme=0201&year=2026");

        Assert.DoesNotContain($"/items/{id}", other, StringComparison.Ordinal);
        Assert.Contains($"/items/{id}", asked, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "缓存：做页面的时候有改动，做出来的旧页面不留下")]
    public void Keep_ChangedMeanwhile_IsNotKept()
    {
        using var site = new TestSite(App.Storage.DatabaseKind.Sqlite);
        using var cache = new PageCache(site.Clock, site.Database);
        var before = cache.Generation;
        cache.Forget();

        cache.Keep("a", new CachedPage([1], "text/html", "", site.Clock.Now), before);
        cache.Keep("b", new CachedPage([1], "text/html", "", site.Clock.Now), cache.Generation);

        Assert.Null(cache.Find("a"));
        Assert.NotNull(cache.Find("b"));
    }

    [Fact(DisplayName = "两个节点：甲节点撤下，乙节点缓存的页面不再给出；新发布的在乙节点出现")]
    public async Task Item_WithdrawnOnOneNode_LeavesTheCacheOfTheOther()
    {
        await using var site = await PublishingSite.StartAsync(App.Storage.DatabaseKind.Postgres);
        await using var second = await site.Desk.StartSecondAsync();
        await Task.WhenAll(site.Desk.Services.GetRequiredService<ChangeSignals>().Listening, second.Services.GetRequiredService<ChangeSignals>().Listening);
        var id = await site.PublishedAsync(site.Content("两边都缓存的信息"));
        await AskAsync(second.Address, $"/items/{id}");
        await AskAsync(second.Address, "/content");
        var cached = await AskAsync(second.Address, $"/items/{id}");
        Assert.NotNull(cached.Headers.ETag);
        Assert.NotNull((await AskAsync(second.Address, "/content")).Headers.ETag);

        await site.WithdrawAsync(id);
        var next = await site.PublishedAsync(site.Content("后来发布的信息"));

        Assert.True(await BecomesAsync(async () => (await AskAsync(second.Address, $"/items/{id}")).StatusCode == HttpStatusCode.Gone), "The other node still shows what was withdrawn.");
        Assert.True(await BecomesAsync(async () => (await TextAsync(second.Address, "/content")).Contains($"/items/{next}", StringComparison.Ordinal)), "The other node does not show the new item.");
    }

    private static async Task<string> TextAsync(Uri node, string path) => await (await AskAsync(node, path, encoding: "identity")).Content.ReadAsStringAsync();

    private static async Task<bool> BecomesAsync(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (await condition())
            {
                return true;
            }
        }

        return false;
    }

    private static Task<HttpResponseMessage> AskAsync(PublishingSite site, string path, string cookie = "", string tag = "") => AskAsync(site.Desk.Address, path, cookie, tag);

    private static async Task<HttpResponseMessage> AskAsync(Uri node, string path, string cookie = "", string tag = "", string encoding = "br, gzip")
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = node };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", encoding);
        request.Headers.Add("Accept", "text/html");
        if (cookie.Length > 0)
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (tag.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        return await client.SendAsync(request);
    }
}
