using System.Globalization;
using System.Text;
using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Metrics;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Publishing;

/// <summary>What five published reports state for a year by column, channel and form, read off the page from records that add up to it.</summary>
public sealed class ChannelStatisticsTests
{
    [Fact(DisplayName = "第一份年报：1301 = 199 + 568 + 164 + 370，统计页按栏目读得到，合计对得上")]
    public async Task FirstReport_OnThePage_IsTheSumOfItsColumns()
    {
        var page = await PageAsync(2020, async site => await PublishAsync(site, 2020, ("meetings", 199), ("services", 568), ("documents", 164), ("interpretations", 370)));

        Assert.Equal([568m, 370m, 199m, 164m], page.Parts("本门户网站").Select(part => part.Count));
        Assert.Equal((1301m, 1301m), (page.Total, page.Metric));
        Assert.Contains("主动公开 1,301 条", page.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "第二份年报：公开栏目 49、通知动态 66、专题 1、发布会 1、图解 1、微信 230，各在各的渠道")]
    public async Task SecondReport_OnThePage_StatesEachChannel()
    {
        var page = await PageAsync(2020, async site =>
        {
            await KeepAsync(site, "releases", "平台,栏目,公开日期,条数\n市政府网站,信息公开,2020-12-31,49\n市政府网站,通知公告和部门动态,2020-12-31,66\n市政府网站,专题专栏,2020-12-31,1");
            await KeepAsync(site, "activities", "形式,主题,日期,数量\n新闻发布会,智能制造,2020-06-01,1\n图解,惠企政策,2020-07-01,1\n政策宣讲,走进企业,2020-05-01,3");
            await KeepAsync(site, "posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀工信,上半年,2020-06-30,100,是\n微信公众号,云汀工信,下半年,2020-12-31,130,是");
        });

        Assert.Equal([("通知公告和部门动态", 66m), ("信息公开", 49m), ("专题专栏", 1m)], page.Parts("市政府网站"));
        Assert.Equal([("图解", 1m), ("新闻发布会", 1m)], page.Parts("政策解读、回应和发布会").Order());
        Assert.Equal([("云汀工信", 230m)], page.Parts("微信公众号"));
        Assert.Equal((348m, 348m), (page.Total, page.Metric));
    }

    [Fact(DisplayName = "第三份年报：动态 362、惠企政策 12、微信 43；第四份：门户 5082 条")]
    public async Task ThirdAndFourthReport_OnThePage_AreStated()
    {
        var third = await PageAsync(2022, async site =>
        {
            await KeepAsync(site, "releases", "平台,栏目,公开日期,条数\n局门户网站,动态信息,2022-12-31,362\n局门户网站,惠企政策,2022-12-31,12");
            await KeepAsync(site, "posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀工信,全年,2022-12-31,43,是");
        });
        var fourth = await PageAsync(2020, async site => await PublishAsync(site, 2020, ("documents", 5082)));

        Assert.Equal([("动态信息", 362m), ("惠企政策", 12m)], third.Parts("局门户网站"));
        Assert.Equal([("云汀工信", 43m)], third.Parts("微信公众号"));
        Assert.Equal((417m, 417m), (third.Total, third.Metric));
        Assert.Equal((5082m, 5082m), (fourth.Total, fourth.Metric));
    }

    [Fact(DisplayName = "第五份年报：1018 由十一部分相加，微信 876、新甘肃 34、抖音 60 各是一个渠道；删除的记录、别的年份、别的机关不算")]
    public async Task FifthReport_OnThePage_IsTheSumOfElevenParts()
    {
        var page = await PageAsync(2020, async site =>
        {
            await KeepAsync(site, "releases", "平台,栏目,公开日期,条数\n市政府网站,政策法规,2020-12-31,5\n市政府网站,规划计划,2020-12-31,3\n市政府网站,预算决算,2020-12-31,2\n市政府网站,通知公告,2020-12-31,15\n市政府网站,通知公告,2019-12-31,99");
            await KeepAsync(site, "activities", "形式,主题,日期,数量\n文字解读,政策解读,2020-12-31,11\n回应关切,回应,2020-12-31,3\n新闻发布会,发布,2020-12-31,3");
            await KeepAsync(site, "posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀工信,全年,2020-12-31,876,是\n新甘肃,云汀工信,全年,2020-12-31,34,否\n抖音,云汀工信,全年,2020-12-31,60,是");
            await KeepAsync(site, "proposals", "编号,类别,标题,提出人,承办方式,交办日期,答复日期,代表委员意见,答复公开日期\n" + string.Join('\n', Enumerable.Range(1, 6).Select(i => $"{i}号,政协提案,建议{i},某人,主办,2020-04-01,2020-06-20,满意,2020-07-01")));
            await KeepAsync(site, "posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀水务,全年,2020-12-31,777,是", site.Other);
        });

        Assert.Equal([("通知公告", 15m), ("政策法规", 5m), ("规划计划", 3m), ("预算决算", 2m)], page.Parts("市政府网站"));
        Assert.Equal([("回应关切", 3m), ("文字解读", 11m), ("新闻发布会", 3m)], page.Parts("政策解读、回应和发布会").Order());
        Assert.Equal([6m, 876m, 34m, 60m], new[] { "建议提案", "微信公众号", "新甘肃", "抖音" }.Select(channel => page.Parts(channel).Single().Count));
        Assert.Equal((1018m, 1018m), (page.Total, page.Metric));
    }

