using System.Net;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Portal;

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

    private static async Task<HttpResponseMessage> AskAsync(PublishingSite site, string path, string cookie = "", string tag = "")
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Desk.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", "br, gzip");
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
