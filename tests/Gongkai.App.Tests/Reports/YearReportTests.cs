using Gongkai.App.Files;
using Gongkai.App.Publications;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

public sealed class YearReportTests
{
    [Theory(DisplayName = "补登一件：上年结转按上年报告印，差异指出是哪一件；处理后平衡")]
    [OnBothDatabases]
    public async Task CarryIn_LateRequest_IsShownAndDecided(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await RawRegister.AddAsync(site, [RawRegister.Request(site.Bureau, 1, new DateOnly(2024, 12, 20), new DateOnly(2025, 1, 8), Outcome.Granted)], []);
        await SignedAsync(site, officer, 2024);
        var late = RawRegister.Request(site.Bureau, 2, new DateOnly(2024, 12, 30), new DateOnly(2025, 1, 20), Outcome.Granted);
        await RawRegister.AddAsync(site, [late], []);
        await using var db = site.Open(officer.Scope);

        var before = await CompileAsync(site, db, officer, 2025);
        Assert.Equal(new CompiledFigure(1, FigureOrigin.CarriedOver, 2), before.Figure("part3.carriedIn.total"));
        Assert.Equal(late.Id, Assert.Single(before.Carry.Added).Id);
        await FillAsync(site, db, officer, 2025);
        Assert.Equal("report-not-ready", (await new ReviewReport(db, officer, site.Clock).SubmitAsync(2025))?.Code);
        Assert.Equal("carry-note", (await new DecideCarryIn(db, officer, site.Clock).RunAsync(2025, CarryVerdict.LateAsNew, ""))?.Code);
        Assert.Null(await new DecideCarryIn(db, officer, site.Clock).RunAsync(2025, CarryVerdict.LateAsNew, "2025年1月才收到转来的信函"));

        var after = await CompileAsync(site, db, officer, 2025);
        Assert.Equal((1m, 1m, 2m), (after.Figure("part3.carriedIn.total")!.Value.Value, after.Figure("part3.newReceived.total")!.Value.Value, after.Figure("part3.resultsTotal.total")!.Value.Value));
        Assert.Contains("正文写", (await new ReviewReport(db, officer, site.Clock).SubmitAsync(2025))!.Message, StringComparison.Ordinal);
        TestRequests.Must(await new WriteReport(db, officer, site.Clock).SaveAsync(2025, 1, WriteReport.DraftOf(after, 1), 1));
        Assert.Null(await new ReviewReport(db, officer, site.Clock).SubmitAsync(2025));
    }

