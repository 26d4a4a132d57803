using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Reports;

public sealed class ReportTextPageTests
{
    [Fact(DisplayName = "年报文字页的数据项按表、行分组，正在写的部分的表展开；筛选写在地址里，没有脚本也能用，找不到的说明")]
    public async Task Figures_GroupedAndFiltered_ThroughTheAddress()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.DisclosureOfficer);
        var officer = await desk.SignedInAsync("chen");
        var start = await officer.GetAsync("/desk/reports/year/2025");
        var token = start.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await officer.PostAsync("/desk/reports/year/2025?handler=Start", [("__RequestVerificationToken", token)]);
        const string Path = "/desk/reports/year/2025/text";

        var three = await officer.GetAsync($"{Path}?section=3");
        var groups = three.Document.QuerySelectorAll("#figure-groups details").ToList();
        Assert.Equal(["三、收到和处理政府信息公开申请情况", "工作和指标", "二、主动公开政府信息情况", "四、政府信息公开行政复议、行政诉讼情况"], groups.Select(group => group.QuerySelector("summary")!.TextContent.Split('　')[0]).Take(4));
        Assert.Equal([true, false, false, false], groups.Take(4).Select(group => group.HasAttribute("open")));
        var rows = groups[0].QuerySelectorAll("li").Select(row => (Name: row.QuerySelector("span")!.TextContent, IsPart: row.ClassList.Contains("part"))).ToList();
        Assert.Equal([("{本年新收}", false), ("{本年新收·自然人}", true)], rows.Take(2));
        Assert.True(rows.Count > 100, "Table three has too few figures to need a filter.");

        var found = await officer.GetAsync($"{Path}?section=3&find=%E7%83%AD%E7%BA%BF");
        var names = found.Document.QuerySelectorAll("#figure-groups li").Select(row => row.TextContent + row.GetAttribute("title")).ToList();
        Assert.True(names.Count is > 0 and < 20, $"{names.Count} figures.");
        Assert.All(names, name => Assert.Contains("热线", name, StringComparison.Ordinal));
        Assert.All(found.Document.QuerySelectorAll("#figure-groups details"), group => Assert.True(group.HasAttribute("open")));
        Assert.Equal("热线", found.Document.QuerySelector("form[data-narrow] input[name=find]")!.GetAttribute("value"));
        Assert.Contains("没有名称或者口径里含“甲乙丙”", (await officer.GetAsync($"{Path}?section=3&find=%E7%94%B2%E4%B9%99%E4%B8%99")).Text, StringComparison.Ordinal);
    }
}
