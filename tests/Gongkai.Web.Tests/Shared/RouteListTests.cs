using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Shared;

public sealed class RouteListTests
{
    [Fact(DisplayName = "每个地址都声明了权限")]
    public async Task Of_TheServer_EveryRouteDeclaresAPolicy()
    {
        await using var server = await RunningServer.StartAsync();

        var routes = RouteList.Of(server.App);

        Assert.Contains(routes, route => route is { Pattern: "/", Policy: RouteEntry.Public });
        Assert.Contains(routes, route => route.Pattern == "/site-map");
        Assert.DoesNotContain(routes, route => route.Policy is null);
    }

    [Fact(DisplayName = "没有声明权限的地址拒绝访问，也过不了检查")]
    public async Task RequirePolicies_WithAGap_NamesIt()
    {
        await using var server = await RunningServer.StartAsync();
        server.App.MapGet("/forgotten", () => "secret");

        var fault = Assert.Throws<InvalidOperationException>(() => RouteList.RequirePolicies(server.App));

        Assert.Contains("/forgotten", fault.Message, StringComparison.Ordinal);
        Assert.Equal(401, (int)(await server.Client.GetAsync("/forgotten", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory(DisplayName = "要权限的地址：人去登录，程序得到 401，都不缓存")]
    [InlineData("text/html", 302)]
    [InlineData("application/json", 401)]
    public async Task Get_AddressThatNeedsAPolicy_AsksWhoItIs(string accept, int expected)
    {
        await using var server = await RunningServer.StartAsync(configure: builder => builder.Services.AddAuthorizationBuilder().AddPolicy("ledger", policy => policy.RequireAuthenticatedUser()));
        server.App.MapGet("/desk/ledger", () => "secret").WithMetadata(new NeedsAttribute("ledger"));
        var request = new HttpRequestMessage(HttpMethod.Get, "/desk/ledger");
        request.Headers.Accept.ParseAdd(accept);

        var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Equal("no-store", Assert.Single(response.Headers.GetValues("Cache-Control")));
        Assert.Equal("ledger", RouteList.Of(server.App).Single(route => route.Pattern == "/desk/ledger").Policy);
    }

    [Theory(DisplayName = "门户和工作台可以分开部署；样例页只在演示和开发时有")]
    [InlineData(Faces.Portal, true, "/accessibility", 200)]
    [InlineData(Faces.Desk, true, "/accessibility", 404)]
    [InlineData(Faces.Desk, true, "/robots.txt", 404)]
    [InlineData(Faces.Desk, true, "/health/live", 200)]
    [InlineData(Faces.Both, false, "/design", 404)]
    [InlineData(Faces.Both, true, "/design", 200)]
    public async Task Get_ByFaces_IsThereOrNot(Faces faces, bool isDemo, string path, int expected)
    {
        await using var server = await RunningServer.StartAsync(options => options with { Faces = faces, IsDemo = isDemo, Environment = "Production" });

        Assert.Equal(expected, (int)(await server.BrowseAsync(path)).StatusCode);
    }

    [Fact(DisplayName = "robots 和 sitemap 用站点的域名")]
    public async Task Get_Sitemap_ListsWhatIsPublished()
    {
        await using var server = await RunningServer.StartAsync(configure: builder =>
        {
            builder.Services.AddSingleton<FindSite>(_ => ValueTask.FromResult(new SiteProfile("云汀市司法局") { BaseUrl = "https://sfj.yunting.example" }));
            builder.Services.AddSingleton<ListSitemap>((_, _) => new[] { new SitemapEntry("/content/1?a=b&c=d", new DateOnly(2026, 5, 8)) }.ToAsyncEnumerable());
        });

        var robots = await server.Client.GetStringAsync("/robots.txt", TestContext.Current.CancellationToken);
        var sitemap = System.Xml.Linq.XDocument.Parse(await server.Client.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken));

        Assert.Contains("Disallow: /desk", robots, StringComparison.Ordinal);
        Assert.Contains("Sitemap: https://sfj.yunting.example/sitemap.xml", robots, StringComparison.Ordinal);
        Assert.Equal(["https://sfj.yunting.example/", "https://sfj.yunting.example/content/1?a=b&c=d"], sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value));
        Assert.Equal("2026-05-08", sitemap.Descendants().Single(element => element.Name.LocalName == "lastmod").Value);
    }

    [Fact(DisplayName = "网站地图：超过五万条改出索引，各分册不重不漏")]
    public async Task Get_LargeSitemap_IsAnIndexOfParts()
    {
        const int Entries = 100_010;
        await using var server = await RunningServer.StartAsync(configure: builder =>
        {
            builder.Services.AddSingleton<ListSitemap>((skip, _) => Enumerable.Range(1, Entries).Skip((int)skip).Select(number => new SitemapEntry($"/items/{number}")).ToAsyncEnumerable());
            builder.Services.AddSingleton<CountSitemap>(_ => Task.FromResult((long)Entries));
        });

        var index = await LocationsAsync(server, "/sitemap.xml");
        var parts = new List<string>();
        foreach (var part in index)
        {
            var locations = await LocationsAsync(server, new Uri(part).AbsolutePath);
            Assert.InRange(locations.Count, 1, MachineRoutes.MostEntries);
            parts.AddRange(locations.Select(location => new Uri(location).AbsolutePath));
        }

        Assert.Equal(3, index.Count);
        Assert.Equal(Entries + 1, parts.Distinct().Count());
        Assert.Equal(Entries + 1, parts.Count);
    }

    private static async Task<List<string>> LocationsAsync(RunningServer server, string path) =>
        [.. System.Xml.Linq.XDocument.Parse(await server.Client.GetStringAsync(path, TestContext.Current.CancellationToken)).Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value)];
}
