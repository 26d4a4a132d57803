using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using Gongkai.App.Reports;
using Gongkai.App.Requests;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;
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

    [Fact(DisplayName = "答复时长和各格汇总是开放数据：页面、CSV、JSON 的数一样，没有公开年报的机关点名而不计入，不足三十件的只作观察，不带申请的内容")]
    public async Task Data_AnswerTimesAndSums_AreOpen()
    {
        await using var desk = await DeskSite.StartAsync();
        await FileAsync(desk, desk.Site.Bureau, isAccepted: true, ReportBuilder.For("2021")
            .Row("part3.newReceived", 9, 1, 0, 0, 0, 0, 10).Row("part3.granted", 9, 1, 0, 0, 0, 0, 10).Row("part3.resultsTotal", 9, 1, 0, 0, 0, 0, 10).Blank("part3.carriedIn.total"));
        await FileAsync(desk, desk.Site.Other, isAccepted: false, ReportBuilder.For("2021").Row("part3.newReceived", 40, 0, 0, 0, 0, 0, 40));
        await using (var db = desk.Site.Open())
        {
            db.AddRange(Replied(desk.Site.Bureau, 1, 7), Replied(desk.Site.Bureau, 2, 40), Replied(desk.Site.Other, 3, 40));
            await db.SaveChangesAsync();
        }

        var visitor = desk.Visitor();
        var page = await visitor.GetAsync("/reports/data?year=2025");
        var times = page.Document.QuerySelector("#times")!;
        Assert.Contains("2 件，中位数 5 个工作日", times.TextContent, StringComparison.Ordinal);
        Assert.Contains("不足 30 件，只作观察", times.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "0", "0", "0", "1", "0"], times.QuerySelectorAll("figure[data-chart] td").Select(cell => cell.TextContent.Trim()));
        var organ = Assert.Single((await visitor.GetAsync("/reports/data?year=2025&measure=time:5")).Document.QuerySelectorAll("#organs td a"));
        Assert.Equal($"/reports/{desk.Site.Bureau.Number}/2025", organ.GetAttribute("href"));
        Assert.Contains("答复时长中位数", page.Document.QuerySelector("#dictionary")!.TextContent, StringComparison.Ordinal);
        var lines = Encoding.UTF8.GetString(await visitor.BytesAsync("/reports/data?handler=Times&format=csv")).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(("year,band,from,to,replies,total,median,ninth,unknown,observedOnly", "2025,5,0,5,1,2,5,28,0,1", 8), (lines[0], lines[1], lines.Length));
        using var spread = JsonDocument.Parse(await visitor.BytesAsync("/reports/data?handler=Times&format=json"));
        Assert.Equal((2, true, 6), (spread.RootElement[0].GetProperty("total").GetInt32(), spread.RootElement[0].GetProperty("observedOnly").GetBoolean(), spread.RootElement[0].GetProperty("bands").GetArrayLength()));

        var sums = await visitor.GetAsync(page.Document.QuerySelector("a[href^='/reports/data/sums']")!.GetAttribute("href")!);
        Assert.Equal([(desk.Site.Other.Name, "没有公开这一年的年报，没有计入")], sums.Document.QuerySelectorAll("#organs tbody tr").Select(row => (row.Children[0].TextContent, row.Children[1].TextContent)));
        var cell = sums.Document.QuerySelectorAll("td a").Single(link => link.GetAttribute("href")!.Contains("cell=part3.newReceived.total#", StringComparison.Ordinal));
        Assert.Equal(("10", "1 个机关有数，0 个空白，0 个读不出，0 个没有对应"), (cell.TextContent, cell.GetAttribute("title")));
        var opened = (await visitor.GetAsync(cell.GetAttribute("href")!.Split('#')[0])).Document.QuerySelector("#cell")!;
        Assert.Contains("合计 10件", opened.TextContent, StringComparison.Ordinal);
        Assert.Equal([$"/reports/{desk.Site.Bureau.Number}/2025"], opened.QuerySelectorAll("td a").Select(link => link.GetAttribute("href")));
        const string Files = "/reports/data/sums?year=2025&handler=";
        var csv = Encoding.UTF8.GetString(await visitor.BytesAsync(Files + "File&format=csv"));
        Assert.Contains(",part3.newReceived.total,本年新收", csv, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await visitor.BytesAsync(Files + "File&format=json"));
        var cells = json.RootElement.GetProperty("cells").EnumerateArray().ToDictionary(one => one.GetProperty("cell").GetString()!);
        Assert.Equal((10m, 1), (cells["part3.newReceived.total"].GetProperty("sum").GetDecimal(), cells["part3.newReceived.total"].GetProperty("known").GetInt32()));
        Assert.Equal((JsonValueKind.Null, 1), (cells["part3.carriedIn.total"].GetProperty("sum").ValueKind, cells["part3.carriedIn.total"].GetProperty("blank").GetInt32()));
        Assert.Equal([desk.Site.Other.Name], json.RootElement.GetProperty("organs").GetProperty("missing").EnumerateArray().Select(one => one.GetString()!));
        Assert.Contains($"{desk.Site.Other.Name},missing", Encoding.UTF8.GetString(await visitor.BytesAsync(Files + "Organs")), StringComparison.Ordinal);
        Assert.DoesNotContain("件信息", page.Text + sums.Text + csv + json.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Files + "File&format=exe")).Status);
    }

    private static DisclosureRequest Replied(Organ organ, int number, int days) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganId = organ.Id,
        Number = $"2025-{number:D4}",
        SubmittedOn = new DateOnly(2025, 3, 3),
        ReceivedOn = new DateOnly(2025, 3, 3),
        SubmissionKey = $"s{number}",
        QueryKey = $"q{number}",
        Title = $"第 {number} 件信息",
        State = RequestState.Replied,
        EndedOn = new DateOnly(2025, 3, 3).AddDays(days),
        Outcome = Outcome.Granted,
        CountedOutcome = Outcome.Granted,
        CountedOn = new DateOnly(2025, 3, 3).AddDays(days),
    };

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
