using System.Net;
using System.Text;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Site;
using Gongkai.Web.Tests.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Ledgers;

public sealed class OwnMetricPageTests
{
    [Fact(DisplayName = "自定指标页：设立、逐月填报、在指标页与系统指标并列、打开依据、导出标明自定、停用")]
    public async Task Own_ThroughThePages_StandsBesideTheShipped()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.DisclosureOfficer);
        var officer = await desk.SignedInAsync("chen");
        const string page = "/desk/metrics/own";
        (string, string)[] draft = [("name", "大厅接待"), ("definition", "政务大厅公开专区接待人次"), ("unit", "人次"), ("formula", "Entered")];

        Assert.Contains("请写指标名称", (await officer.SendToAsync(page, "form:has([name=formula])", $"{page}?handler=Define", [("name", ""), ("definition", "数"), ("formula", "Entered")])).Problems, StringComparison.Ordinal);
        Assert.Equal(page, (await officer.SendToAsync(page, "form:has([name=formula])", $"{page}?handler=Define", draft)).RedirectsTo);
        Assert.Contains("请写明依据", (await officer.SendToAsync(page, "form:has([name=month])", $"{page}?handler=Enter", [("month", "2026-03"), ("value", "120")])).Problems, StringComparison.Ordinal);
        Assert.Equal(page, (await officer.SendToAsync(page, "form:has([name=month])", $"{page}?handler=Enter", [("month", "2026-03"), ("value", "120"), ("evidence", "大厅取号系统 3 月统计表")])).RedirectsTo);
        Assert.Equal(page, (await officer.SendToAsync(page, "form:has([name=formula])", $"{page}?handler=Define",
            [("name", "活动合计"), ("definition", "发布会和宣讲的场次之和"), ("unit", "场"), ("formula", "Sum"), ("parts", "activities.press"), ("parts", "activities.talks")])).RedirectsTo);

        var all = await officer.GetAsync("/desk/metrics?year=2026");
        Assert.Equal("120", all.Document.QuerySelector("a[href^='/desk/metrics/own.001']")!.Closest("tr")!.QuerySelectorAll("td.r")[1].TextContent);
        var one = await officer.GetAsync("/desk/metrics/own.001?year=2026");
        Assert.Contains("（自定）", one.Text, StringComparison.Ordinal);
        var rows = await officer.GetAsync(one.Document.QuerySelectorAll("main a").Single(link => link.TextContent == "打开这些记录").GetAttribute("href")!);
        Assert.Contains("大厅取号系统 3 月统计表", rows.Text, StringComparison.Ordinal);
        Assert.Contains("own.001,大厅接待", Encoding.UTF8.GetString(await officer.BytesAsync("/desk/metrics?year=2026&handler=Csv")), StringComparison.Ordinal);
        Assert.Equal(page, (await officer.SendToAsync(page, "form:has([name=month])", $"{page}?handler=Retire")).RedirectsTo);
        Assert.DoesNotContain("大厅接待", (await officer.GetAsync("/desk/metrics?year=2026")).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "平台目录页：增加以后在登记账号时可以选，停用以后没有；没有登记台账权限的打不开")]
    public async Task Platforms_Added_AreOfferedInTheForm()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.DisclosureOfficer);
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "shen", Role.Reviewer);
        var officer = await desk.SignedInAsync("chen");
        const string page = "/desk/ledgers/platforms";

        Assert.Contains("请写平台名称", (await officer.SendAsync(page, "form:has([name=address])", ("name", "x"))).Problems, StringComparison.Ordinal);
        Assert.Equal(page, (await officer.SendAsync(page, "form:has([name=address])", ("name", "视频号"), ("kind", "NewMedia"))).RedirectsTo);
        Assert.Contains("视频号", (await officer.GetAsync("/desk/ledgers/accounts/new")).Document.QuerySelector("[name='Values[platform]']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page, (await officer.SendToAsync(page, "form:has([name=id])", $"{page}?handler=Retire")).RedirectsTo);
        Assert.DoesNotContain("视频号", (await officer.GetAsync("/desk/ledgers/accounts/new")).Document.QuerySelector("[name='Values[platform]']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await desk.SignedInAsync("shen")).GetAsync(page)).Status);
    }

    [Fact(DisplayName = "核对对外页面：从本站地址取回真的页面和静态文件，没有改动的一处也不报")]
    public async Task Pages_OfTheRunningSite_AreAsTheyShouldBe()
    {
        var items = new TestItems(App.Storage.DatabaseKind.Sqlite);
        await items.PublishedQuicklyAsync();
        await items.PublishedQuicklyAsync(items.Content("带引号“与”符号 < & 的通知", "<p>第一段。</p><table><tr><td>1</td></tr></table>"));
        await using var desk = await DeskSite.StartAsync(items.Site);

        var report = await desk.Services.GetRequiredService<App.Integrity.CheckPages>().RunAsync(desk.Services.GetRequiredService<ServedPages>().Host, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((2, 0, 0), (report.Pages, report.Found, report.Unreached));
        Assert.True(report.Assets >= 5);
    }
}