    [Theory(DisplayName = "固化以后记录变了：指出哪几格、哪几件会不同；固化的数据没有被改动")]
    [OnBothDatabases]
    public async Task Freeze_RecordsChange_DifferencesAreNamed(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await RawRegister.AddAsync(site, [RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 4, 1), Outcome.Granted)], []);
        await SignedAsync(site, officer, 2025);
        var late = RawRegister.Request(site.Bureau, 2, new DateOnly(2025, 6, 3), null, null);
        await RawRegister.AddAsync(site, [late], []);
        await using var db = site.Open(officer.Scope);

        var comparison = (await new FreezeReport(db, site.Clock).CompareWithNowAsync(await CompileAsync(site, db, officer, 2025)))!;

        Assert.True(comparison.IsIntact);
        Assert.Equal(["part3.newReceived.naturalPerson", "part3.newReceived.total", "part3.carriedOut.naturalPerson", "part3.carriedOut.total"], comparison.Changes.Select(change => change.Address));
        Assert.All(comparison.Changes, change => Assert.Equal((late.Id, 1m), (Assert.Single(change.Added), change.Now - change.Frozen)));
    }

    [Theory(DisplayName = "正文里的数据随记录变化；别人先存的不覆盖")]
    [OnBothDatabases]
    public async Task Write_FieldInText_FollowsTheRecords(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await RawRegister.AddAsync(site, [RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 4, 1), Outcome.Granted)], []);
        await using var db = site.Open(officer.Scope);
        TestRequests.Must(await new WriteReport(db, officer, site.Clock).StartAsync(2025));

        var saved = TestRequests.Must(await new WriteReport(db, officer, site.Clock).SaveAsync(2025, 1, "全年收到政府信息公开申请{本年新收}件，办结9件。", 1));
        Assert.Contains("收到政府信息公开申请1件", saved.Report.Section(1).Text, StringComparison.Ordinal);
        Assert.Contains(saved.Errors, finding => finding.Rule == "N10");
        Assert.Equal("changed-meanwhile", (await new WriteReport(db, officer, site.Clock).SaveAsync(2025, 1, "别的", 1)).Refusal?.Code);
        await RawRegister.AddAsync(site, [RawRegister.Request(site.Bureau, 2, new DateOnly(2025, 6, 3), null, null)], []);
        await using var later = site.Open(officer.Scope);
        var working = await later.Set<YearReport>().SingleAsync();

        var built = await BuiltReport.BuildAsync(later, working, await CompileAsync(site, later, officer, 2025), default);
        Assert.Contains("收到政府信息公开申请2件", built.Report.Section(1).Text, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "编制人不能审核、签发自己的年报；签发后公开为信息，附 DOCX；同一年只公开一份")]
    [OnBothDatabases]
    public async Task Publish_SignedReport_IsOneItemOnThePortal(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer, Role.Leader);
        await RawRegister.AddAsync(site, [RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 4, 1), Outcome.Granted)], []);
        Assert.Null(await new InstallColumns(site.Database, site.Clock).RunAsync(Caller.Site("test"), site.City.Id, ColumnPresets.Statutory));
        await SignedAsync(site, officer, 2025);
        var folder = Directory.CreateTempSubdirectory("gongkai-files-");
        var store = new StoreFile(new DiskFileStore(folder.FullName), site.Vault, site.Clock);
        await using var db = site.Open(officer.Scope);
        var publish = new PublishReport(db, officer, site.Clock, store, new ItemChecks(site.Database, site.Clock, _ => []));

        var id = TestRequests.Must(await publish.RunAsync(2025));
        Assert.Equal("report-not-signed", (await publish.RunAsync(2025)).Refusal?.Code);

        await using var portal = site.Open(OrganScope.Portal);
        var item = await PublicItems.Of(portal, site.Clock.Now).SingleAsync(item => item.Id == id);
        Assert.Equal(ItemKind.AnnualReport, item.Kind);
        Assert.Contains("<table", item.BodyHtml, StringComparison.Ordinal);
        Assert.Contains(await portal.Set<ItemAttachment>().Select(file => file.Name).ToListAsync(), name => name.EndsWith(".docx", StringComparison.Ordinal));
        var shown = (await new PublicReports(site.Database).FindAsync(site.Bureau.Number, 2025))!.Value;
        Assert.Equal(1, shown.Report.Table("part3")!["granted", "total"]!.Value);
        folder.Delete(recursive: true);
    }

    /// <summary>Filled, submitted, passed and signed by three different people.</summary>
    private static async Task SignedAsync(TestSite site, Caller officer, int year)
    {
        await using var db = site.Open(officer.Scope);
        await FillAsync(site, db, officer, year);
        Assert.Null(await new ReviewReport(db, officer, site.Clock).SubmitAsync(year));
        Assert.Equal(officer.May(Permission.ReviewItems) ? "own-work" : "not-permitted", (await new ReviewReport(db, officer, site.Clock).PassAsync(year, ""))?.Code);
        Assert.Null(await new ReviewReport(db, TestSite.Someone(site.Bureau, Role.Reviewer), site.Clock).PassAsync(year, "数据已核"));
        Assert.Equal("not-permitted", (await new ReviewReport(db, TestSite.Someone(site.Bureau, Role.Reviewer), site.Clock).PassAsync(year, ""))?.Code);
        Assert.Null(await new ReviewReport(db, TestSite.Someone(site.Bureau, Role.Leader), site.Clock).PassAsync(year, "同意"));
    }

    private static async Task FillAsync(TestSite site, GongkaiDb db, Caller officer, int year)
    {
        foreach (var source in (string[])[YearRecords.ItemSource, "licenses", "penalties", "compulsions", "charges"])
        {
            await new EnterFigure(db, officer, site.Clock).DeclareAsync(year, source);
        }

        TestRequests.Must(await new WriteReport(db, officer, site.Clock).StartAsync(year));
        TestRequests.Must(await new WriteReport(db, officer, site.Clock).SaveAsync(year, 5, "存在的问题是栏目更新不够及时。下一步逐栏目明确责任人。", 1));
    }

    private static async Task<CompiledYear> CompileAsync(TestSite site, GongkaiDb db, Caller caller, int year) => TestRequests.Must(await new CompileReport(db, caller, site.Clock).RunAsync(site.Bureau.Id, year));
}
