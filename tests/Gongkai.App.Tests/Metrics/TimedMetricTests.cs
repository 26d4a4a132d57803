using System.Globalization;
using Gongkai.App.Ledgers;
using Gongkai.App.Letters;
using Gongkai.App.Metrics;
using Gongkai.App.Reports;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.App.Tests.Storage;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Metrics;

public sealed class TimedMetricTests
{
    [Theory(DisplayName = "来信按期答复率：与逐件数工作日的结果一样，打开的行就是这些信")]
    [OnBothDatabases]
    public async Task Letters_InTime_EqualsCountingDayByDay(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.KeepLettersAsync(LetterSource.Hotline, 20);
        await using var db = organ.Site.Open(OrganScope.Own(organ.Organ));
        var random = new Random(7);
        foreach (var letter in await db.Set<Letter>().ToListAsync())
        {
            db.Entry(letter).Property(kept => kept.AnsweredOn).CurrentValue = letter.ReceivedOn.AddDays(random.Next(1, 14));
        }

        await db.SaveChangesAsync();
        var letters = await db.Set<Letter>().AsNoTracking().ToListAsync();
        var inTime = letters.Count(letter => WorkingDaysBefore(letter.AnsweredOn!.Value, letter.ReceivedOn) < LetterClocks.Shipped.Days[LetterCodes.Kinds[letter.Kind].Code]);

        var (figure, opened) = await BothAsync(organ, db, "letters.inTime", 2020);

        Assert.InRange(inTime, 1, 19);
        Assert.Equal((Percent(inTime, 20), 20, inTime), (figure, opened.Total, opened.Sum));
        Assert.Null(await new ReadMetrics(db, organ.Site.Clock).RunAsync("letters.inTime", MetricScope.Year(organ.Organ.Id, 2019)));
    }

    [Theory(DisplayName = "来信按期答复率：到期还没有答复的算没按期，没有到期的不计；来信统计的按时率一样")]
    [OnBothDatabases]
    public async Task Letters_OpenPastTheLastDay_CountAgainst(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.KeepLettersAsync(LetterSource.Hotline, 10);
        await using var db = organ.Site.Open(OrganScope.Own(organ.Organ));
        foreach (var letter in await db.Set<Letter>().OrderBy(letter => letter.Number).Take(3).ToListAsync())
        {
            db.Entry(letter).Property(kept => kept.State).CurrentValue = LetterState.InHand;
            db.Entry(letter).Property(kept => kept.AnsweredOn).CurrentValue = null;
        }

        await db.SaveChangesAsync();

        var (figure, opened) = await BothAsync(organ, db, "letters.inTime", 2020);
        var onTheDay = SiteClock.StandingAt(SiteClock.StartOf(new DateOnly(2020, 1, 11)));
        var early = (await new ReadMetrics(db, onTheDay).RunAsync(MetricDictionary.Find("letters.inTime")!, [MetricScope.Year(organ.Organ.Id, 2020)]))[0];

        Assert.Equal((70m, 10, 7m), (figure, opened.Total, opened.Sum));
        Assert.Equal((100m, 0), (early.Value, early.Uncounted));
        var statistics = (await new LetterFigures(db, TestSite.Someone(organ.Organ, Role.DisclosureOfficer), organ.Site.Clock).RunAsync(2020)).All;
        Assert.Equal((7, 3, 70m), (statistics.InTime, statistics.Late, statistics.InTimeRate));
    }

