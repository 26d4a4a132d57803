using System.Globalization;
using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;

namespace Gongkai.App.Tests.Metrics;

public sealed class SeedFigureTests
{
    [Theory(DisplayName = "第一份年报的数字：1301 = 199 + 568 + 164 + 370；访问量 428510 → 1006950，增长 134.99%；表二")]
    [OnBothDatabases]
    public async Task FirstReport_Figures_FollowFromRecords(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.PublishAsync(2020, ("工作动态", 199), ("工信专栏", 568), ("政务公开", 164), ("专题专栏", 370));
        await organ.KeepAsync("visits", "平台,月份,访问量\n" + FixtureOrgan.Months(2019, 428_510, (day, count) => $"门户网站,{day},{count}") + "\n" + FixtureOrgan.Months(2020, 1_006_950, (day, count) => $"门户网站,{day},{count}"));
        await organ.KeepAsync("handlings", "服务事项,办结日期,件数\n" + FixtureOrgan.Months(2020, 293, (day, count) => $"对外服务,{day},{count}"));
        await organ.KeepAsync("penalties", "行政处罚决定文书号,行政相对人类别,行政相对人姓名,违法行为类型,处罚类别,处罚内容,处罚决定日期\n1号,自然人,某甲,未备案,警告、通报批评,警告,2020-04-01\n2号,自然人,某乙,未备案,警告、通报批评,警告,2020-06-01");
        await organ.KeepAsync("enforcement-lists", "清单类别,名称,条目数,公示日期\n其他对外管理服务事项清单,服务事项,0,2019-03-01\n其他对外管理服务事项清单,服务事项,293,2020-03-01\n行政处罚事项清单,处罚事项,0,2019-03-01\n行政处罚事项清单,处罚事项,2,2020-03-01");
        await organ.KeepAsync("purchases", "采购项目,总金额,采购日期\n" + string.Join('\n', Enumerable.Range(1, 8).Select(i => $"项目{i},{(i == 8 ? 48_000 : 30_000)},2020-05-0{i}")));

        Assert.Equal(1301m, await organ.ReadAsync("items.published", 2020));
        Assert.Equal(1301m, await organ.ReadAsync("public.total", 2020));
        Assert.Equal([199m, 568m, 164m, 370m], [.. await organ.ReadEachAsync("items.published", 2020, organ.ColumnsUsed)]);
        Assert.Equal((428_510m, 1_006_950m, 134.99m), (await organ.ReadAsync("visits.total", 2019), await organ.ReadAsync("visits.total", 2020), await organ.ReadAsync("visits.growth", 2020)));
        var table = await organ.TableTwoAsync(2020);
        Assert.Equal((0m, 293m, 293m), Row(table, "art20_5.otherExternalServices"));
        Assert.Equal((0m, 2m, 2m), Row(table, "art20_6.administrativePenalty"));
        Assert.Equal((8m, 258_000m), (table["part2.art20_9.centralProcurement.projects"], table["part2.art20_9.centralProcurement.amount"]));
        Assert.False(table.ContainsKey("part2.art20_5.administrativeLicense.previousYearItems"));
        Stated(0, "1301条", "199条", "568条", "164条", "370条", "428510", "1006950", "25.8万元");
    }

