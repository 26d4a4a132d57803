using System.Net;
using System.Text;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;

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

    [Fact(DisplayName = "自定指标的佐证文件：不是文件格式的拒绝并说明，上传以后在记录里可以打开，下载的就是上传的；别的机关和没有登录的打不开")]
    public async Task Evidence_Uploaded_IsListedAndDownloadedThroughTheGate()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.DisclosureOfficer);
        await desk.Site.AddPersonAsync(desk.Site.Other, "shui", Role.DisclosureOfficer);
        var (officer, stranger) = (await desk.SignedInAsync("chen"), await desk.SignedInAsync("shui"));
        const string page = "/desk/metrics/own";
        await officer.SendToAsync(page, "form:has([name=formula])", $"{page}?handler=Define", [("name", "大厅接待"), ("definition", "政务大厅公开专区接待人次"), ("unit", "人次"), ("formula", "Entered")]);
        var content = "%PDF-1.7 3月取号统计"u8.ToArray();

        async Task<PageAnswer> EnterAsync(string fileName) => await officer.PostFilesAsync($"{page}?handler=Enter",
            [("code", "own.001"), ("month", "2026-03"), ("value", "120"), ("evidence", ""), ("__RequestVerificationToken", await TokenAsync(officer, page))], [("file", fileName, content)]);

        Assert.Contains("“取号统计.exe”的格式不能作为佐证：请上传 PDF、Word", (await EnterAsync("取号统计.exe")).Problems, StringComparison.Ordinal);
        Assert.Equal(0, (await RowsAsync(officer)).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(page, (await EnterAsync("三月取号统计.pdf")).RedirectsTo);

        var link = Assert.Single((await RowsAsync(officer)).QuerySelectorAll("tbody a"));
        Assert.Contains("2026 年 3 月 三月取号统计", link.TextContent.Replace('\u3000', ' '), StringComparison.Ordinal);
        var address = link.GetAttribute("href")!;
        Assert.Equal(content, await officer.BytesAsync(address));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
        Assert.Contains("/desk/sign-in", (await desk.Visitor().GetAsync(address)).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(address.Replace("2026-03", "2026-04", StringComparison.Ordinal))).Status);
    }

    private static async Task<string> TokenAsync(DeskVisitor visitor, string page) => (await visitor.GetAsync(page)).Document.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> RowsAsync(DeskVisitor visitor) => (await visitor.GetAsync("/desk/metrics/own.001/rows?from=2026-01-01&to=2026-12-31")).Document;

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
}
