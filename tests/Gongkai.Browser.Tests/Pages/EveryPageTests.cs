using Gongkai.Browser.Tests.Inspecting;
using Gongkai.Browser.Tests.Site;

namespace Gongkai.Browser.Tests.Pages;

public sealed class EveryPageTests(BrowserSite site)
{
    /// <summary>Pages that no link leads to, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_notLinked = new(StringComparer.Ordinal)
    {
        ["/desk/sign-in/set-up/{token}"] = "opened by a one-time link that is handed over in person",
        ["/desk/sign-in/code"] = "second step of signing in",
    };

    [Fact(DisplayName = "路由表中的每个页面都走得到")]
    public async Task Walk_EveryPageOfTheRouteTable_IsReached()
    {
        var walk = await site.Walk;

        var reached = walk.Pages.Select(page => page.Route).ToHashSet(StringComparer.Ordinal);
        Faults.None(site.City.Routes.Where(SiteWalk.IsPage).Select(route => route.Pattern).Where(route => !reached.Contains(route) && !s_notLinked.ContainsKey(route)));
    }

    [Theory(DisplayName = "每个页面，每个岗位：无障碍、宽度、打印、控制台都没有毛病")]
    [InlineData(nameof(FaultKind.Accessibility))]
    [InlineData(nameof(FaultKind.Overflow))]
    [InlineData(nameof(FaultKind.Print))]
    [InlineData(nameof(FaultKind.Console))]
    public async Task Inspect_EveryPageEveryRole_FindsNothing(string kind)
    {
        var inspection = await site.Inspection;

        Assert.InRange(inspection.Inspected, 50, 5000);
        Faults.None(inspection.Of(Enum.Parse<FaultKind>(kind)));
    }
}
