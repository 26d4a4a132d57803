namespace Gongkai.Web.Tests.Security;

public sealed class RateLimitTests
{
    [Fact(DisplayName = "超过限额答 429，并说明多久以后再试")]
    public async Task Get_MoreThanAllowed_IsToldWhenToComeBack()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Limits = new RequestLimits { PerAddressAndMinute = 3 } });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, (int)(await server.BrowseAsync("/")).StatusCode);
        }

        var refused = await server.BrowseAsync("/");

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("操作太频繁", (await RunningServer.ReadAsync(refused)).QuerySelector("h1")!.TextContent);
    }

    [Fact(DisplayName = "样式文件不占限额")]
    public async Task Get_Assets_AreNotCounted()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Limits = new RequestLimits { PerAddressAndMinute = 1 } });
        var page = await server.PageAsync("/");
        var style = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        Assert.Equal(200, (int)(await server.BrowseAsync(style)).StatusCode);
        Assert.Equal(200, (int)(await server.BrowseAsync(style)).StatusCode);
    }
}