    [Theory(DisplayName = "申请按期答复率：由办理过程算不出期限的说明有几件；一次算出各年各月，与逐个算的一样，问数据库的次数不随期间数增加")]
    [OnBothDatabases]
    public async Task Requests_WithoutACourse_AreTold(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await using var db = organ.Site.Open();
        db.AddRange(Ended(organ.Organ, 1, new DateOnly(2020, 3, 2), 10), Ended(organ.Organ, 2, new DateOnly(2020, 3, 2), 90), Ended(organ.Organ, 3, new DateOnly(2019, 6, 3), 90));
        await db.SaveChangesAsync();
        var (read, metric, organId) = (new ReadMetrics(db, organ.Site.Clock), MetricDictionary.Find("requests.inTime")!, organ.Organ.Id);
        List<MetricScope> periods =
        [
            MetricScope.Year(organId, 2020), MetricScope.Year(organId, 2019), MetricScope.Year(organId, 2018),
            .. Enumerable.Range(1, 12).Select(month => new MetricScope(organId, new DateOnly(2020, month, 1), new DateOnly(2020, month, 1).AddMonths(1).AddDays(-1))),
        ];

        using var commands = new CountedCommands();
        var (readings, many) = await CountedAsync(commands, () => read.RunAsync(metric, periods));
        var (_, one) = await CountedAsync(commands, () => read.RunAsync(metric, [periods[0]]));

        Assert.Equal([new MetricReading(100m, 1), new MetricReading(null, 1), new MetricReading(null)], readings.Take(3));
        Assert.Equal("1 条由办理过程算不出期限，没有计入", readings[0].LeftOut);
        Assert.Equal(1, (await new MetricRows(db, organ.Site.Clock).RunAsync(metric, periods[0], 1)).Uncounted);
        foreach (var (period, reading) in periods.Zip(readings))
        {
            Assert.Equal((period, await read.RunAsync(metric.Code, period)), (period, reading.Value));
        }

        Assert.Equal(one, many);
    }

    [Theory(DisplayName = "一次读取全部指标：自定指标多几个，问数据库的次数一样多；各项按期率合用一次读出的工作日历")]
    [OnBothDatabases]
    public async Task RunMany_MoreOwnMetrics_AsksAsOften(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.KeepLettersAsync(LetterSource.Hotline, 3);
        await organ.PublishAsync(2020, ("通知公告", 3));
        var officer = TestSite.Someone(organ.Organ, Role.DisclosureOfficer);
        await using var db = organ.Site.Open(officer.Scope);
        var (own, read) = (new OwnMetrics(db, officer, organ.Site.Clock), new ReadMetrics(db, organ.Site.Clock));

        using var commands = new CountedCommands();
        var (_, without) = await CountedAsync(commands, () => read.RunManyAsync(MetricDictionary.All, MetricScope.Year(organ.Organ.Id, 2020)));
        for (var i = 0; i < 6; i++)
        {
            TestRequests.Must(await own.DefineAsync(new OwnMetricDraft($"大厅取号{i}", "次", "大厅取号机记下的次数", OwnFormula.Entered, [])));
        }

        TestRequests.Must(await own.DefineAsync(new OwnMetricDraft("两处取号", "次", "两处取号次数之和", OwnFormula.Sum, ["own.001", "own.002"])));
        Assert.Null(await own.EnterAsync("own.001", new OwnMetricEntry(new DateOnly(2020, 5, 1), "7", "取号系统统计")));
        Assert.Null(await own.EnterAsync("own.002", new OwnMetricEntry(new DateOnly(2020, 6, 1), "5", "取号系统统计")));
        var all = await own.AllAsync();
        var (values, with) = await CountedAsync(commands, () => read.RunManyAsync(all, MetricScope.Year(organ.Organ.Id, 2020)));

        Assert.Equal((7m, null, 12m), (values["own.001"], values["own.003"], values["own.007"]));
        Assert.Equal(without, with);
        Assert.InRange(with, 1, 30);
    }