    [Fact(DisplayName = "统计页：各栏目各月，今年没有到的月份空白，不写零；往年十二个月都有数")]
    public async Task Columns_MonthsAhead_AreBlank()
    {
        await using var desk = await DeskSite.StartAsync();
        await new InstallColumns(desk.Site.Database, desk.Site.Clock).RunAsync(Caller.Site("test"), desk.Site.City.Id, ColumnPresets.Department);

        var months = await MonthsAsync(desk, 2026);

        Assert.Equal(["0", ""], months[10..12]);
        Assert.Equal(13, months.Count);
        Assert.Equal(["0", "0"], (await MonthsAsync(desk, 2025))[10..12]);
    }

    private static async Task<List<string>> MonthsAsync(DeskSite desk, int year) =>
        [.. (await desk.Visitor().GetAsync($"/statistics?year={year}")).Document.QuerySelector("table.rows tbody tr")!.QuerySelectorAll("td").Select(cell => cell.TextContent)];

    private static async Task<ChannelPage> PageAsync(int year, Func<TestSite, Task> fill)
    {
        var site = new TestSite(DatabaseKind.Sqlite);
        await new InstallColumns(site.Database, site.Clock).RunAsync(Caller.Site("test"), site.City.Id, ColumnPresets.Department);
        await fill(site);
        decimal metric;
        await using (var db = site.Open(OrganScope.Own(site.Bureau)))
        {
            metric = (await new ReadMetrics(db, site.Clock).RunAsync("public.total", MetricScope.Year(site.Bureau.Id, year)))!.Value;
        }

        await using var desk = await DeskSite.StartAsync(site);
        var answer = await desk.Visitor().GetAsync($"/statistics?year={year}&organ={site.Bureau.Id}");
        var box = answer.Document.QuerySelector("#channels table")!;
        var parts = new List<(string Channel, string Part, decimal Count)>();
        foreach (var body in box.QuerySelectorAll("tbody"))
        {
            parts.AddRange(body.QuerySelectorAll("tr").Where(row => row.QuerySelector("b") is null)
                .Select(row => (body.QuerySelector("th")!.TextContent, row.QuerySelectorAll("td")[0].TextContent, Number(row.QuerySelectorAll("td")[1].TextContent))));
        }

        return new ChannelPage(parts, Number(box.QuerySelector("tfoot td")!.TextContent), metric, answer.Text);
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>Rows under their heads, as an officer imports them.</summary>
    private static async Task KeepAsync(TestSite site, string ledger, string csv, Domain.Organs.Organ? organ = null)
    {
        var officer = TestSite.Someone(organ ?? site.Bureau, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        var report = TestRequests.Must(await new ImportLedger(db, site.Vault, officer, site.Clock).RunAsync(ledger, "台账.csv", Encoding.UTF8.GetBytes(csv), isDryRun: false));
        Assert.True(report.IsKept, string.Join('\n', report.Problems.Take(5).Select(problem => $"{problem.Row} {problem.Message}")));
    }

    /// <summary>Public items of the bureau in the columns of these codes.</summary>
    private static async Task PublishAsync(TestSite site, int year, params (string Code, int Count)[] columns)
    {
        await using var db = site.Open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var known = await db.Set<CatalogColumn>().AsNoTracking().ToListAsync();
        var number = 0L;
        foreach (var (code, count) in columns)
        {
            var column = known.Single(column => column.Code == code);
            for (var i = 0; i < count; i++)
            {
                var at = SiteClock.StartOf(new DateOnly(year, 1 + (i % 12), 1 + (i % 28))).AddHours(9);
                var entry = db.Add(Publication.Create(site.Clock.NewId(), site.Bureau.Id, new ItemAuthor(Guid.Empty, "测试", null), new ItemContent($"{column.Name}之{i}", ItemKind.News, column.Id, "<p>正文</p>"), at).Value);
                entry.Property(item => item.State).CurrentValue = ItemState.Published;
                entry.Property(item => item.Sequence).CurrentValue = ++number;
                entry.Property(item => item.PublishedAt).CurrentValue = at;
                entry.Property(item => item.PublishedYear).CurrentValue = at.Year;
                entry.Property(item => item.PublishedMonth).CurrentValue = at.Month;
            }
        }

        await db.SaveChangesAsync();
    }

    private sealed record ChannelPage(IReadOnlyList<(string Channel, string Part, decimal Count)> All, decimal Total, decimal Metric, string Text)
    {
        internal IEnumerable<(string Part, decimal Count)> Parts(string channel) => All.Where(part => part.Channel == channel).Select(part => (part.Part, part.Count));
    }
}
