using System.Text;
using Gongkai.App.Calendars;
using Gongkai.App.Ledgers;
using Gongkai.App.Letters;
using Gongkai.App.Metrics;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.App.Tests.Letters;
using Gongkai.App.Tests.Reports;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Calendars;

public sealed class OrganCalendarTests
{
    private static readonly DateOnly s_day = new(2026, 11, 25);

    [Theory(DisplayName = "来信的期限：地方放假日、导入的放假安排都使它顺延，回执、查询、列表、统计和指标用同一个日历；别的机关不受地方放假日影响")]
    [OnBothDatabases]
    public async Task Letter_LocalDayOrNotice_MovesTheDueDateEverywhere(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var handler = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        Assert.Equal(new DateOnly(2026, 11, 27), (await LetterTests.SubmitAsync(site)).Deadline!.DueOn);

        await LocalDayAsync(site, handler, s_day);
        var receipt = await LetterTests.SubmitAsync(site);
        Assert.Equal(new DateOnly(2026, 11, 30), receipt.Deadline!.DueOn);
        Assert.Equal(new DateOnly(2026, 11, 30), (await TrackAsync(site, receipt)).Deadline!.DueOn);
        Assert.All((await ListAsync(site, handler)), row => Assert.Equal(new DateOnly(2026, 11, 30), row.Deadline!.DueOn));

        await NoticeAsync(site, Known(2026) with { DaysOff = [.. Known(2026).DaysOff, new PublicHoliday("临时放假", new DateOnly(2026, 11, 30), new DateOnly(2026, 11, 30))] });
        Assert.Equal(new DateOnly(2026, 12, 1), (await TrackAsync(site, receipt)).Deadline!.DueOn);
        await ImportAnsweredAsync(site, handler, "A1", "2026-11-20", "2026-12-01");
        await ImportAnsweredAsync(site, TestSite.Someone(site.Other, Role.DisclosureOfficer), "B1", "2026-11-20", "2026-12-01");
        Assert.Equal(100m, (await FiguresAsync(site, handler)).All.InTimeRate);
        Assert.Equal((100m, 0m), (await ReadAsync(site, site.Bureau, "letters.inTime"), await ReadAsync(site, site.Other, "letters.inTime")));
    }