    [Theory(DisplayName = "信息、文件按期公开率：二十个工作日，双公示七个，没有成文日期的不计；与逐件数的一样")]
    [OnBothDatabases]
    public async Task Items_InTime_EqualsCountingDayByDay(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.PublishAsync(2020, ("通知公告", 40));
        await using var db = organ.Site.Open(OrganScope.Own(organ.Organ));
        var (random, kinds) = (new Random(11), new[] { ItemKind.NormativeDocument, ItemKind.Notice, ItemKind.AdministrativePenalty });
        foreach (var (i, item) in (await db.Set<Publication>().OrderBy(item => item.Sequence).ToListAsync()).Index())
        {
            db.Entry(item).Property(kept => kept.Kind).CurrentValue = kinds[i % 3];
            db.Entry(item).Property(kept => kept.DatedOn).CurrentValue = i % 10 == 9 ? null : SiteClock.DayOf(item.PublishedAt!.Value).AddDays(-random.Next(1, 45));
        }

        await db.SaveChangesAsync();
        var dated = await db.Set<Publication>().AsNoTracking().Where(item => item.DatedOn != null).ToListAsync();
        // The first items were formed in 2019, whose notice ships too.
        var kept = dated.Where(item => WorkingDaysBefore(SiteClock.DayOf(item.PublishedAt!.Value), item.DatedOn!.Value) < (item.Kind == ItemKind.AdministrativePenalty ? 7 : 20)).ToList();
        var (documents, keptDocuments) = (dated.Count(item => item.Kind == ItemKind.NormativeDocument), kept.Count(item => item.Kind == ItemKind.NormativeDocument));

        var (all, allOpened) = await BothAsync(organ, db, "items.inTime", 2020);
        var (some, someOpened) = await BothAsync(organ, db, "items.documentsInTime", 2020);

        Assert.Equal((36, true), (dated.Count, kept.Count is > 0 and < 36 && keptDocuments < documents));
        Assert.Equal((Percent(kept.Count, 36), 36, kept.Count), (all, allOpened.Total, allOpened.Sum));
        Assert.Equal((Percent(keptDocuments, documents), documents, keptDocuments), (some, someOpened.Total, someOpened.Sum));
    }

    [Theory(DisplayName = "年报按期报送率：一月三十一日当天算按期，次日不算；政府到三月三十一日；从前报过、到期没报的算没按期，从来没报过的不计")]
    [OnBothDatabases]
    public async Task Reports_InTime_CountTheDay(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await using var db = site.Open();
        File(site.City, 2025, new DateOnly(2026, 3, 31));
        File(site.Bureau, 2023, new DateOnly(2024, 2, 1));
        File(site.Bureau, 2024, new DateOnly(2025, 1, 31));
        await db.SaveChangesAsync();

        Assert.Equal((100m, 0m, 100m, 0m), (await ReadAsync(site.City, 2026), await ReadAsync(site.Bureau, 2024), await ReadAsync(site.Bureau, 2025), await ReadAsync(site.Bureau, 2026)));
        Assert.Equal((null, 50m, null), (await ReadAsync(site.Other, 2026), await ReadAsync(null, 2026), await ReadAsync(site.Bureau, 2027)));
        var opened = await new MetricRows(db, site.Clock).RunAsync(MetricDictionary.Find("reports.inTime")!, MetricScope.Year(null, 2026), 1);
        Assert.Equal([("云汀市人民政府", 1m), ("云汀市工业和信息化局", 0m)], opened.Rows.Select(row => (row.Organ, row.Amount)));

        void File(Organ organ, int year, DateOnly on) =>
            db.Add(new FiledReport { Id = site.Clock.NewId(), OrganId = organ.Id, Year = year, Origin = ReportOrigin.Uploaded, State = FilingState.Filed, FiledAt = SiteClock.StartOf(on).AddHours(23) });

        Task<decimal?> ReadAsync(Organ? organ, int year) => new ReadMetrics(db, site.Clock).RunAsync("reports.inTime", MetricScope.Year(organ?.Id, year));
    }

