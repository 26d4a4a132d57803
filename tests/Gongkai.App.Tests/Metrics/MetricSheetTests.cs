using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Metrics;

public sealed class MetricSheetTests
{
    [Theory(DisplayName = "一次读取全部指标，与逐个读取的数相同：全年、单月、按平台、按处室")]
    [OnBothDatabases]
    public async Task RunMany_AnyScope_EqualsEachMetricReadAlone(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.PublishAsync(2020, ("工作动态", 13), ("通知公告", 7));
        await organ.KeepLettersAsync(LetterSource.Hotline, 12);
        await organ.KeepAsync("visits", "平台,月份,访问量\n门户网站,2019-05-01,40\n门户网站,2020-05-01,100");
        await organ.KeepAsync("activities", "形式,主题,日期,数量,承办处室\n图解,惠企,2020-07-01,2,办公室\n新闻发布会,制造,2020-06-01,1,法规处\n政策宣讲,走进,2020-07-01,3,办公室");
        await organ.KeepAsync("posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀工信,推送,2020-07-01,5,是\n微博,云汀工信,推送,2020-08-01,4,否");
        await organ.KeepAsync("proposals", "编号,类别,标题,提出人,承办方式,交办日期,答复日期\n1号,人大代表建议,建议,某人,主办,2020-04-01,2020-06-20\n2号,政协提案,建议,某人,协办,2020-04-01,");
        await organ.KeepAsync("purchases", "采购项目,总金额,采购日期\n设备,4000000,2020-05-01");
        MetricScope[] scopes =
        [
            MetricScope.Year(organ.Organ.Id, 2020), MetricScope.Year(organ.Organ.Id, 2021), new MetricScope(organ.Organ.Id, new DateOnly(2020, 7, 1), new DateOnly(2020, 7, 31)),
            MetricScope.Year(organ.Organ.Id, 2020) with { Channel = "云汀工信" }, MetricScope.Year(organ.Organ.Id, 2020) with { Channel = "工作动态" }, MetricScope.Year(organ.Organ.Id, 2020) with { Unit = "办公室" },
        ];

        foreach (var scope in scopes)
        {
            await using var db = organ.Site.Open(OrganScope.Own(organ.Organ));
            var read = new ReadMetrics(db, organ.Site.Clock);
            var together = await read.RunManyAsync(MetricDictionary.All, scope);
            foreach (var metric in MetricDictionary.All)
            {
                Assert.Equal((metric.Code, await read.RunAsync(metric.Code, scope)), (metric.Code, together[metric.Code]));
            }
        }
    }
}
