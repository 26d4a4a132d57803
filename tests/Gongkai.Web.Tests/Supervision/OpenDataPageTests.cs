using System.Buffers;
using System.Net;
using Gongkai.App.Reports;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Supervision;

public sealed class OpenDataPageTests
{
    [Fact(DisplayName = "年报数据页：每个数、每个比率点开都有口径和机关，机关打开它公开的年报；没有通过的年报不在其中")]
    public async Task Data_EveryNumber_OpensDefinitionAndOrgans()
    {
        await using var desk = await DeskSite.StartAsync();
        await FileAsync(desk, desk.Site.Bureau, isAccepted: true, ReportBuilder.For("2021")
            .Row("part3.newReceived", 9, 1, 0, 0, 0, 0, 10).Row("part3.granted", 5, 0, 0, 0, 0, 0, 5).Row("part3.deniedThirdPartyRights", 3, 1, 0, 0, 0, 0, 4)
            .Row("part3.resultsTotal", 8, 1, 0, 0, 0, 0, 9).Row("part3.carriedOut", 1, 0, 0, 0, 0, 0, 1).Row("part4.reconsideration", 1, 2, 0, 0, 3));
        await FileAsync(desk, desk.Site.Other, isAccepted: false, ReportBuilder.For("2021").Row("part3.newReceived", 40, 0, 0, 0, 0, 0, 40));
        var visitor = desk.Visitor();
        var page = await visitor.GetAsync("/reports/data");

        var numbers = page.Document.QuerySelectorAll("main .chart td.r, main section[class=card] td.r").Where(cell => cell.TextContent.Trim().Any(c => c is >= '1' and <= '9')).ToList();
        Assert.True(numbers.Count > 20, "The page has too few numbers to prove anything.");
        Assert.All(numbers, cell => Assert.NotNull(cell.QuerySelector("a")));
        var links = numbers.Select(cell => cell.QuerySelector("a")!.GetAttribute("href")!).Where(href => href.Contains("measure=", StringComparison.Ordinal)).Distinct().ToList();
        foreach (var kind in (string[])["measure=share:disclosed&kind=", "measure=share:overturned", "measure=ground:deniedThirdPartyRights", "measure=carriedOut"])
        {
            Assert.Contains(links, link => link.Contains(kind, StringComparison.Ordinal));
        }

        foreach (var link in links)
        {
            var opened = (await visitor.GetAsync("/reports/data" + link.Split('#')[0])).Document.QuerySelector("#organs");
            Assert.True(opened?.QuerySelector("p") is { TextContent.Length: > 10 }, link);
            Assert.All(opened!.QuerySelectorAll("td a"), organ => Assert.Equal((link, $"/reports/{desk.Site.Bureau.Number}/2025"), (link, organ.GetAttribute("href"))));
            Assert.DoesNotContain(desk.Site.Other.Name, opened.TextContent, StringComparison.Ordinal);
        }

        var disclosed = (await visitor.GetAsync("/reports/data?year=2025&measure=share:disclosed")).Document.QuerySelector("#organs")!;
        Assert.Contains("5 ÷ 9 = 55.6", disclosed.TextContent, StringComparison.Ordinal);
        Assert.Contains("（予以公开＋部分公开）÷ 办结", disclosed.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(disclosed.QuerySelector("td a")!.GetAttribute("href")!)).Status);
        Assert.Null((await visitor.GetAsync("/reports/data?year=2025&measure=nothing")).Document.QuerySelector("#organs"));
    }

    private static async Task FileAsync(DeskSite desk, Organ organ, bool isAccepted, ReportBuilder report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report.Organ(organ.Name).Year(2025).Title($"{organ.Name}2025年政府信息公开工作年度报告").Build(), "年报.json");
        var officer = TestSite.Someone(organ, Role.DisclosureOfficer);
        await using var db = desk.Site.Open(officer.Scope);
        var filed = await new FileReport(db, officer, desk.Site.Clock).RunAsync(new ReportUpload(organ.Id, 2025, "年报.json", bytes.WrittenMemory));
        var supervisor = TestSite.Someone(desk.Site.City, Role.CompetentDepartment) with { Scope = App.Storage.OrganScope.OwnAndBelow(desk.Site.City, writes: true) };
        await using var above = desk.Site.Open(supervisor.Scope);
        Assert.Null(isAccepted ? (await new DecideReport(above, supervisor, desk.Site.Clock).AcceptAsync(filed.Value, "核对无误")).Refusal : null);
    }
}
