using System.Net;
using Gongkai.App;
using Gongkai.App.Audit;
using Gongkai.App.Publications;
using Gongkai.App.Reports;
using Gongkai.App.Requests;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Reports;

public sealed class YearReportPathTests
{
    [Fact(DisplayName = "从登记簿到公开：编制、打开一格、发现错误并在源头更正、起草、审核、签发、公开、汇总")]
    public async Task Year_FromRegisterToPortal_WorksThroughThePages()
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.DisclosureOfficer);
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "shen", Role.Reviewer);
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "ling", Role.Leader);
        Assert.Null(await new InstallColumns(desk.Site.Database, desk.Site.Clock).RunAsync(Caller.Site("test"), desk.Site.City.Id, ColumnPresets.Statutory));
        var broken = Request(desk.Site.Bureau, 2, new DateOnly(2025, 4, 1), new DateOnly(2025, 4, 20), null);
        await AddAsync(desk, Request(desk.Site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 3, 20), Outcome.Granted), broken);
        var officer = await desk.SignedInAsync("chen");
        const string path = "/desk/reports/year/2025";

        Assert.Equal(path, (await officer.GetAsync($"{path}/text")).Document.QuerySelector("main .empty a.btn")?.GetAttribute("href"));
        Assert.Equal(path, (await PressAsync(officer, path, "Start")).RedirectsTo);
        foreach (var source in (string[])["licenses", "penalties", "compulsions", "charges", "items"])
        {
            await PressAsync(officer, path, "Declare", ("source", source), ("cell", "part2.art20_5.administrativeLicense.decisions"));
        }

        var opened = await officer.GetAsync($"{path}?cell=part3.granted.total");
        Assert.Equal(["2025-0001 第 1 件信息"], opened.Document.QuerySelectorAll(".cases a").Select(link => link.TextContent.Trim()));
        var checks = await officer.GetAsync($"{path}/checks");
        Assert.Contains("B03", checks.Text, StringComparison.Ordinal);
        Assert.Contains("没有登记办理结果", checks.Text, StringComparison.Ordinal);
        Assert.Contains("没有完成", (await PressAsync(officer, $"{path}/review", "Submit")).Problems, StringComparison.Ordinal);

        await CorrectAsync(desk, broken.Id);
        await PressAsync(officer, $"{path}/text?section=1", "Draft", ("section", "1"), ("basedOn", "1"));
        await PressAsync(officer, $"{path}/text?section=5", "Save", ("section", "5"), ("basedOn", "1"), ("text", "存在的问题是更新不够及时，下一步明确责任人。"));
        Assert.Equal($"{path}/review", (await PressAsync(officer, $"{path}/review", "Submit")).RedirectsTo);
        Assert.Contains("不能审核、批准自己起草", (await PressAsync(officer, $"{path}/review", "Pass")).Problems, StringComparison.Ordinal);
        Assert.Equal($"{path}/review", (await PressAsync(await desk.SignedInAsync("shen"), $"{path}/review", "Pass", ("opinion", "已核"))).RedirectsTo);
        var leader = await desk.SignedInAsync("ling");
        Assert.Equal($"{path}/review", (await PressAsync(leader, $"{path}/review", "Pass", ("opinion", "同意"))).RedirectsTo);
        Assert.Contains("签发", (await leader.GetAsync($"{path}/review")).Text, StringComparison.Ordinal);

        Assert.Equal($"{path}/review", (await PressAsync(leader, $"{path}/review", "Publish")).RedirectsTo);

        await using var db = desk.Site.Open();
        var kept = Assert.Single(db.Reports);
        Assert.Equal((FilingState.Filed, 0), (kept.State, kept.Errors));
        var shown = await desk.Visitor().GetAsync($"/reports/{desk.Site.Bureau.Number}/2025");
        Assert.Contains("2025年政府信息公开工作年度报告", shown.Text, StringComparison.Ordinal);
        await desk.Site.AddPersonAsync(desk.Site.City, "zhang", Role.CompetentDepartment);
        var supervisor = await desk.SignedInAsync("zhang");
        Assert.Contains("没有报送", (await supervisor.GetAsync("/desk/supervision/consolidation?year=2025")).Text, StringComparison.Ordinal);
        Assert.Contains("实质公开率", (await supervisor.GetAsync("/desk/supervision/analysis")).Text, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "下载的每种文件读回来，每一格都相同")]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("xlsx")]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task File_EachFormat_ReadsBackTheSame(string format)
    {
        await using var desk = await DeskSite.StartAsync();
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "chen", Role.DisclosureOfficer);
        await AddAsync(desk, Request(desk.Site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 3, 20), Outcome.PartiallyGranted), Request(desk.Site.Bureau, 2, new DateOnly(2025, 12, 3), null, null));
        var officer = await desk.SignedInAsync("chen");

        var bytes = await officer.BytesAsync($"/desk/reports/year/2025?handler=File&format={format}");

        var report = new ReportReader().Read(bytes, $"年报.{format}").Value;
        foreach (var (address, expected) in new[] { ("newReceived", 2m), ("partiallyGranted", 1m), ("resultsTotal", 1m), ("carriedOut", 1m), ("granted", 0m) })
        {
            Assert.Equal((address, expected), (address, report.Table("part3")![address, "total"]!.Value));
        }

        Assert.Equal(Domain.Reports.CellState.Blank, report.Table("part2")!["art20_5.administrativeLicense", "decisions"]!.State);
    }

    [Fact(DisplayName = "公开数据：图表下有表，CSV 和 JSON 可下载")]
    public async Task Data_PublicPage_HasDictionaryAndFiles()
    {
        await using var desk = await DeskSite.StartAsync();
        var visitor = desk.Visitor();

        var page = await visitor.GetAsync("/reports/data");
        var csv = System.Text.Encoding.UTF8.GetString(await visitor.BytesAsync("/reports/data?handler=File&format=csv"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("实质公开率", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("organ,kind,year,received", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    private static async Task<PageAnswer> PressAsync(DeskVisitor visitor, string path, string handler, params (string Name, string Value)[] fields)
    {
        var page = await visitor.GetAsync(path);
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.PostAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}", [("__RequestVerificationToken", token), .. fields]);
    }

    private static DisclosureRequest Request(Organ organ, int number, DateOnly received, DateOnly? decided, Outcome? outcome) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganId = organ.Id,
        Number = $"{received.Year}-{number:D4}",
        SubmittedOn = received,
        ReceivedOn = received,
        RegisteredAt = new DateTimeOffset(received.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        SubmissionKey = $"s{number}",
        QueryKey = $"q{number}",
        Title = $"第 {number} 件信息",
        State = decided is null ? RequestState.Handling : RequestState.Replied,
        EndedOn = decided,
        Outcome = outcome,
        CountedOutcome = outcome,
        CountedOn = decided,
    };

    private static async Task AddAsync(DeskSite desk, params DisclosureRequest[] requests)
    {
        await using var db = desk.Site.Open();
        db.AddRange(requests.AsEnumerable());
        db.Record(new EventDraft(desk.Site.Bureau.Id, "organ", desk.Site.Bureau.Id, "organ-created"));
        Assert.Null(await db.CommitAsync(Caller.Site("test"), desk.Site.Clock));
    }

    private static async Task CorrectAsync(DeskSite desk, Guid id)
    {
        await using var db = desk.Site.Open();
        db.Set<DisclosureRequest>().Single(request => request.Id == id).CountedOutcome = Outcome.Other;
        db.Record(new EventDraft(desk.Site.Bureau.Id, "organ", desk.Site.Bureau.Id, "organ-created"));
        Assert.Null(await db.CommitAsync(Caller.Site("test"), desk.Site.Clock));
    }
}