    [Theory(DisplayName = "第二份年报的数字：49、66、1、1、1、230、3；1 + 9，见面率、回复率、满意率 100%")]
    [OnBothDatabases]
    public async Task SecondReport_Figures_FollowFromRecords(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.KeepAsync("releases", "平台,栏目,公开日期,条数\n市政府网站,信息公开,2020-12-31,49\n市政府网站,通知公告和部门动态,2020-12-31,66\n市政府网站,专题专栏,2020-12-31,1");
        await organ.KeepAsync("activities", "形式,主题,日期,数量\n新闻发布会,智能制造,2020-06-01,1\n图解,惠企政策,2020-07-01,1\n政策宣讲,走进企业,2020-05-01,1\n政策宣讲,走进企业,2020-08-01,2");
        await organ.KeepAsync("posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n" + FixtureOrgan.Months(2020, 230, (day, count) => $"微信公众号,云汀工信,当月推送,{day},{count},是"));
        await organ.KeepAsync("proposals", "编号,类别,标题,提出人,承办方式,交办日期,拟复日期,见面沟通日期,答复日期,代表委员意见,公开属性,答复公开日期\n"
            + string.Join('\n', Enumerable.Range(1, 10).Select(i => $"{i}号,{(i == 1 ? "人大代表建议" : "政协提案")},建议{i},某人,主办,2020-04-01,2020-05-28,2020-05-10,2020-06-20,满意,主动公开,2020-06-25")));

        Assert.Equal((49m, 66m, 1m), (await organ.ReadAsync("releases.total", 2020, "信息公开"), await organ.ReadAsync("releases.total", 2020, "通知公告和部门动态"), await organ.ReadAsync("releases.total", 2020, "专题专栏")));
        Assert.Equal((1m, 1m, 3m), (await organ.ReadAsync("activities.press", 2020), await organ.ReadAsync("activities.graphics", 2020), await organ.ReadAsync("activities.talks", 2020)));
        Assert.Equal((230m, 230m), (await organ.ReadAsync("posts.wechat", 2020), await organ.ReadAsync("posts.total", 2020, "云汀工信")));
        Assert.Equal((1m, 9m), (await organ.ReadAsync("proposals.npc", 2020), await organ.ReadAsync("proposals.cppcc", 2020)));
        Assert.Equal((100m, 100m, 100m, 10m), (await organ.ReadAsync("proposals.meetRate", 2020), await organ.ReadAsync("proposals.replyRate", 2020), await organ.ReadAsync("proposals.satisfactionRate", 2020), await organ.ReadAsync("proposals.published", 2020)));
        Assert.Null(await organ.ReadAsync("proposals.meetRate", 2019));
        Stated(1, "49 条", "66 条", "230篇", "建议1件", "提案9件");
    }

    [Theory(DisplayName = "第三份年报的数字：37 件建议提案，362 篇动态，12 条惠企政策，43 篇微信；舆情按时回应")]
    [OnBothDatabases]
    public async Task ThirdReport_Figures_FollowFromRecords(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.KeepAsync("proposals", "编号,类别,标题,提出人,承办方式,交办日期,答复日期\n" + string.Join('\n', Enumerable.Range(1, 37).Select(i => $"{i}号,{(i % 3 == 0 ? "人大代表建议" : "政协提案")},建议{i},某人,主办,2022-04-01,2022-06-20")));
        await organ.KeepAsync("releases", "平台,栏目,公开日期,条数\n局门户网站,动态信息,2022-12-31,362\n局门户网站,惠企政策,2022-12-31,12");
        await organ.KeepAsync("posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀工信,全年,2022-12-31,43,是");
        await organ.KeepAsync("opinions", "舆情主题,发现时间,来源,级别,回应时间,办结日期\n欠薪,2022-05-01 09:30,网络,其他,2022-05-02 16:00,2022-05-09");

        Assert.Equal((37m, 362m, 12m, 43m), (await organ.ReadAsync("proposals.replied", 2022), await organ.ReadAsync("releases.total", 2022, "动态信息"), await organ.ReadAsync("releases.total", 2022, "惠企政策"), await organ.ReadAsync("posts.wechat", 2022)));
        Assert.Equal((1m, 100m), (await organ.ReadAsync("opinions.total", 2022), await organ.ReadAsync("opinions.inTime", 2022)));
        await organ.RequestAsync(2022, 44, online: 43);
        Assert.Equal((44m, 43m, 1m, 0m), (await organ.ReadAsync("requests.received", 2022), await organ.ReadAsync("requests.online", 2022), await organ.ReadAsync("requests.letter", 2022), await organ.ReadAsync("requests.received", 2021)));
        Stated(2, "37 件", "362 篇", "12 篇", "43 篇", "44");
    }

    [Theory(DisplayName = "第四份年报的数字：门户公开 5082 条，培训 1 场，采购 2 个 436 万元（0.0436 亿元）")]
    [OnBothDatabases]
    public async Task FourthReport_Figures_FollowFromRecords(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.PublishAsync(2020, ("主动公开", 5082));
        await organ.KeepAsync("trainings", "培训主题,日期,参加人数\n政务公开工作培训会,2020-11-25,30");
        await organ.KeepAsync("purchases", "采购项目,总金额,采购日期\n设备,4000000,2020-05-01\n服务,360000,2020-06-01");
        await organ.KeepAsync("enforcement-lists", "清单类别,名称,条目数,公示日期\n行政许可事项清单,许可事项,2,2019-03-01");

        Assert.Equal((5082m, 1m), (await organ.ReadAsync("items.published", 2020), await organ.ReadAsync("trainings.sessions", 2020)));
        Assert.Equal((2m, 436m), (await organ.ReadAsync("purchases.projects", 2020), await organ.ReadAsync("purchases.amount", 2020)));
        Assert.Equal((2m, 0m, 0m), Row(await organ.TableTwoAsync(2020), "art20_5.administrativeLicense"));
        Assert.Equal((0m, 0m), (await organ.ReadAsync("requests.received", 2020), await organ.ReadAsync("requests.ended", 2020)));
        Stated(3, "5082条", "11月25日", "0.0436 亿元");
    }

