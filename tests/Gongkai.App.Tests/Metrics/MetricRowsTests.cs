using Gongkai.App.Metrics;
using Gongkai.App.Portal;
using Gongkai.App.Reports;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Metrics;

public sealed class MetricRowsTests
{
    [Theory(DisplayName = "每一个指标：打开的记录就是它所计的，加起来等于这个数；全年、单月、按处室、按平台、全部机关都如此")]
    [OnBothDatabases]
    public async Task Open_EveryMetric_RowsAddUpToTheFigure(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await FillAsync(organ);
        MetricScope[] scopes =
        [
            MetricScope.Year(organ.Organ.Id, 2020), new MetricScope(organ.Organ.Id, new DateOnly(2020, 7, 1), new DateOnly(2020, 7, 31)), MetricScope.Year(organ.Organ.Id, 2020) with { Unit = "办公室" },
            MetricScope.Year(organ.Organ.Id, 2020) with { Channel = "云汀工信" }, MetricScope.Year(null, 2020),
        ];
        var counted = new HashSet<string>(StringComparer.Ordinal);
        await using var db = organ.Site.Open(OrganScope.Own(organ.Organ));
        var (read, open) = (new ReadMetrics(db, organ.Site.Clock), new MetricRows(db, organ.Site.Clock));

        foreach (var metric in MetricDictionary.All.Where(MetricRows.HasRows))
        {
            foreach (var scope in scopes)
            {
                var figure = await read.RunAsync(metric.Code, scope);
                var opened = await open.RunAsync(metric, scope, 1);
                decimal? shown = !metric.Source.IsShareInTime ? opened.Sum : opened.Total == 0 ? null : Math.Round(100 * opened.Sum / opened.Total, 2, MidpointRounding.AwayFromZero);
                Assert.Equal((metric.Code, scope, figure), (metric.Code, scope, shown));
                Assert.Equal((metric.Code, opened.Sum), (metric.Code, await SumOfPagesAsync(open, metric, scope, opened.Total)));
                if (opened.Total > 0)
                {
                    counted.Add(metric.Source.GetType().Name);
                }
            }

            Assert.StartsWith($"/desk/metrics/{metric.Code}/rows?", ReadMetrics.RowsPath(metric, scopes[0])!, StringComparison.Ordinal);
        }

        Assert.Equal(["AnsweredInTime", "FiledRequests", "InTime", "Items", "ItemsInTime", "LetterCount", "LettersInTime", "Points", "Records", "ReportsInTime", "Total", "Visits"], counted.Order(StringComparer.Ordinal));
        Assert.Equal((2m, 1m), (await read.RunAsync("requests.received", scopes[0]), await read.RunAsync("requests.ended", scopes[0])));
    }

    // Every page of the list, as somebody leafs through it.
    private static async Task<decimal> SumOfPagesAsync(MetricRows open, Metric metric, MetricScope scope, int total)
    {
        var sum = 0m;
        for (var page = 1; (page - 1) * MetricRows.PageSize < total; page++)
        {
            sum += (await open.RunAsync(metric, scope, page)).Rows.Sum(line => line.Amount);
        }

        return sum;
    }

    private static async Task FillAsync(FixtureOrgan organ)
    {
        await organ.PublishAsync(2020, ("工作动态", 70), ("通知公告", 7));
        await organ.KeepLettersAsync(LetterSource.Hotline, 12);
        await organ.KeepAsync("visits", "平台,月份,访问量\n门户网站,2019-05-01,40\n门户网站,2020-05-01,100");
        await organ.KeepAsync("activities", "形式,主题,日期,数量,承办处室\n图解,惠企,2020-07-01,2,办公室\n新闻发布会,制造,2020-06-01,1,法规处\n政策宣讲,走进,2020-07-01,3,办公室");
        await organ.KeepAsync("posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀工信,推送,2020-07-01,5,是\n微博,云汀工信,推送,2020-08-01,4,否");
        await organ.KeepAsync("proposals", "编号,类别,标题,提出人,承办方式,交办日期,答复日期\n1号,人大代表建议,建议,某人,主办,2020-04-01,2020-06-20\n2号,政协提案,建议,某人,协办,2020-04-01,");
        await organ.KeepAsync("purchases", "采购项目,总金额,采购日期\n设备,4000000,2020-05-01\n服务,12345,2020-07-05");
        await organ.KeepAsync("submissions", "报送平台,标题,承办处室,报送日期,是否采用\n省级平台,甲,办公室,2020-07-01,是\n市政府门户网站,乙,法规处,2020-04-01,是");
        await organ.KeepAsync("opinions", "舆情主题,发现时间,来源,级别,回应时间\n反映一,2020-07-03 09:00,网民留言,其他,2020-07-03 12:00\n反映二,2020-07-06 09:00,网民留言,其他,2020-07-20 12:00");
        await using var db = organ.Site.Open();
        foreach (var (number, ended) in new (int, DateOnly?)[] { (1, new DateOnly(2020, 7, 20)), (2, null), (3, new DateOnly(2021, 1, 5)) })
        {
            var on = number == 3 ? new DateOnly(2021, 1, 4) : new DateOnly(2020, 7, 1);
            db.Add(new DisclosureRequest
            {
                Id = organ.Site.Clock.NewId(),
                OrganId = organ.Organ.Id,
                Number = $"2020-{number:D4}",
                SubmittedOn = on,
                ReceivedOn = on,
                SubmissionKey = $"s{number}",
                QueryKey = $"q{number}",
                Title = "事项",
                CountedOn = ended,
                EndedOn = ended,
            });
        }

        var item = await db.Set<Gongkai.Domain.Publications.Publication>().Select(one => one.Id).FirstAsync();
        db.Add(new PageVisit { Day = new DateOnly(2020, 7, 2), Page = $"/items/{item}", Section = "items", Count = 31 });
        db.Add(new PageVisit { Day = new DateOnly(2020, 7, 2), Page = "/", Section = "", Count = 400 });
        db.Add(new FiledReport { Id = organ.Site.Clock.NewId(), OrganId = organ.Organ.Id, Year = 2019, Origin = ReportOrigin.Uploaded, State = FilingState.Filed, FiledAt = SiteClock.StartOf(new DateOnly(2020, 1, 20)) });
        await db.SaveChangesAsync();
        await db.Set<Gongkai.Domain.Publications.Publication>().ExecuteUpdateAsync(one => one.SetProperty(kept => kept.DatedOn, new DateOnly(2020, 1, 2)));
    }
}
