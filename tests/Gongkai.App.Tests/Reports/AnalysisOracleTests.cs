using Gongkai.App.Reports;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Reports;

public sealed class AnalysisOracleTests
{
    private static readonly OrganKind[] s_kinds = [OrganKind.MunicipalDepartment, OrganKind.MunicipalGovernment, OrganKind.CountyLevelGovernment];

    [Theory(DisplayName = "年度合计：随机年报，每年每类每一项等于逐份相加；空白不当作零也不让别的数消失；草稿和未公开的不进公开的合计")]
    [OnBothDatabases]
    public async Task ByYearAndKind_RandomFacts_EqualsTheSumByHand(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var facts = await FactsAsync(site, new Random(5), 120);
        await using var db = site.Open();

        foreach (var isPublic in new[] { true, false })
        {
            var rows = await new AnalyzeReports(db).ByYearAndKindAsync(isPublic);
            var expected = facts.Where(one => one.State != FilingState.Draft && (!isPublic || one.Facts.IsPublic)).Select(one => one.Facts)
                .GroupBy(one => (one.Year, one.Kind)).OrderBy(group => group.Key.Year).ThenBy(group => group.Key.Kind).Select(group => new YearSums(group.Key.Year, group.Key.Kind, group.Count())
                {
                    Received = group.Sum(one => one.Received ?? 0),
                    CarriedIn = group.Sum(one => one.CarriedIn ?? 0),
                    Granted = group.Sum(one => one.Granted ?? 0),
                    Partly = group.Sum(one => one.Partly ?? 0),
                    Denied = group.Sum(one => one.Denied ?? 0),
                    Unable = group.Sum(one => one.Unable ?? 0),
                    NotHandled = group.Sum(one => one.NotHandled ?? 0),
                    Other = group.Sum(one => one.Other ?? 0),
                    Closed = group.Sum(one => one.Closed ?? 0),
                    CarriedOut = group.Sum(one => one.CarriedOut ?? 0),
                    Reviews = group.Sum(one => one.Reviews ?? 0),
                    ReviewsOverturned = group.Sum(one => one.ReviewsOverturned ?? 0),
                    Suits = group.Sum(one => one.Suits ?? 0),
                    SuitsOverturned = group.Sum(one => one.SuitsOverturned ?? 0),
                }).ToList();
            Assert.NotEmpty(expected);
            Assert.Equal(expected.OrderBy(row => (row.Year, row.Kind)), rows.OrderBy(row => (row.Year, row.Kind)));
            foreach (var year in AnalyzeReports.ByYear(rows))
            {
                var own = expected.Where(row => row.Year == year.Year).ToList();
                Assert.Equal((own.Sum(row => row.Received), own.Sum(row => row.SuitsOverturned), own.Sum(row => row.Reports)), (year.Received, year.SuitsOverturned, year.Reports));
            }
        }

        Assert.Equal(facts.Count(one => one.State != FilingState.Draft), await new AnalyzeReports(db).RowsAsync(isPublic: false).CountAsync());
        Assert.Equal(facts.Count(one => one.State != FilingState.Draft && one.Facts.IsPublic), await new AnalyzeReports(db).RowsAsync(isPublic: true).CountAsync());
    }

    [Theory(DisplayName = "离群机关：与同类中位数相差三成以上的，等于逐类排序数出来的；没有办结的、公开数不明的不比；不到三十件的只观察、排在后面")]
    [OnBothDatabases]
    public async Task Outliers_RandomFacts_EqualThoseFoundByHand(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var facts = await FactsAsync(site, new Random(6), 90);
        await using var db = site.Open();

        var found = await new AnalyzeReports(db).OutliersAsync(2024, isPublic: false);

        var expected = new Dictionary<Guid, (decimal Share, decimal Median)>();
        foreach (var peers in facts.Where(one => one.State != FilingState.Draft).Select(one => one.Facts).Where(one => one.Year == 2024 && one is { Closed: > 0, Granted: not null, Partly: not null }).GroupBy(one => one.Kind))
        {
            var shares = peers.Select(one => (decimal)(one.Granted + one.Partly)! / one.Closed!.Value).Order().ToArray();
            var median = (shares[(shares.Length - 1) / 2] + shares[shares.Length / 2]) / 2;
            foreach (var one in peers)
            {
                var share = (decimal)(one.Granted + one.Partly)! / one.Closed!.Value;
                if (Math.Abs(share - median) >= 0.3m)
                {
                    expected.Add(one.OrganId, (share, median));
                }
            }
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys.Order(), found.Select(one => one.OrganId).Order());
        Assert.All(found, one => Assert.Equal(expected[one.OrganId], (one.Disclosed, one.PeersMedian)));
        Assert.Equal(found.Select(one => one.IsOnlyObserved).Order(), found.Select(one => one.IsOnlyObserved));
        Assert.All(found, one => Assert.Equal(one.Closed < 30, one.IsOnlyObserved));
    }

