using System.Buffers;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

public sealed class AnalysisSupportTests
{
    [Theory(DisplayName = "以前收下的年报没有理由件数的，由任务逐页补齐；中断以后接着补，补过的不再补")]
    [OnBothDatabases]
    public async Task KeepGrounds_OldReports_AreFilledPageByPage(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await FileAsync(site, site.Bureau, ReportBuilder.For("2021").Row("part3.deniedThirdPartyRights", 2, 0, 0, 0, 0, 0, 2).Row("part3.granted", 1, 0, 0, 0, 0, 0, 1));
        await CopyAsync(site, 220);
        await using var db = site.Open();
        await db.Set<ReportGround>().ExecuteDeleteAsync();
        await db.Set<ReportFacts>().ExecuteUpdateAsync(facts => facts.SetProperty(one => one.HasGrounds, false));

        Assert.Equal(221, await new KeepGrounds(site.Database).RunAsync());

        Assert.Equal((221, 221), (await db.Set<ReportGround>().CountAsync(ground => ground.Ground == "granted" && ground.Cases == 1), await db.Set<ReportGround>().CountAsync(ground => ground.Ground == "deniedThirdPartyRights" && ground.Cases == 2)));
        Assert.Equal(221, await db.Set<ReportFacts>().CountAsync(facts => facts.HasGrounds));
        Assert.Equal(0, await new KeepGrounds(site.Database).RunAsync());

        // As if a run had broken off before the last report.
        var left = await db.Reports.Where(report => report.Year == 2025).Select(report => report.Id).SingleAsync();
        await db.Set<ReportGround>().Where(ground => ground.ReportId == left).ExecuteDeleteAsync();
        await db.Set<ReportFacts>().Where(facts => facts.ReportId == left).ExecuteUpdateAsync(facts => facts.SetProperty(one => one.HasGrounds, false));
        Assert.Equal(1, await new KeepGrounds(site.Database).RunAsync());
        Assert.Equal(442, await db.Set<ReportGround>().CountAsync());
    }