    [Theory(DisplayName = "第五份年报的数字：1018 由十一部分相加；留言 13 → 13，满意率 100%；4 + 2；采购 57 个 183.51 万元")]
    [OnBothDatabases]
    public async Task FifthReport_Figures_FollowFromRecords(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.KeepAsync("releases", "平台,栏目,公开日期,条数\n市政府网站,政策法规,2020-12-31,5\n市政府网站,规划计划,2020-12-31,3\n市政府网站,预算决算,2020-12-31,2\n市政府网站,通知公告,2020-12-31,15");
        await organ.KeepAsync("activities", "形式,主题,日期,数量\n文字解读,政策解读,2020-12-31,11\n回应关切,回应,2020-12-31,3\n新闻发布会,发布,2020-12-31,3");
        await organ.KeepAsync("posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀工信,全年,2020-12-31,876,是\n新甘肃,云汀工信,全年,2020-12-31,34,否\n抖音,云汀工信,全年,2020-12-31,60,是");
        await organ.KeepAsync("proposals", "编号,类别,标题,提出人,承办方式,交办日期,答复日期,代表委员意见,答复公开日期\n"
            + string.Join('\n', Enumerable.Range(1, 6).Select(i => $"{i}号,{(i <= 2 ? "人大代表建议" : "政协提案")},建议{i},某人,主办,2020-04-01,2020-06-20,满意,2020-07-01")));
        await organ.KeepLettersAsync(LetterSource.MessageBoard, 13);
        await organ.KeepAsync("purchases", "采购项目,总金额,采购日期\n" + string.Join('\n', Enumerable.Range(1, 57).Select(i => string.Create(CultureInfo.InvariantCulture, $"项目{i},{(i == 57 ? 43_100 : 32_000)},2020-05-01"))));

        Assert.Equal(1018m, await organ.ReadAsync("public.total", 2020));
        Assert.Equal(
            [5m, 3m, 2m, 11m, 3m, 3m, 6m, 15m, 876m, 34m, 60m],
            [
                await organ.ReadAsync("releases.total", 2020, "政策法规"), await organ.ReadAsync("releases.total", 2020, "规划计划"), await organ.ReadAsync("releases.total", 2020, "预算决算"), await organ.ReadAsync("activities.interpretations", 2020),
                await organ.ReadAsync("activities.responses", 2020), await organ.ReadAsync("activities.press", 2020), await organ.ReadAsync("proposals.published", 2020), await organ.ReadAsync("releases.total", 2020, "通知公告"),
                await organ.ReadAsync("posts.wechat", 2020), await organ.ReadAsync("posts.xingansu", 2020), await organ.ReadAsync("posts.douyin", 2020),
            ]);
        Assert.Equal((13m, 13m, 100m), (await organ.ReadAsync("letters.received.board", 2020), await organ.ReadAsync("letters.answered.board", 2020), await organ.ReadAsync("letters.satisfactionRate", 2020)));
        Assert.Equal((4m, 2m), (await organ.ReadAsync("proposals.cppcc", 2020), await organ.ReadAsync("proposals.npc", 2020)));
        Assert.Equal((57m, 183.51m), (await organ.ReadAsync("purchases.projects", 2020), await organ.ReadAsync("purchases.amount", 2020)));
        Stated(4, "1018条", "876条", "留言13条", "政协4件", "人大2件", "183.51万元");
    }

    private static (decimal Before, decimal Change, decimal Decisions) Row(IReadOnlyDictionary<string, decimal> table, string row) =>
        (table[$"part2.{row}.previousYearItems"], table[$"part2.{row}.changeThisYear"], table[$"part2.{row}.decisions"]);

    // That the figures are those of the published report; where the reports are not at hand, the figures above stand alone.
    private static void Stated(int report, params string[] figures)
    {
        if (SeedTruth.AreHere)
        {
            var text = File.ReadAllText(Directory.GetFiles(SeedTruth.Folder, $"00{report}_*.txt").Single());
            Assert.All(figures, figure => Assert.Contains(figure, text, StringComparison.Ordinal));
        }
    }
}