    [Fact(DisplayName = "比率：没有办结、没有受理就没有比率，不写零")]
    public void Shares_OfNothing_AreUnknown()
    {
        var nothing = new YearSums(2025, null, 3);
        var some = nothing with { Received = 8, CarriedIn = 2, Granted = 3, Partly = 1, Closed = 8, CarriedOut = 2, Reviews = 2, ReviewsOverturned = 1, Suits = 2, SuitsOverturned = 0 };

        Assert.Equal((null, null, null, null, null), (nothing.Disclosed, nothing.Overturned, nothing.LostSuits, nothing.Disputed, nothing.StillOpen));
        Assert.Equal((0.5m, 0.5m, 0m, 0.5m, 0.2m), (some.Disclosed!.Value, some.Overturned!.Value, some.LostSuits!.Value, some.Disputed!.Value, some.StillOpen!.Value));
    }

    [Theory(DisplayName = "到期前催报：部门一月三十一日、政府三月三十一日前十天、三天和过期次日各催一次，其他日子不催；报了的不催")]
    [OnBothDatabases]
    public async Task Remind_EveryDayOfTheSeason_OnlyOnItsDays(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var remind = new RemindBeforeDue(site.Database, site.Clock, site.Vault);
        var reminded = new List<(DateOnly Day, Guid Organ)>();
        for (var day = new DateOnly(2027, 1, 1); day <= new DateOnly(2027, 4, 5); day = day.AddDays(1))
        {
            site.Time.MoveTo(new DateTimeOffset(day.ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero));
            await remind.RunAsync();
            Assert.Equal(0, await remind.RunAsync());
        }

        await using var db = site.Open();
        reminded.AddRange((await db.Set<ReportReminder>().ToListAsync()).Select(one => (SiteClock.DayOf(one.SentAt), one.OrganId)));
        DateOnly[] departments = [new(2027, 1, 21), new(2027, 1, 28), new(2027, 2, 1)], governments = [new(2027, 3, 21), new(2027, 3, 28), new(2027, 4, 1)];
        foreach (var (organ, days) in new[] { (site.Bureau.Id, departments), (site.Other.Id, departments), (site.City.Id, governments) })
        {
            Assert.Equal(days, reminded.Where(one => one.Organ == organ).Select(one => one.Day).Order());
        }

        Assert.Equal(9, reminded.Count);
    }

    [Theory(DisplayName = "抽查、整改、处理问题、汇总：缺随机数、件数不对、没写理由、越出范围的，都不办")]
    [OnBothDatabases]
    public async Task Supervise_WithoutGround_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var supervisor = TestSite.Someone(site.City, Role.CompetentDepartment) with { Scope = OrganScope.OwnAndBelow(site.City, writes: true) };
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var above = site.Open(supervisor.Scope);
        await using var below = site.Open(officer.Scope);
        var (sample, order) = (new DrawSample(above, supervisor, site.Clock), new OrderRectification(above, supervisor, site.Clock));
        foreach (var (seed, each) in new[] { ("", 5), (new string('1', 41), 5), ("20260105-38", 0), ("20260105-38", 21) })
        {
            await Refused.AssertAsync(site, ("sample-seed", "每个机关抽 1 至 20 件"), () => sample.RunAsync(2025, isPages: false, seed, each));
        }

