using System.Buffers;
using System.Text;
using Gongkai.App.Ledgers;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

public sealed class OpenNumbersTests
{
    [Theory(DisplayName = "汇总跨格式：口径相同的格按对照表计入，其他处理三行分不开，列为没有对应；每格之后的机关加起来等于这一格")]
    [OnBothDatabases]
    public async Task Consolidate_OtherFormat_GoesThroughTheCrosswalk(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await FileAsync(site, site.Bureau, ReportBuilder.For("2021").Row("part3.newReceived", 5, 1, 0, 0, 0, 0, 6).Row("part3.other", 1, 0, 0, 0, 0, 0, 1));
        await FileAsync(site, site.Other, ReportBuilder.For("2019").Row("part3.newReceived", 2, 0, 0, 0, 0, 0, 2).Row("part3.otherHandling", 2, 0, 0, 0, 0, 0, 2));
        await using var db = site.Open(Supervisor(site).Scope);

        var sums = await new ConsolidateReports(db).RunAsync(2025, includeOwn: false, site.City);

        var table = sums.Format.Table("part3");
        var (received, other) = (table.Row("newReceived")!.Offset, table.Row("other")!.Offset);
        Assert.Equal(new ConsolidatedCell(7, 2, 0, 0), sums.Cells["part3"][received]);
        Assert.Equal(new ConsolidatedCell(1, 1, 0, 0) { NoCounterpart = 1 }, sums.Cells["part3"][other]);
        Assert.Equal([site.Other.Name], sums.OtherFormat);
        Assert.Equal(7, (await new ConsolidateReports(db).OrgansAsync(2025, (table, received), includeOwn: false, site.City)).Sum(organ => organ.Value));
    }

    [Theory(DisplayName = "汇入本级年报：每格等于各机关之和加本级记录；报送的与之和不同的逐格列出")]
    [OnBothDatabases]
    public async Task TakeRollUp_OwnReport_IsTheSum(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await FileAsync(site, site.Bureau, ReportBuilder.For("2021").Row("part3.newReceived", 5, 1, 0, 0, 0, 0, 6));
        var supervisor = Supervisor(site);
        await using var db = site.Open(supervisor.Scope);
        var rollUp = new TakeRollUp(db, supervisor, site.Clock);

        Assert.True((await rollUp.RunAsync(2025)).Value > 0);

        var compiled = await CompileReport.CompileAsync(db, site.City, ReportPeriod.Whole(2025), default);
        Assert.Equal((6m, FigureOrigin.Entered), (compiled.Figure("part3.newReceived.total")!.Value.Value, compiled.Figure("part3.newReceived.total")!.Value.Origin));
        await FileAsync(site, site.City, ReportBuilder.For("2021").Row("part3.newReceived", 4, 1, 0, 0, 0, 0, 5));
        var below = await new ConsolidateReports(db).RunAsync(2025, includeOwn: false, site.City);
        var differences = (await rollUp.CompareAsync(site.City, below))!;
        Assert.Equal((5m, 6m), differences.Where(row => row.Address == "part3.newReceived.total").Select(row => (row.Own!.Value, row.Sum!.Value)).Single());
    }