    [Theory(DisplayName = "信息报送得分：按各机关自己的计分规则逐条计，加起来等于指标；年报的数据项有名次，同分同名次，没有登记的不填")]
    [OnBothDatabases]
    public async Task Submissions_Points_AddUpByTheOrgansRules(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.KeepAsync("submissions", "报送平台,标题,承办处室,报送日期,是否约稿,是否采用\n省级平台,甲,办公室,2020-03-01,否,是\n市政府门户网站,乙,办公室,2020-04-01,否,是\n省级平台,丙,法规处,2020-05-01,是,否\n省级平台,丁,法规处,2020-06-01,否,否");
        var officer = TestSite.Someone(organ.Organ, Role.DisclosureOfficer);
        await using var db = organ.Site.Open(officer.Scope);
        var rules = PointRules.Shipped with { Platforms = new Dictionary<string, decimal>(PointRules.Shipped.Platforms) { ["province"] = 9 }, Missed = -2 };
        Assert.Null(await new SubmissionPoints(db, organ.Site.Vault, officer, organ.Site.Clock).SetAsync(rules));
        var expected = 9 + rules.Platforms["city"] - 2;

        var (figure, opened) = await BothAsync(organ, db, "submissions.points", 2020);

        Assert.Equal((expected, 4, expected), (figure!.Value, opened.Total, opened.Sum));
        Assert.Equal(expected, (await new SubmissionPoints(db, organ.Site.Vault, officer, organ.Site.Clock).RunAsync(2020, rules)).Sum(unit => unit.Points));
        Assert.Equal(1m, (await organ.WithFactsAsync(2020)).Facts["信息报送名次"]);
        await KeepAsync(organ.Site, organ.Site.Other, 40);
        Assert.Equal(2m, (await organ.WithFactsAsync(2020)).Facts["信息报送名次"]);
        Assert.Null((await organ.WithFactsAsync(2021)).Facts["信息报送名次"]);
    }

    private static async Task KeepAsync(TestSite site, Organ organ, int count)
    {
        var officer = TestSite.Someone(organ, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        for (var i = 0; i < count; i++)
        {
            var typed = new Dictionary<string, string> { ["platform"] = "state", ["title"] = string.Create(CultureInfo.InvariantCulture, $"信息{i}"), ["submittedOn"] = "2020-05-06", ["adopted"] = "yes" };
            TestRequests.Must(await new KeepLedger(db, site.Vault, officer, site.Clock).AddAsync("submissions", typed));
        }
    }

    private static async Task<(decimal? Figure, OpenedMetric Opened)> BothAsync(FixtureOrgan organ, GongkaiDb db, string metric, int year)
    {
        var scope = MetricScope.Year(organ.Organ.Id, year);
        return (await new ReadMetrics(db, organ.Site.Clock).RunAsync(metric, scope), await new MetricRows(db, organ.Site.Clock).RunAsync(MetricDictionary.Find(metric)!, scope, 1));
    }

    private static async Task<(T Answer, int Commands)> CountedAsync<T>(CountedCommands commands, Func<Task<T>> ask)
    {
        var before = commands.Count;
        return (await ask(), commands.Count - before);
    }

    private static DisclosureRequest Ended(Organ organ, int number, DateOnly received, int days) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganId = organ.Id,
        Number = $"{received.Year}-{number:D4}",
        SubmittedOn = received,
        ReceivedOn = received,
        SubmissionKey = $"s{number}",
        QueryKey = $"q{number}",
        Title = $"第 {number} 件信息",
        State = RequestState.Replied,
        EndedOn = received.AddDays(days),
        Outcome = Outcome.Granted,
        CountedOutcome = Outcome.Granted,
        CountedOn = received.AddDays(days),
    };

    // A second, naive count: every day between looked up for itself. The last day has not passed while fewer working days lie between than are given.
    private static int WorkingDaysBefore(DateOnly day, DateOnly from) => Enumerable.Range(1, day.DayNumber - from.DayNumber - 1).Count(n => WorkingDayCalendar.Shipped.IsWorkingDay(from.AddDays(n)).Value);

    private static decimal Percent(int part, int whole) => Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero);
}