    [Theory(DisplayName = "来信期限落入没有放假安排的年份：各处都写明年份，不推算，不计入按时率；导入以后就有日期")]
    [OnBothDatabases]
    public async Task Letter_YearWithoutNotice_NamesTheYear(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        site.Time.MoveTo(new DateTimeOffset(2026, 12, 28, 1, 0, 0, TimeSpan.Zero));
        var handler = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        var receipt = await LetterTests.SubmitAsync(site);
        await ImportAnsweredAsync(site, handler, "A1", "2026-12-28", "2026-12-30");
        await ImportAnsweredAsync(site, handler, "A2", "2026-12-01", "2026-12-30");

        Assert.Equal((null, 2027), (receipt.Deadline, receipt.MissingYear));
        var progress = await TrackAsync(site, receipt);
        Assert.Equal((null, 2027), (progress.Deadline, progress.MissingYear));
        var row = (await ListAsync(site, handler)).Single(row => row.Letter.Number == receipt.Number);
        Assert.Contains("没有2027年的放假安排", row.Uncounted!.Message, StringComparison.Ordinal);
        Assert.Equal(2027, row.MissingYear);
        var figures = await FiguresAsync(site, handler);
        Assert.Equal((2, 1, 0m, 2027), (figures.All.Answered, figures.All.Uncounted, figures.All.InTimeRate!.Value, figures.MissingYear!.Value));
        var opened = await OpenAsync(site, "letters.inTime");
        Assert.Equal((1, 0m, 1, 2027), (opened.Total, opened.Sum, opened.Uncounted, opened.MissingYear!.Value));

        await NoticeAsync(site, new HolidayNotice(2027, [new IssuedNotice(null, null)], [new PublicHoliday("元旦", new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 3))], []));
        Assert.Equal(new DateOnly(2027, 1, 5), (await TrackAsync(site, receipt)).Deadline!.DueOn);
        Assert.Equal((50m, null), ((await FiguresAsync(site, handler)).All.InTimeRate, (await FiguresAsync(site, handler)).MissingYear));
        Assert.Equal(50m, await ReadAsync(site, site.Bureau, "letters.inTime"));
    }

    [Theory(DisplayName = "双公示的期限：地方放假日使许可的公示日顺延，列表、待办和按时公示率都按本机关的日历；没有放假安排的年份写明")]
    [OnBothDatabases]
    public async Task License_LocalDayAndMissingYear_AreCountedByTheOrgansCalendar(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        site.Time.MoveTo(new DateTimeOffset(2026, 12, 28, 1, 0, 0, TimeSpan.Zero));
        await ImportLicensesAsync(site, officer, ("许1号", "2026-11-16", "2026-11-26"), ("许2号", "2026-12-25", ""));

        Assert.Equal(0m, await ReadAsync(site, site.Bureau, "licenses.inTime"));
        await LocalDayAsync(site, officer, s_day);
        Assert.Equal(100m, await ReadAsync(site, site.Bureau, "licenses.inTime"));
        await using var db = site.Open(officer.Scope);
        var read = new ReadLedger(db, site.Vault, site.Clock);
        var rows = (await read.ListAsync(new LedgerFilter("licenses"), 1)).Rows.ToDictionary(row => row.Entry["number"]);
        Assert.Equal(new DateOnly(2026, 11, 26), DateOnly.FromDateTime(Assert.Single(rows["许1号"].Clocks).Due));
        Assert.Contains("没有2027年的放假安排", rows["许2号"].Uncounted!.Message, StringComparison.Ordinal);
        Assert.Equal((2027, 2027), (rows["许2号"].MissingYear!.Value, Assert.Single(await read.OpenAsync()).MissingYear!.Value));
        var opened = await OpenAsync(site, "licenses.inTime");
        Assert.Equal((1, 1m, 1, 2027), (opened.Total, opened.Sum, opened.Uncounted, opened.MissingYear!.Value));
    }

    [Theory(DisplayName = "答复时长分析：有地方放假日的机关少算那一天，其他机关按全国日历")]
    [OnBothDatabases]
    public async Task AnswerTimes_LocalDay_CountsForItsOrganAlone(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await LocalDayAsync(site, TestSite.Someone(site.Bureau, Role.DisclosureOfficer), s_day);
        await RawRegister.AddAsync(site,
            [RawRegister.Request(site.Bureau, 1, new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 27), Outcome.Granted), RawRegister.Request(site.Other, 2, new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 27), Outcome.Granted)], []);
        await using var db = site.Open();
        var times = new AnswerTimes(db);

        var spread = await times.RunAsync(2026);
        Assert.Equal([("5", 1), ("10", 1)], spread.Bands.Where(band => band.Count > 0).Select(band => (band.Band.Code, band.Count)));
        Assert.Equal(site.Bureau.Id, Assert.Single(await times.OrgansAsync(2026, TimeBand.All[0])).OrganId);
    }

    private static HolidayNotice Known(int year) => WorkingDayCalendar.Shipped.Notices.Single(notice => notice.Year == year);

    private static async Task LocalDayAsync(TestSite site, Caller officer, DateOnly day) =>
        Assert.Null(await new SetRequestRules(site.Database, site.Clock).RunAsync(officer, TestRequests.Must(SetLocalDaysOff.With(new RequestRules(), "那达慕", (day, day)))));

    private static async Task NoticeAsync(TestSite site, HolidayNotice notice) =>
        Assert.Null(await new ImportHolidayNotice(site.Database, site.Clock, site.Vault).RunAsync(TestSite.Someone(site.City, Role.Administrator), notice, moves: 0));

    private static async Task<LetterProgress> TrackAsync(TestSite site, LetterReceipt receipt) => TestRequests.Must(await new TrackLetter(site.Database, site.Vault, site.Clock).RunAsync(receipt.Number, receipt.Code));

    private static async Task<IReadOnlyList<LetterRow>> ListAsync(TestSite site, Caller handler)
    {
        await using var db = site.Open(handler.Scope);
        return (await new FindLetters(db, site.Vault, handler).ListAsync(new LetterFilter(), 1)).Rows;
    }

    private static async Task<LetterStatistics> FiguresAsync(TestSite site, Caller handler)
    {
        await using var db = site.Open(handler.Scope);
        return await new LetterFigures(db, handler, site.Clock).RunAsync(2026);
    }

    private static async Task ImportAnsweredAsync(TestSite site, Caller handler, string number, string received, string answered)
    {
        await using var db = site.Open(handler.Scope);
        var csv = $"工单号,诉求标题,诉求内容,诉求类型,来电时间,诉求人,电话,办理结果,办结日期,评价\n{number},停电,停电了,咨询,{received},某甲,,已经恢复供电，请放心,{answered},";
        Assert.True(TestRequests.Must(await new ImportLetters(db, site.Vault, handler, site.Clock).RunAsync(Domain.Letters.LetterSource.Hotline, "工单.csv", Encoding.UTF8.GetBytes(csv), false)).Import.IsKept);
    }

    private static async Task ImportLicensesAsync(TestSite site, Caller officer, params (string Number, string Decided, string Published)[] licenses)
    {
        await using var db = site.Open(officer.Scope);
        var csv = "行政许可决定文书号,行政许可决定文书名称,许可内容,许可类别,处理决定,许可决定日期,行政相对人类别,行政相对人姓名,公示日期\n" + string.Join('\n', licenses.Select(one => $"{one.Number},准予许可决定书,设备准入,普通,准予许可,{one.Decided},自然人,某甲,{one.Published}"));
        var report = TestRequests.Must(await new ImportLedger(db, site.Vault, officer, site.Clock).RunAsync("licenses", "许可.csv", Encoding.UTF8.GetBytes(csv), isDryRun: false));
        Assert.True(report.IsKept, string.Join('\n', report.Problems.Select(problem => problem.Message)));
    }

    private static async Task<decimal?> ReadAsync(TestSite site, Organ organ, string metric)
    {
        await using var db = site.Open(OrganScope.Own(organ));
        return await new ReadMetrics(db, site.Clock).RunAsync(metric, MetricScope.Year(organ.Id, 2026));
    }

    private static async Task<OpenedMetric> OpenAsync(TestSite site, string metric)
    {
        await using var db = site.Open(OrganScope.Own(site.Bureau));
        return await new MetricRows(db, site.Clock).RunAsync(MetricDictionary.Find(metric)!, MetricScope.Year(site.Bureau.Id, 2026), 1);
    }
}
