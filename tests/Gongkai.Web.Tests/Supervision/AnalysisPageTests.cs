using System.Buffers;
using System.Net;
using Gongkai.App;
using Gongkai.App.Audit;
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

public sealed class AnalysisPageTests
{
    [Fact(DisplayName = "分析页：每个数、每个比率点开都列出机关，离群机关打开年报")]
    public async Task Analysis_EveryLink_OpensItsOrgans()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.City, "zhang", Role.CompetentDepartment);
        await FileAsync(desk, desk.Site.Bureau, ReportBuilder.For("2021")
            .Row("part3.newReceived", 9, 1, 0, 0, 0, 0, 10).Row("part3.granted", 1, 0, 0, 0, 0, 0, 1).Row("part3.resultsTotal", 10, 0, 0, 0, 0, 0, 10).Row("part4.reconsideration", 1, 2, 0, 0, 3));
        await FileAsync(desk, desk.Site.Other, ReportBuilder.For("2021").Row("part3.newReceived", 4, 0, 0, 0, 0, 0, 4).Row("part3.granted", 4, 0, 0, 0, 0, 0, 4).Row("part3.resultsTotal", 4, 0, 0, 0, 0, 0, 4));
        var supervisor = await desk.SignedInAsync("zhang");
        var page = await supervisor.GetAsync("/desk/supervision/analysis?year=2025");

        var links = page.Document.QuerySelectorAll("main td a").Select(link => link.GetAttribute("href")!).Where(href => href.Contains("measure=", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Equal(3, links.Count(href => href.Contains("measure=share:", StringComparison.Ordinal) && !href.Contains("kind=", StringComparison.Ordinal)
            && !href.Contains("lostSuits", StringComparison.Ordinal) && !href.Contains("stillOpen", StringComparison.Ordinal)));
        foreach (var link in links)
        {
            var opened = await supervisor.GetAsync("/desk/supervision/analysis" + link.Split('#')[0]);
            Assert.True(opened.Document.QuerySelector("#organs") is not null, link);
        }

        var disclosed = await supervisor.GetAsync("/desk/supervision/analysis?year=2025&measure=share:disclosed");
        Assert.Contains("1 ÷ 10 = 10.0", disclosed.Document.QuerySelector("#organs")!.TextContent, StringComparison.Ordinal);
        var outlier = page.Document.QuerySelectorAll("main td a").First(link => link.TextContent == desk.Site.Bureau.Name).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await supervisor.GetAsync(outlier)).Status);
    }

    [Fact(DisplayName = "汇总页：本级报送的与汇总不同的格写明单位，金额按表头的万元")]
    public async Task Consolidation_MoneyThatDiffers_IsShownInTheUnitOfTheForm()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.City, "zhang", Role.CompetentDepartment);
        await FileAsync(desk, desk.Site.Bureau, ReportBuilder.For("2021").Cell("part2.art20_8.administrativeCharge.amountWanYuan", "36.5"));
        await FileAsync(desk, desk.Site.City, ReportBuilder.For("2021").Cell("part2.art20_8.administrativeCharge.amountWanYuan", "1.5"));

        var page = await (await desk.SignedInAsync("zhang")).GetAsync("/desk/supervision/consolidation?year=2025");

        var row = page.Document.QuerySelectorAll("main tbody tr").Single(row => row.QuerySelector("td a")?.GetAttribute("href")?.Contains("amountWanYuan", StringComparison.Ordinal) == true && row.QuerySelector("th") is null);
        Assert.Equal(["1.5", "36.5", "-35", "万元"], row.QuerySelectorAll("td").Skip(1).Take(4).Select(cell => cell.TextContent));
    }

    [Fact(DisplayName = "抽查：抽到的答复点开看办理过程，页面上没有申请人")]
    public async Task Sample_Drawn_OpensTheReply()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.City, "zhang", Role.CompetentDepartment);
        await AddAsync(desk, new DateOnly(2025, 3, 20), Outcome.Granted);
        var supervisor = await desk.SignedInAsync("zhang");

        var drawn = await supervisor.SendToAsync("/desk/supervision/rectifications", "form:has(input[name=seed])", "/desk/supervision/rectifications?handler=Sample", ("seed", "2026-01-05"), ("each", "1"), ("pages", "false"));

        var link = Assert.Single(drawn.Document.QuerySelectorAll("main td a")).GetAttribute("href")!;
        var reply = await supervisor.GetAsync(link);
        Assert.All(["第 1 件信息", "予以公开", desk.Site.Bureau.Name, "登记簿里没有这件答复的文字"], text => Assert.Contains(text, reply.Text, StringComparison.Ordinal));
    }

    [Fact(DisplayName = "首页：12 月起提示信息公开专员做年终体检，点开就是体检；11 月没有")]
    public async Task Home_December_PointsToTheCheckUp()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.DisclosureOfficer);
        await AddAsync(desk, new DateOnly(2026, 3, 20), null);
        var officer = await desk.SignedInAsync("chen");
        Assert.DoesNotContain("年终体检", (await officer.GetAsync("/desk")).Text, StringComparison.Ordinal);

        desk.Site.Time.MoveTo(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        var later = await desk.SignedInAsync("chen");
        var home = await later.GetAsync("/desk");

        Assert.Contains("2026 年的记录里有 1 处会影响年度报告", home.Text, StringComparison.Ordinal);
        var link = home.Document.QuerySelectorAll("main .notice a").Single(one => one.TextContent == "逐条更正").GetAttribute("href")!;
        Assert.Contains("没有登记办理结果", (await later.GetAsync(link.Split('#')[0])).Document.QuerySelector("#check-up")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task AddAsync(DeskSite desk, DateOnly decided, Outcome? outcome)
    {
        await using var db = desk.Site.Open();
        db.Add(new DisclosureRequest
        {
            Id = Guid.CreateVersion7(),
            OrganId = desk.Site.Bureau.Id,
            Number = $"{decided.Year}-0001",
            SubmittedOn = decided.AddDays(-10),
            ReceivedOn = decided.AddDays(-10),
            SubmissionKey = "s1",
            QueryKey = "q1",
            Title = "第 1 件信息",
            State = RequestState.Replied,
            EndedOn = decided,
            Outcome = outcome,
            CountedOutcome = outcome,
            CountedOn = decided,
        });
        db.Record(new EventDraft(desk.Site.Bureau.Id, "organ", desk.Site.Bureau.Id, "organ-created"));
        Assert.Null(await db.CommitAsync(Caller.Site("test"), desk.Site.Clock));
    }

    private static async Task FileAsync(DeskSite desk, Organ organ, ReportBuilder report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report.Organ(organ.Name).Year(2025).Title($"{organ.Name}2025年政府信息公开工作年度报告").Build(), "年报.json");
        var officer = TestSite.Someone(organ, Role.DisclosureOfficer);
        await using var db = desk.Site.Open(officer.Scope);
        Assert.True((await new FileReport(db, officer, desk.Site.Clock).RunAsync(new ReportUpload(organ.Id, 2025, "年报.json", bytes.WrittenMemory))).Succeeded);
    }
}