    [Theory(DisplayName = "年终体检提示：12 月 1 日到 1 月 31 日，给编制年报的人，说有几处；报送以后不再提示")]
    [OnBothDatabases]
    public async Task Prompt_YearEnd_IsShownInItsDaysOnly(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        var without = RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 4, 1), null);
        var backwards = RawRegister.Request(site.Bureau, 2, new DateOnly(2025, 5, 6), new DateOnly(2025, 5, 2), Outcome.Granted);
        await RawRegister.AddAsync(site, [without, backwards], []);
        await using var db = site.Open(officer.Scope);

        Assert.Null(await At(2025, 11, 30, officer));
        Assert.Equal(new YearEndNotice(2025, 2), await At(2025, 12, 1, officer));
        Assert.Equal(new YearEndNotice(2025, 2), await At(2026, 1, 31, officer));
        Assert.Null(await At(2026, 2, 1, officer));
        Assert.Null(await At(2025, 12, 15, TestSite.Someone(site.Bureau, Role.Contributor)));
        await FileAsync(site, site.Bureau, ReportBuilder.For("2021"));
        Assert.Null(await At(2026, 1, 20, officer));

        async Task<YearEndNotice?> At(int year, int month, int day, Caller caller)
        {
            site.Time.MoveTo(SiteClock.StartOf(new DateOnly(year, month, day)).AddHours(1));
            return await new YearEndPrompt(db, caller, site.Clock).FindAsync();
        }
    }

    [Theory(DisplayName = "每个比率打开它的机关：分子、分母加起来就是显示的比率；离群机关打开年报，中位数打开同类机关")]
    [OnBothDatabases]
    public async Task Share_EachOfAnalysis_IsMadeOfItsOrgans(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await FileAsync(site, site.Bureau, ReportBuilder.For("2021").Row("part3.newReceived", 9, 1, 0, 0, 0, 0, 10).Row("part3.granted", 1, 0, 0, 0, 0, 0, 1).Row("part3.resultsTotal", 8, 0, 0, 0, 0, 0, 8).Row("part3.carriedOut", 2, 0, 0, 0, 0, 0, 2)
            .Row("part4.reconsideration", 1, 2, 0, 0, 3).Row("part4.directSuit", 0, 1, 0, 0, 1));
        await FileAsync(site, site.Other, ReportBuilder.For("2021").Row("part3.newReceived", 4, 0, 0, 0, 0, 0, 4).Row("part3.granted", 4, 0, 0, 0, 0, 0, 4).Row("part3.resultsTotal", 4, 0, 0, 0, 0, 0, 4));
        await using var db = site.Open(Supervisor(site).Scope);
        var sums = AnalyzeReports.ByYear(await new AnalyzeReports(db).ByYearAndKindAsync(isPublic: false)).Single();
        var shown = new Dictionary<string, decimal?> { ["disclosed"] = sums.Disclosed, ["overturned"] = sums.Overturned, ["lostSuits"] = sums.LostSuits, ["disputed"] = sums.Disputed, ["stillOpen"] = sums.StillOpen };

        foreach (var share in ShareMeasure.All)
        {
            var (total, organs) = await new OpenMeasure(db).OrgansOfShareAsync(new MeasureQuery(2025, share.Key));
            Assert.Equal(total, organs.Count);
            Assert.Equal((share.Key, shown[share.Key]), (share.Key, (decimal)organs.Sum(organ => organ.Value!.Value) / organs.Sum(organ => organ.Whole!.Value)));
        }

        var outlying = await new AnalyzeReports(db).OutliersAsync(2025, isPublic: false);
        Assert.All(outlying, organ => Assert.Contains(db.Reports.AsNoTracking(), report => report.Id == organ.ReportId && report.OrganId == organ.OrganId));
        Assert.NotEmpty(outlying);
        Assert.Equal(0, (await new OpenMeasure(db).OrgansOfShareAsync(new MeasureQuery(2025, "disclosed") { Kind = OrganKind.TownshipGovernment })).Total);
    }

    [Theory(DisplayName = "抽到的答复能打开：事项、结果、期限、步骤，不显示申请人；别的范围的打不开；打开留痕")]
    [OnBothDatabases]
    public async Task Sample_DrawnReply_OpensForTheSupervisor(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await RawRegister.AddAsync(site, [RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 3, 10), Outcome.Granted)], []);
        var supervisor = Supervisor(site);
        await using var db = site.Open(supervisor.Scope);
        var drawn = Assert.Single(TestRequests.Must(await new DrawSample(db, supervisor, site.Clock).RunAsync(2025, false, "2026-01-05 第3号", 2)));

        var reply = await new ViewSample(db, site.Vault, supervisor, site.Clock).RunAsync(drawn.Id);

        Assert.False(drawn.IsPage);
        Assert.Equal((drawn.Title, site.Bureau.Name, Outcome.Granted), (reply!.Request.Title, reply.Organ, reply.Request.CountedOutcome));
        Assert.Equal(1, await db.Events.CountAsync(done => done.Action == "report-sample-opened"));
        var stranger = TestSite.Someone(site.Other, Role.CompetentDepartment);
        await using var elsewhere = site.Open(stranger.Scope);
        Assert.Null(await new ViewSample(elsewhere, site.Vault, stranger, site.Clock).RunAsync(drawn.Id));
        Assert.Null(await new ViewSample(db, site.Vault, TestSite.Someone(site.City, Role.Contributor), site.Clock).RunAsync(drawn.Id));
    }

    private static Caller Supervisor(TestSite site) => TestSite.Someone(site.City, Role.CompetentDepartment) with { Scope = OrganScope.OwnAndBelow(site.City, writes: true) };

    private static async Task FileAsync(TestSite site, Organ organ, ReportBuilder report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report.Organ(organ.Name).Year(2025).Title($"{organ.Name}2025年政府信息公开工作年度报告").Build(), "年报.json");
        var officer = TestSite.Someone(organ, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        Assert.True((await new FileReport(db, officer, site.Clock).RunAsync(new ReportUpload(organ.Id, 2025, "年报.json", bytes.WrittenMemory))).Succeeded);
    }

    // The same report for many invented years, as they lay in the database before grounds were kept.
    private static async Task CopyAsync(TestSite site, int count)
    {
        await using var db = site.Open();
        var kept = await db.Reports.AsNoTracking().SingleAsync();
        db.AddRange(Enumerable.Range(1, count).Select(i => new FiledReport
        {
            Id = site.Clock.NewId(),
            OrganId = kept.OrganId,
            Year = 1000 + i,
            Format = kept.Format,
            Title = kept.Title,
            Content = kept.Content,
            Figures = kept.Figures,
            State = FilingState.Filed,
        }));
        await db.SaveChangesAsync();
    }
}
