using System.Buffers;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

public sealed class SuperviseReportsTests
{
    [Theory(DisplayName = "报送年报：读入、核对、留存；错误数与核对结果一致")]
    [OnBothDatabases]
    public async Task File_ReportWithBrokenSum_IsKeptWithItsErrors(DatabaseKind kind)
    {
        using var site = new TestSite(kind);

        var filed = await File(site, site.Bureau, 2025, Report(site.Bureau, 2025).Count("part3.resultsTotal.naturalPerson", 7));

        Assert.True(filed.Succeeded, filed.Refusal?.Message);
        await using var db = site.Open();
        var kept = Assert.Single(db.Reports);
        Assert.True(kept.Errors > 0);
        Assert.Equal("2021", kept.Format);
        Assert.Equal(2025, KeptReports.Read(kept.Content).Year);
    }

    [Theory(DisplayName = "别的年度、别的机关的文件不收")]
    [InlineData(DatabaseKind.Sqlite, 2024, false, "report-other-year")]
    [InlineData(DatabaseKind.Sqlite, 2025, true, "report-other-organ")]
    [InlineData(DatabaseKind.Postgres, 2024, false, "report-other-year")]
    [InlineData(DatabaseKind.Postgres, 2025, true, "report-other-organ")]
    public async Task File_WrongYearOrOrgan_IsRefused(DatabaseKind kind, int year, bool isForOther, string code)
    {
        using var site = new TestSite(kind);

        var filed = await File(site, isForOther ? site.Other : site.Bureau, year, Report(site.Bureau, 2025));

        Assert.Equal(code, filed.Refusal?.Code);
        await using var db = site.Open();
        Assert.Empty(db.Reports);
    }

    [Theory(DisplayName = "有错误未处理的年报不能通过；退回要写理由；通过后不能替换")]
    [OnBothDatabases]
    public async Task Decide_ReportWithErrors_NeedsEachErrorDecided(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var id = (await File(site, site.Bureau, 2025, Report(site.Bureau, 2025).Count("part3.resultsTotal.naturalPerson", 7))).Value;
        var supervisor = Supervisor(site);
        await using var db = site.Open(supervisor.Scope);

        Assert.Equal("report-has-errors", (await new DecideReport(db, supervisor, site.Clock).AcceptAsync(id, "")).Refusal?.Code);
        foreach (var settled in (string[])["part1", "part2", "part3", "part4", "part5"])
        {
            // Verdicts on what an earlier file had, or on warnings, say nothing of the errors that are there.
            Assert.True((await new DecideFinding(db, supervisor, site.Clock).RunAsync(new FindingOpinion(id, "W01", settled, FindingVerdict.Dismissed, "已核实"))).Succeeded);
        }

        Assert.Equal("report-has-errors", (await new DecideReport(db, supervisor, site.Clock).AcceptAsync(id, "")).Refusal?.Code);
        Assert.Equal("return-without-reason", (await new DecideReport(db, supervisor, site.Clock).ReturnAsync(id, " ")).Refusal?.Code);
        Assert.True((await new DecideReport(db, supervisor, site.Clock).ReturnAsync(id, "表三第（七）项与各项之和不符")).Succeeded);
        Assert.True((await File(site, site.Bureau, 2025, Report(site.Bureau, 2025))).Succeeded);
        await using var again = site.Open(supervisor.Scope);
        Assert.True((await new DecideReport(again, supervisor, site.Clock).AcceptAsync(id, "")).Succeeded);
        Assert.Equal("report-accepted", (await File(site, site.Bureau, 2025, Report(site.Bureau, 2025))).Refusal?.Code);
    }