    [Theory(DisplayName = "分析：每个数打开它的机关，加起来等于这个数；按理由的合计等于各年报之和；答复时长由登记簿数工作日")]
    [OnBothDatabases]
    public async Task Analyze_EachNumber_OpensItsOrgans(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await FileAsync(site, site.Bureau, ReportBuilder.For("2021").Row("part3.newReceived", 5, 1, 0, 0, 0, 0, 6).Row("part3.deniedThirdPartyRights", 2, 0, 0, 0, 0, 0, 2));
        await FileAsync(site, site.Other, ReportBuilder.For("2021").Row("part3.newReceived", 2, 0, 0, 0, 0, 0, 2).Row("part3.deniedThirdPartyRights", 1, 0, 0, 0, 0, 0, 1));
        await RawRegister.AddAsync(site,
            [RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 3, 10), Outcome.Granted), RawRegister.Request(site.Bureau, 2, new DateOnly(2025, 3, 3), new DateOnly(2025, 4, 15), Outcome.Granted)], []);
        await using var db = site.Open(Supervisor(site).Scope);
        var open = new OpenMeasure(db);

        var (total, organs) = await open.OrgansAsync(new MeasureQuery(2025, "received"));
        Assert.Equal((2, 8L), (total, organs.Sum(organ => organ.Value)));
        Assert.Equal(3, (await open.GroundsAsync(isPublic: false)).Single(sum => sum.Ground == "deniedThirdPartyRights").Cases);
        Assert.Equal([2L, 1L], (await open.OrgansOfGroundAsync(new MeasureQuery(2025, "deniedThirdPartyRights"))).Organs.Select(organ => organ.Value!.Value));
        var times = await new AnswerTimes(db).RunAsync(2025);
        Assert.Equal((2, 1, 1), (times.Total, times.Bands.Single(one => one.Band.Code == "5").Count, times.Bands.Single(one => one.Band.Code == "40").Count));
        Assert.Equal([site.Bureau.Name], (await new AnswerTimes(db).OrgansAsync(2025, TimeBand.All[0])).Select(organ => organ.Organ));
    }

    [Theory(DisplayName = "导入台账：每行成为一件申请，计入它的年度；有一行不对就一行都不收，同一编号不收第二次")]
    [OnBothDatabases]
    public async Task Import_FormerRegister_IsCounted(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        var import = new ImportRequests(site.Database, site.Clock, site.Vault);
        const string head = "编号,标题,内容,申请人,申请人类型,提交方式,提交日期,收到日期,办理结果,办结日期\n";
        const string rows = "旧1,甲事项,,窦星野,自然人,当面提交,2025-03-03,,予以公开,2025-03-20\n旧2,乙事项,,某企业,商业企业,当面提交,2025-12-20,,,\n";
        async Task<ImportReport> Send(string text) => TestRequests.Must(await import.RunAsync(officer, ("台账.csv", Encoding.UTF8.GetBytes(text)), isDryRun: false));

        Assert.False((await Send(head + rows + "旧3,丙事项,,某人,自然人,当面提交,2025-12-20,,给了,2025-12-22\n")).IsKept);
        Assert.True((await Send(head + rows)).IsKept);
        Assert.Equal(2, (await Send(head + rows)).Problems.Count);

        await using var db = site.Open(officer.Scope);
        var compiled = TestRequests.Must(await new CompileReport(db, officer, site.Clock).RunAsync(site.Bureau.Id, 2025));
        Assert.Equal((2m, 1m, 1m), (compiled.Figure("part3.newReceived.total")!.Value.Value, compiled.Figure("part3.granted.naturalPerson")!.Value.Value, compiled.Figure("part3.carriedOut.commercialEnterprise")!.Value.Value));
        Assert.Equal(["2025-0001", "2025-0002"], await db.Set<DisclosureRequest>().OrderBy(request => request.Number).Select(request => request.Number).ToListAsync());
    }

    [Theory(DisplayName = "催报：没有报送的机关，编制人员收到邮件；没有人员邮箱的发给工作机构")]
    [OnBothDatabases]
    public async Task Remind_OrganWithoutReport_GetsAMail(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await site.AddPersonAsync(site.Bureau, "chen", Role.DisclosureOfficer);
        await site.AddPersonAsync(site.Bureau, "gone", Role.DisclosureOfficer);
        await site.AddPersonAsync(site.Bureau, "writer", Role.Contributor);
        await using (var people = site.Open())
        {
            // Neither who left nor who compiles no reports is written to.
            foreach (var person in await people.People.Where(one => one.OrganId == site.Bureau.Id).ToListAsync())
            {
                person.Email = $"{person.SignInName}@example.invalid";
                people.Entry(person).Property(one => one.IsDisabled).CurrentValue = person.SignInName == "gone";
            }

            await people.SaveChangesAsync();
        }

        var supervisor = Supervisor(site);
        await using var db = site.Open(supervisor.Scope);
        Assert.Equal(2, (await new RemindOrgans(db, supervisor, site.Clock, site.Vault).RunAsync(2025)).Value);

        Assert.Equal(1, await db.Outbox.CountAsync(item => item.Kind == "mail"));
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
}
