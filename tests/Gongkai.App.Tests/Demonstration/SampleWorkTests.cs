using Gongkai.App.Appraisals;
using Gongkai.App.Demonstration;
using Gongkai.App.Files;
using Gongkai.App.Ledgers;
using Gongkai.App.Metrics;
using Gongkai.App.Publications;
using Gongkai.App.Reports.Batches;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.App.Trainings;
using Gongkai.Domain.Appraisals;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Demonstration;

public sealed class SampleWorkTests
{
    [Theory(DisplayName = "示例城市（带密钥）：台账、来信、要点、测验、保密审查表、自定指标、平台、考核、待认文件都有内容，没有一页是空的")]
    [OnBothDatabases]
    public async Task Run_WithVault_EveryPageOfDailyWorkHasContent(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        var (clock, vault) = (new SiteClock(new FixedTime(new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero))), new Vault(new byte[32]));
        var folder = Directory.CreateTempSubdirectory("gongkai-sample-");
        var made = await new CreateDemonstration(database.Site, clock, vault, new DiskFileStore(folder.FullName)).RunAsync(7, DemoSize.Small);
        Assert.True(made.Succeeded, made.Refusal?.Message);
        folder.Delete(recursive: true);
        await using var db = database.Site.Open(OrganScope.Site);
        var tree = await db.Organs.AsNoTracking().OrderBy(organ => organ.Number).ToListAsync();
        var (city, bureau) = (tree[0], tree.First(organ => organ.ParentId == tree[0].Id));

        foreach (var organ in new[] { city, bureau })
        {
            Assert.Equal((organ.Name, ""), (organ.Name, string.Join('、', await EmptyLedgersAsync(db, organ))));
            Assert.True(await db.Set<Letter>().AnyAsync(letter => letter.OrganId == organ.Id), $"{organ.Name}：来信");
            Assert.True(await db.Set<KeyPoint>().CountAsync(point => point.OrganId == organ.Id && point.Year == 2026) >= 8, $"{organ.Name}：要点任务");
            Assert.True(await db.Set<StoredQuiz>().AnyAsync(quiz => quiz.OrganId == organ.Id), $"{organ.Name}：测验");
            Assert.Equal((organ.Name, ""), (organ.Name, string.Join('、', await UnknownAsync(db, clock, organ))));
        }

        Assert.True(await db.Set<ConfidentialityReview>().CountAsync() >= 2, "保密审查表");
        Assert.Equal((2, 3), (await db.Set<OwnMetric>().CountAsync(metric => metric.OrganId == city.Id), await db.Set<OwnMetricValue>().CountAsync(value => value.OrganId == city.Id)));
        Assert.True(await db.Set<Platform>().AnyAsync(platform => platform.OrganId == city.Id), "平台目录");
        Assert.Equal(2, await db.Set<BatchFile>().CountAsync(file => file.State == BatchFileState.Unsettled));
        await AppraisalAsync(database.Site, clock, (city, bureau));
        var officer = TestSite.Someone(tree.First(organ => organ.Number == CreateDemonstration.SampleOrgan), Role.DisclosureOfficer);
        await using var own = database.Site.Open(officer.Scope);
        var year = TestRequests.Must(await new ReadYear(own, officer, clock).RunAsync(2025));
        Assert.All(["信息公开电子化率", "访问量同比增长", "人大代表建议", "考核得分", "来信满意率"], name => Assert.True(year.Compiled.Facts[name] > 0, name));
        Assert.Empty(year.Built.Texts.SelectMany(text => text.Unknown.Concat(text.Missing)));
    }

    // A ledger page without a single record shows nothing but its head.
    private static async Task<IEnumerable<string>> EmptyLedgersAsync(GongkaiDb db, Organ organ)
    {
        var kept = await db.LedgerRecords.Where(record => record.OrganId == organ.Id && record.RemovedAt == null).Select(record => record.Ledger).Distinct().ToListAsync();
        return LedgerDefinitions.Shipped.Where(ledger => !kept.Contains(ledger.Code)).Select(ledger => ledger.Name);
    }

    // Metrics that say nothing in a year of full records; visits need readers, and the two platforms of other cities stay zero.
    private static async Task<IEnumerable<string>> UnknownAsync(GongkaiDb db, SiteClock clock, Organ organ)
    {
        var values = await new ReadMetrics(db, clock).RunManyAsync(MetricDictionary.All, MetricScope.Year(organ.Id, 2026));
        return MetricDictionary.All.Where(metric => values[metric.Code] is null).Select(metric => metric.Name);
    }

    private static async Task AppraisalAsync(SiteDatabase site, SiteClock clock, (Organ City, Organ Bureau) organs)
    {
        await using var db = site.Open(OrganScope.OwnAndBelow(organs.City, writes: false));
        var view = new ViewAppraisal(db, site, clock);
        var ranks = await view.RankAsync(organs.City.Id, 2025);
        Assert.Equal([1, 2, 3], ranks.Where(rank => rank.Place is not null).Select(rank => rank.Place!.Value));
        var library = IndicatorPresets.Find("district")!.Indicators.Count;
        Assert.All(ranks.Take(3), rank => Assert.Equal((library, library), (rank.Scored, rank.Final)));
        var rows = await view.RunAsync(organs.Bureau.Id, 2026);
        Assert.Equal((library, 3), (rows.Count, rows.Count(row => row.Score?.Stage == AppraisalStage.Review)));
        Assert.All(rows.Where(row => row.Indicator.Metric.Length > 0), row => Assert.NotNull(row.Fact));
    }
}
