using AngleSharp.Dom;
using Gongkai.Web.Tests.Publishing;

namespace Gongkai.Web.Tests.Components;

public sealed class FilterStandingTests
{
    [Fact(DisplayName = "总是只看一年的页面：没有选的时候，年份框里写的是正在看的这一年，没有“全部”；写错的年份也一样")]
    public async Task Year_NotChosen_IsTheYearThatIsShown()
    {
        await using var site = await PublishingSite.StartAsync();
        var (visitor, editor) = (site.Desk.Visitor(), await site.Desk.SignedInAsync("editor"));
        var today = site.Site.Clock.Today.Year;
        foreach (var path in (string[])["/figures", "/statistics", "/desk/items/visits", "/desk/items/duty", "/desk/metrics"])
        {
            var reader = path.StartsWith("/desk", StringComparison.Ordinal) ? editor : visitor;

            Assert.Equal((today, today - 2, today), (Shown((await reader.GetAsync(path)).Document), Shown((await reader.GetAsync($"{path}?year={today - 2}")).Document), Shown((await reader.GetAsync($"{path}?year=x")).Document)));
        }

        Assert.Equal(2009, Shown((await visitor.GetAsync("/figures?year=2009")).Document));
        var list = (await visitor.GetAsync("/library")).Document.QuerySelector("#filter-year")!;
        Assert.Equal(("", "全部"), (list.QuerySelector("option")!.GetAttribute("value"), list.QuerySelector("option")!.TextContent));
    }

    private static int Shown(IDocument page)
    {
        var options = page.QuerySelectorAll("#filter-year option");
        Assert.DoesNotContain(options, option => option.GetAttribute("value") == "");
        return int.Parse(Assert.Single(options, option => option.HasAttribute("selected")).GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
