using System.Buffers;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

/// <summary>What of the ledgers and of the roll-up the public may read.</summary>
public sealed class OpenAnswersTests
{
    [Theory(DisplayName = "公开的答复时长只数公开了这一年年报的机关；打开一段也只有它们；没有公开年报的机关什么也不说")]
    [OnBothDatabases]
    public async Task AnswerTimes_Public_CountOrgansWithAPublicReport(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await RawRegister.AddAsync(site,
        [
            RawRegister.Request(site.Bureau, 1, new DateOnly(2025, 3, 3), new DateOnly(2025, 3, 10), Outcome.Granted), RawRegister.Request(site.Bureau, 2, new DateOnly(2024, 3, 4), new DateOnly(2024, 3, 11), Outcome.Granted),
            RawRegister.Request(site.Other, 3, new DateOnly(2025, 3, 3), new DateOnly(2025, 4, 15), Outcome.Granted),
        ], []);
        await FileAsync(site, site.Bureau, isAccepted: true, Received(6));
        await FileAsync(site, site.Other, isAccepted: false, Received(40));
        await using var db = site.Open(OrganScope.Portal);
        var times = new AnswerTimes(db) { IsPublic = true };

        var spread = await times.RunAsync(2025);

        Assert.Equal((1, 1, 0), (spread.Total, spread.Bands.Single(one => one.Band.Code == "5").Count, spread.Bands.Single(one => one.Band.Code == "40").Count));
        Assert.Equal([(site.Bureau.Name, site.Bureau.Number)], (await times.OrgansAsync(2025, TimeBand.Any)).Select(organ => (organ.Organ, organ.Number)));
        Assert.Equal(0, (await times.RunAsync(2024)).Total);
        Assert.Equal(2, (await new AnswerTimes(db).RunAsync(2025)).Total);
    }

    [Theory(DisplayName = "公开的汇总只加公开的年报；报送了没有公开的机关与没有报送的一样列为没有，不当作零")]
    [OnBothDatabases]
    public async Task Consolidate_Public_AddsAcceptedReportsAlone(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await FileAsync(site, site.Bureau, isAccepted: true, Received(6).Unread("part3.granted.total"));
        await FileAsync(site, site.Other, isAccepted: false, Received(40));
        await using var db = site.Open(OrganScope.Portal);
        var consolidate = new ConsolidateReports(db) { IsPublic = true };

        var sums = await consolidate.RunAsync(2025, includeOwn: false, site.City);

        var table = sums.Format.Table("part3");
        Assert.Equal((1, new ConsolidatedCell(6, 1, 0, 0)), (sums.Reports, sums.Cells["part3"][table.Row("newReceived")!.Offset]));
        Assert.Equal(new ConsolidatedCell(null, 0, 0, 1), sums.Cells["part3"][table.Row("granted")!.Offset + 6]);
        Assert.Equal([site.Other.Name], sums.Missing);
        Assert.Equal([site.Bureau.Name], sums.Unreadable);
        var organs = await consolidate.OrgansAsync(2025, (table, table.Row("newReceived")!.Offset), includeOwn: false, site.City);
        Assert.Equal([(site.Bureau.Number, 6m), (site.Other.Number, (decimal?)null)], organs.Select(organ => (organ.Number, organ.Value)).OrderBy(organ => organ.Number));
    }

    [Theory(DisplayName = "公开的答复时长：按机关和办结日期的索引查，不扫描登记簿")]
    [OnBothDatabases]
    public async Task AnswerTimes_Public_ReadTheIndex(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await using var db = site.Open(OrganScope.Portal);

        // Organs by name and a range of days are the first two columns of the index: one seek an organ, no other year is read.
        var plan = await QueryPlan.OfAsync(site.Database, AnswerTimes.ClosedBy(db, [site.Bureau.Id, site.Other.Id], 2025).GroupBy(request => new { request.ReceivedOn, request.CountedOn }).Select(group => group.Count()).ToQueryString(),
            "SET enable_seqscan = off; ");

        Assert.Contains("requests_counted", plan, StringComparison.Ordinal);
    }

    private static ReportBuilder Received(int count) => ReportBuilder.For("2021").Row("part3.newReceived", count, 0, 0, 0, 0, 0, count);

    private static async Task FileAsync(TestSite site, Organ organ, bool isAccepted, ReportBuilder report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report.Organ(organ.Name).Year(2025).Title($"{organ.Name}2025年政府信息公开工作年度报告").Build(), "年报.json");
        var officer = TestSite.Someone(organ, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        var filed = TestRequests.Must(await new FileReport(db, officer, site.Clock).RunAsync(new ReportUpload(organ.Id, 2025, "年报.json", bytes.WrittenMemory)));
        await using var all = site.Open();
        var state = isAccepted ? FilingState.Accepted : FilingState.Filed;
        await all.Reports.Where(kept => kept.Id == filed).ExecuteUpdateAsync(set => set.SetProperty(kept => kept.State, state));
    }
}
