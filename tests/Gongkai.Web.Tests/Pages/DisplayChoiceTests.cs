using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Tests.Pages;

public sealed class DisplayChoiceTests
{
    [Fact(DisplayName = "长者版不用脚本：点链接、记住、退出")]
    public async Task Get_ElderLink_ChangesThePageWithoutScript()
    {
        await using var server = await RunningServer.StartAsync();
        var link = (await server.PageAsync("/accessibility?x=1")).QuerySelectorAll(".util a").Single(link => link.TextContent == "长者版").GetAttribute("href")!;

        var response = await server.BrowseAsync(link);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        var page = await server.PageAsync(response.Headers.Location!.OriginalString, cookie.Split(';')[0]);

        Assert.Equal("/accessibility?x=1", response.Headers.Location!.OriginalString);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Equal("elder", page.DocumentElement.GetAttribute("data-view"));
        Assert.Contains(page.QuerySelectorAll(".util a"), item => item.TextContent == "退出长者版");
    }

    [Fact(DisplayName = "长者版首页：检索和五个入口")]
    public async Task Get_HomeForElders_IsSearchAndFiveDoors()
    {
        await using var server = await RunningServer.StartAsync();

        var page = await server.PageAsync("/design/home", $"{DisplayChoice.CookieName}=el1");

        Assert.Single(page.QuerySelectorAll("main form[role=search]"));
        Assert.Equal(5, page.QuerySelectorAll("main .doors a").Length);
        Assert.Empty(page.QuerySelectorAll("main .tree, main .list"));
    }

    [Fact]
    public async Task Get_DisplayWithForeignAddress_StaysOnTheSite()
    {
        await using var server = await RunningServer.StartAsync();

        var response = await server.BrowseAsync("/display?theme=dark&back=https%3A%2F%2Fevil.example%2F");

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("ud3", false, "dark", 3)]
    [InlineData("el1", true, "light", 1)]
    [InlineData("", false, "light", 1)]
    [InlineData("el9", false, "light", 1)]
    [InlineData("eld1", false, "light", 1)]
    [InlineData("<el1", false, "light", 1)]
    public void Of_ACookie_IsReadOrIgnored(string cookie, bool isElder, string theme, int font)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"{DisplayChoice.CookieName}={cookie}";

        Assert.Equal(new DisplayChoice(isElder, theme, font), DisplayChoice.Of(context.Request));
    }
}