        await Refused.AssertAsync(site, ("not-permitted", "监督下级机关"), () => new DrawSample(below, officer, site.Clock).RunAsync(2025, isPages: false, "1", 5));
        await Refused.AssertAsync(site, ("organ-unknown", "不在您的范围内"), () => order.RunAsync(new RectificationOrder(Guid.NewGuid(), 2025, "表三不平，请更正", site.Clock.Today)));
        await Refused.AssertAsync(site, ("rectification-demand", "完成日期不能早于今天"), () => order.RunAsync(new RectificationOrder(site.Bureau.Id, 2025, "表三不平，请更正", site.Clock.Today.AddDays(-1))));
        var id = TestRequests.Must(await order.RunAsync(new RectificationOrder(site.Bureau.Id, 2025, "表三不平，请更正", site.Clock.Today)));
        await Refused.AssertAsync(site, ("rectification-reply", "请写明整改的情况"), () => new OrderRectification(below, officer, site.Clock).ReplyAsync(id, "改"));
        Assert.Null(await new OrderRectification(below, officer, site.Clock).ReplyAsync(id, "已更正并重新报送"));
        await using var later = site.Open(supervisor.Scope);
        await Refused.AssertAsync(site, ("rectification-recheck", "请写明还要做什么"), () => new OrderRectification(later, supervisor, site.Clock).RecheckAsync(id, isSettled: false, "没"));
        await Refused.AssertAsync(site, ("not-permitted", "监督下级机关"), () => new OrderRectification(below, officer, site.Clock).RecheckAsync(id, isSettled: true, "已核"));
        await Refused.AssertAsync(site, ("report-unknown", "不在您的范围内"), () => new DecideFinding(above, supervisor, site.Clock).RunAsync(new FindingOpinion(Guid.NewGuid(), "T01", "表三", FindingVerdict.Confirmed, "")));
        await Refused.AssertAsync(site, ("finding-without-note", "请写明理由"), () => new DecideFinding(below, officer, site.Clock).RunAsync(new FindingOpinion(Guid.NewGuid(), "T01", "表三", FindingVerdict.Explained, " ")));
        await Refused.AssertAsync(site, ("report-unknown", "没有找到这份年报"), () => new DecideReport(above, supervisor, site.Clock).AcceptAsync(Guid.NewGuid(), ""));
        var both = supervisor with { Permissions = RoleTable.Of([Role.CompetentDepartment, Role.DisclosureOfficer]) };
        await Refused.AssertAsync(site, ("rollup-empty", "没有可以汇总的数据"), () => new TakeRollUp(above, both, site.Clock).RunAsync(2025));
    }

    [Theory(DisplayName = "编制中的年报不留比较用的数；报送时才留")]
    [OnBothDatabases]
    public async Task Keep_Draft_LeavesNoFigures(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await using var db = site.Open();
        var report = new FiledReport { Id = Guid.CreateVersion7(), OrganId = site.Bureau.Id, Year = 2024, State = FilingState.Draft };
        db.Add(report);
        await ReportFactRows.KeepAsync(db, report, OrganKind.MunicipalDepartment, default);
        await db.SaveChangesAsync();
        Assert.Equal(0, await new AnalyzeReports(db).RowsAsync(isPublic: false).CountAsync());

        report.State = FilingState.Filed;
        await ReportFactRows.KeepAsync(db, report, OrganKind.MunicipalDepartment, default);
        await db.SaveChangesAsync();

        Assert.Equal(1, await new AnalyzeReports(db).RowsAsync(isPublic: false).CountAsync());
    }

    private sealed record Drawn(ReportFacts Facts, FilingState State);

    private static async Task<List<Drawn>> FactsAsync(TestSite site, Random random, int count)
    {
        long? Figure() => random.Next(6) == 0 ? null : random.Next(60);
        var drawn = new List<Drawn>();
        await using var db = site.Open();
        for (var i = 0; i < count; i++)
        {
            var organ = Organ.Create(Guid.CreateVersion7(), 100 + i, site.City, new OrganProfile($"测试机关{i}", $"测{i}", s_kinds[random.Next(s_kinds.Length)], DisclosureOffice.Unknown)).Value;
            var report = new FiledReport { Id = Guid.CreateVersion7(), OrganId = organ.Id, Year = 2023 + random.Next(3), State = (FilingState)random.Next(4) };
            var facts = new ReportFacts
            {
                ReportId = report.Id,
                OrganId = organ.Id,
                Year = report.Year,
                Kind = organ.Kind,
                IsPublic = random.Next(2) == 0,
                Received = Figure(),
                CarriedIn = Figure(),
                Granted = Figure(),
                Partly = Figure(),
                Denied = Figure(),
                Unable = Figure(),
                NotHandled = Figure(),
                Other = Figure(),
                Closed = Figure(),
                CarriedOut = Figure(),
                Reviews = Figure(),
                ReviewsOverturned = Figure(),
                Suits = Figure(),
                SuitsOverturned = Figure(),
            };
            db.AddRange(organ, report);
            if (report.State != FilingState.Draft)
            {
                db.Add(facts);
            }

            drawn.Add(new Drawn(facts, report.State));
        }

        await db.SaveChangesAsync();
        return drawn;
    }
}
