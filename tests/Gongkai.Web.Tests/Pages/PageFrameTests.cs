using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gongkai.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Pages;

public sealed partial class PageFrameTests
{
    [Fact(DisplayName = "每个公开页面：语言、标题、唯一的一级标题、跳转链接、没有行内脚本和样式")]
    public async Task Get_EveryPlainPage_KeepsTheFrame()
    {
        await using var server = await RunningServer.StartAsync();
        var faults = new List<string>();
        foreach (var route in RouteList.Of(server.App).Where(route => route is { Policy: RouteEntry.Public, IsPlain: true, Methods.Count: 0 } && !route.Pattern.StartsWith("/health/", StringComparison.Ordinal)))
        {
            var response = await server.BrowseAsync(route.Pattern);
            if (response.StatusCode == System.Net.HttpStatusCode.Redirect)
            {
                // A later step of several, which leads back to the first one.
                continue;
            }

            var page = await RunningServer.ReadAsync(response);
            faults.AddRange(Faults(page).Prepend((int)response.StatusCode == 200 ? "" : $"{(int)response.StatusCode}").Where(fault => fault.Length > 0).Select(fault => $"{route.Pattern}: {fault}"));
        }

        Assert.Empty(faults);
    }

    [Fact(DisplayName = "站点、栏目、文章标签齐全，发布时间写作 YYYY-MM-DD HH:MM")]
    public async Task Get_PageWithArticle_HasTheTagsOfTheSiteRules()
    {
        await using var server = await RunningServer.StartAsync();

        var home = Tags(await server.PageAsync("/design/home"));
        var front = Tags(await server.PageAsync("/"));
        var article = Tags(await server.PageAsync("/design/article"));

        Assert.Equal(("云汀市工业和信息化局", "gxj.yunting.example", "0000000009"), (home["SiteName"], home["SiteDomain"], home["SiteIDCode"]));
        Assert.Equal(["ColumnDescription", "ColumnKeywords", "ColumnName", "ColumnType"], front.Keys.Where(name => name.StartsWith("Column", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal("首页", front["ColumnType"]);
        Assert.Equal(("云汀市工业节能监察办法", "2026-10-30 09:20", "云汀市工业和信息化局"), (article["ArticleTitle"], article["PubDate"], article["ContentSource"]));
    }

    [Fact(DisplayName = "规范地址用站点的域名，不用请求里的")]
    public async Task Get_PageOfKnownSite_HasTheSitesOwnAddress()
    {
        await using var server = await RunningServer.StartAsync(configure: builder =>
            builder.Services.AddSingleton<FindSite>(_ => ValueTask.FromResult(new SiteProfile("云汀市司法局") { BaseUrl = "https://sfj.yunting.example" })));

        var page = await server.PageAsync("/accessibility?from=test");

        Assert.Equal("https://sfj.yunting.example/accessibility", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact(DisplayName = "页脚有法定要素")]
    public async Task Get_PageOfKnownSite_HasTheStatutoryFoot()
    {
        await using var server = await RunningServer.StartAsync();

        var foot = (await server.PageAsync("/design/home")).QuerySelector("footer.site-foot")!.TextContent;

        Assert.All((string[])["主办单位", "联系电话", "地址", "邮编", "网站标识码", "ICP备", "公网安备", "我为政府网站找错", "网站地图", "IPv6", "无障碍"], element => Assert.Contains(element, foot, StringComparison.Ordinal));
    }

    [Fact(DisplayName = "首页连同样式不超过 40 kB")]
    public async Task Get_HomeWithItsAssets_IsSmall()
    {
        await using var server = await RunningServer.StartAsync();
        var bytes = await CompressedLength(server, "/design/home");
        foreach (var asset in (await server.PageAsync("/design/home")).QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
        {
            bytes += await CompressedLength(server, asset);
        }

        Assert.InRange(bytes, 5_000, 40_000);
    }

    private static async Task<int> CompressedLength(RunningServer server, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("br");
        var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        return (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }

    private static Dictionary<string, string> Tags(IDocument page) =>
        page.QuerySelectorAll("meta[name]").ToDictionary(tag => tag.GetAttribute("name")!, tag => tag.GetAttribute("content")!, StringComparer.Ordinal);

    private static IEnumerable<string> Faults(IDocument page)
    {
        if (page.DocumentElement.GetAttribute("lang") != "zh-CN")
        {
            yield return "no language";
        }

        if (string.IsNullOrWhiteSpace(page.Title) || page.QuerySelectorAll("h1").Length != 1)
        {
            yield return "no title, or not exactly one h1";
        }

        if (page.QuerySelector("a.skip")?.GetAttribute("href") != "#main" || page.QuerySelectorAll("main#main").Length != 1)
        {
            yield return "no way to skip to the content";
        }

        if (page.All.Any(element => element.Attributes.Any(attribute => attribute.Name == "style" || EventHandler().IsMatch(attribute.Name))) || page.QuerySelectorAll("style, script:not([src])").Length > 0)
        {
            yield return "inline style or script";
        }

        var ids = page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();
        if (ids.Count != ids.Distinct().Count())
        {
            yield return "an id twice";
        }

        foreach (var input in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            if (input.GetAttribute("aria-label") is null && input.Closest("label") is null && page.QuerySelector($"label[for='{input.Id}']") is null)
            {
                yield return $"no label for {input.OuterHtml}";
            }
        }
    }

    [GeneratedRegex("^on[a-z]+$")]
    private static partial Regex EventHandler();
}