    [Theory(DisplayName = "催报：报了的不催；退回后没有重新报送的也催，并说明是退回修改的")]
    [OnBothDatabases]
    public async Task Remind_AfterReturn_RemindsTheOrganAgain(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var id = (await File(site, site.Bureau, 2025, Report(site.Bureau, 2025))).Value;
        var supervisor = Supervisor(site);
        await using var db = site.Open(supervisor.Scope);

        Assert.Equal(1, (await new RemindOrgans(db, supervisor, site.Clock, site.Vault).RunAsync(2025)).Value);
        Assert.True((await new DecideReport(db, supervisor, site.Clock).ReturnAsync(id, "表三缺页")).Succeeded);
        Assert.Equal(1, (await new RemindOrgans(db, supervisor, site.Clock, site.Vault).RunAsync(2025)).Value);

        await using var whole = site.Open();
        var text = (await whole.Set<ReportReminder>().SingleAsync(sent => sent.OrganId == site.Bureau.Id)).Text;
        Assert.Contains("已退回修改，还没有重新报送", text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有收到", text, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "汇总：逐格等于各机关之和，未报、读不出、空白的分别列出，不当作零")]
    [OnBothDatabases]
    public async Task Consolidate_ReportsBelow_SumsWhatIsKnown(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await File(site, site.Bureau, 2025, Report(site.Bureau, 2025).Row("part3.newReceived", 5, 1, 0, 0, 0, 0, 6));
        await File(site, site.Other, 2025, Report(site.Other, 2025).Row("part3.newReceived", 2, 0, 0, 0, 0, 0, 2).Blank("part3.newReceived.commercialEnterprise"));
        var supervisor = Supervisor(site);
        await using var db = site.Open(supervisor.Scope);

        var sums = await new ConsolidateReports(db).RunAsync(2025);

        var row = sums.Format.Table("part3").Row("newReceived")!;
        Assert.Equal(new ConsolidatedCell(7, 2, 0, 0), sums.Cells["part3"][row.Offset]);
        Assert.Equal(new ConsolidatedCell(1, 1, 1, 0), sums.Cells["part3"][row.Offset + 1]);
        Assert.Equal([site.City.Name], sums.Missing);
    }

    [Theory(DisplayName = "报送看板：每个机关一行，未报的也在")]
    [OnBothDatabases]
    public async Task Board_OrgansBelow_ShowsWhoHasFiled(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await File(site, site.Bureau, 2025, Report(site.Bureau, 2025));
        var supervisor = Supervisor(site);
        await using var db = site.Open(supervisor.Scope);

        var (progress, rows) = await new FilingBoard(db).ReadAsync(2025, 1);

        Assert.Equal((3, 1), (progress.Organs, progress.Filed));
        Assert.Equal([null, FilingState.Filed, null], rows.Select(row => row.State));
    }

    [Theory(DisplayName = "隔离：别的机关看不到也改不了")]
    [OnBothDatabases]
    public async Task Reports_OfAnotherOrgan_AreNotSeen(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await File(site, site.Bureau, 2025, Report(site.Bureau, 2025));
        var stranger = TestSite.Someone(site.Other, Role.DisclosureOfficer);
        await using var db = site.Open(stranger.Scope);

        Assert.Empty(db.Reports);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new FileReport(db, stranger, site.Clock).RunAsync(Upload(site.Bureau, 2026, Report(site.Bureau, 2026))));
    }

    private static Caller Supervisor(TestSite site) =>
        TestSite.Someone(site.City, Role.CompetentDepartment) with { Scope = OrganScope.OwnAndBelow(site.City, writes: true) };

    private static ReportBuilder Report(Organ organ, int year) =>
        ReportBuilder.For("2021").Organ(organ.Name).Year(year).Title($"{organ.Name}{year}年政府信息公开工作年度报告");

    private static async Task<Result<Guid>> File(TestSite site, Organ organ, int year, ReportBuilder report)
    {
        var officer = TestSite.Someone(organ, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        return await new FileReport(db, officer, site.Clock).RunAsync(Upload(organ, year, report));
    }

    private static ReportUpload Upload(Organ organ, int year, ReportBuilder report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report.Build(), "年报.json");
        return new ReportUpload(organ.Id, year, "年报.json", bytes.WrittenMemory);
    }
}
