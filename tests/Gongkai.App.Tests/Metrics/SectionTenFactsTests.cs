using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Metrics;

public sealed class SectionTenFactsTests
{
    // One row a statement: its words with bound figures, and what the published report says.
    private static readonly (string Template, string Stated)[] s_first =
    [
        ("信息发布总数{公开信息总数}条，信息公开电子化率{信息公开电子化率}%，其中工作动态{门户栏目·0}条、工信专栏{门户栏目·1}条、政务公开{门户栏目·2}条、专题专栏{门户栏目·3}条", "信息发布总数1301条，信息公开电子化率100%，其中工作动态199条、工信专栏568条、政务公开164条、专题专栏370条"),
        ("访问量由{上年网站访问量}增加至{网站访问量}，同比增长{访问量同比增长}%", "访问量由428510增加至1006950，同比增长134.99%"),
        ("其他对外管理服务{其他对外管理服务}件，行政处罚{行政处罚决定}件，采购{政府集中采购项目}个、{政府集中采购金额}万元", "其他对外管理服务293件，行政处罚2件，采购8个、25.8万元"),
        ("报送{信息报送}条，采用{信息采用}条；培训{培训场次}场", "报送3条，采用2条；培训1场"),
    ];

    private static readonly (string Template, string Stated)[] s_second =
    [
        ("信息公开栏目{其他平台栏目·信息公开}条，通知公告、部门动态{其他平台栏目·通知公告和部门动态}条，专题{其他平台栏目·专题专栏}个、新闻发布会{新闻发布会}个、图解{政策图解}个", "信息公开栏目49条，通知公告、部门动态66条，专题1个、新闻发布会1个、图解1个"),
        ("推送文章{新媒体·微信公众号}篇，宣讲{政策宣讲}次", "推送文章230篇，宣讲3次"),
        ("建议{人大代表建议}件，提案{政协提案}件，见面率{见面率}%、回复率{答复率}%、满意率{满意率}%，公开{答复公开}件", "建议1件，提案9件，见面率100%、回复率100%、满意率100%，公开10件"),
        ("收到申请{收到公开申请}件", "收到申请1件"),
    ];

    private static readonly (string Template, string Stated)[] s_third =
    [
        ("办结建议提案{已答复建议提案}件", "办结建议提案37件"),
        ("接收{收到公开申请}件，其中网络{网上收到公开申请}件，信函{信函收到公开申请}件", "接收44件，其中网络43件，信函1件"),
        ("动态{其他平台栏目·动态信息}篇，惠企政策{其他平台栏目·惠企政策}篇，微信{新媒体·微信公众号}篇", "动态362篇，惠企政策12篇，微信43篇"),
        ("舆情{舆情线索}件，12345 热线{12345 热线收到}件", "舆情1件，12345 热线5件"),
    ];

    private static readonly (string Template, string Stated)[] s_fourth =
    [
        ("{有信息的栏目数}个子栏目，公开{门户公开信息}条", "13个子栏目，公开91条"),
        ("网络申请{网上收到公开申请}件，信函申请{信函收到公开申请}件，办结{办结公开申请}件", "网络申请0件，信函申请0件，办结0件"),
        ("培训{培训场次}场，采购{政府集中采购项目}个、{政府集中采购金额}万元", "培训1场，采购2个、436万元"),
    ];

    private static readonly (string Template, string Stated)[] s_fifth =
    [
        ("公开信息{公开信息总数}条：政策法规{其他平台栏目·政策法规}、规划计划{其他平台栏目·规划计划}、预算决算{其他平台栏目·预算决算}、通知公告{其他平台栏目·通知公告}", "公开信息1018条：政策法规5、规划计划3、预算决算2、通知公告15"),
        ("解读{政策解读}、回应{回应关切}、发布会{新闻发布会}、建议提案{答复公开}、微信{新媒体·微信公众号}、新甘肃{新媒体·新甘肃}、抖音{新媒体·抖音}", "解读11、回应3、发布会3、建议提案6、微信876、新甘肃34、抖音60"),
        ("留言{市民留言收到}条，办结{市民留言答复}条，满意率{来信满意率}%", "留言13条，办结13条，满意率100%"),
        ("政协{政协提案}件、人大{人大代表建议}件，满意率{满意率}%", "政协4件、人大2件，满意率100%"),
        ("网络安全{安全工作}项；采购{政府集中采购项目}个、{政府集中采购金额}万元", "网络安全5项；采购57个、183.51万元"),
    ];

    [Theory(DisplayName = "五份年报正文里的每个数都有数据项可用：写成带数据的句子，填出来就是年报上的话；没有登记的写“未填”，不写零")]
    [OnBothDatabases]
    public async Task Text_EveryStatedFigure_IsBound(DatabaseKind kind)
    {
        await SaysAsync(kind, 2020, s_first, async organ =>
        {
            await organ.PublishAsync(2020, ("工作动态", 199), ("工信专栏", 568), ("政务公开", 164), ("专题专栏", 370));
            await organ.KeepAsync("visits", "平台,月份,访问量\n" + FixtureOrgan.Months(2019, 428_510, (day, count) => $"门户网站,{day},{count}") + "\n" + FixtureOrgan.Months(2020, 1_006_950, (day, count) => $"门户网站,{day},{count}"));
            await organ.KeepAsync("handlings", "服务事项,办结日期,件数\n对外服务,2020-05-05,293");
            await organ.KeepAsync("penalties", "行政处罚决定文书号,行政相对人类别,行政相对人姓名,违法行为类型,处罚类别,处罚内容,处罚决定日期\n1号,自然人,某甲,未备案,警告、通报批评,警告,2020-04-01\n2号,自然人,某乙,未备案,警告、通报批评,警告,2020-06-01");
            await organ.KeepAsync("purchases", "采购项目,总金额,采购日期\n" + string.Join('\n', Enumerable.Range(1, 8).Select(i => $"项目{i},{(i == 8 ? 48_000 : 30_000)},2020-05-0{i}")));
            await organ.KeepAsync("submissions", "报送平台,标题,报送日期,是否采用\n市政府门户网站,甲,2020-03-01,是\n市政府门户网站,乙,2020-04-01,是\n市政府门户网站,丙,2020-05-01,否");
            await organ.KeepAsync("trainings", "培训主题,日期,参加人数\n业务学习,2020-11-25,30");
        });
        await SaysAsync(kind, 2020, s_second, async organ =>
        {
            await organ.KeepAsync("releases", "平台,栏目,公开日期,条数\n市政府网站,信息公开,2020-12-31,49\n市政府网站,通知公告和部门动态,2020-12-31,66\n市政府网站,专题专栏,2020-12-31,1");
            await organ.KeepAsync("activities", "形式,主题,日期,数量\n新闻发布会,智能制造,2020-06-01,1\n图解,惠企政策,2020-07-01,1\n政策宣讲,走进企业,2020-05-01,3");
            await organ.KeepAsync("posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀工信,全年,2020-12-31,230,是");
            await organ.KeepAsync("proposals", Proposals(10, 1));
            await organ.RequestAsync(2020, 1, online: 0);
        });
        await SaysAsync(kind, 2022, s_third, async organ =>
        {
            await organ.KeepAsync("proposals", "编号,类别,标题,提出人,承办方式,交办日期,答复日期\n" + string.Join('\n', Enumerable.Range(1, 37).Select(i => $"{i}号,政协提案,建议{i},某人,主办,2022-04-01,2022-06-20")));
            await organ.KeepAsync("releases", "平台,栏目,公开日期,条数\n局门户网站,动态信息,2022-12-31,362\n局门户网站,惠企政策,2022-12-31,12");
            await organ.KeepAsync("posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀工信,全年,2022-12-31,43,是");
            await organ.KeepAsync("opinions", "舆情主题,发现时间,来源,级别,回应时间,办结日期\n欠薪,2022-05-01 09:30,网络,其他,2022-05-02 16:00,2022-05-09");
            await organ.KeepLettersAsync(LetterSource.Hotline, 5, 2022);
            await organ.RequestAsync(2022, 44, online: 43);
        });
        await SaysAsync(kind, 2020, s_fourth, async organ =>
        {
            await organ.PublishAsync(2020, [.. Enumerable.Range(1, 13).Select(i => ($"栏目{i}", i))]);
            await organ.KeepAsync("trainings", "培训主题,日期,参加人数\n政务公开工作培训会,2020-11-25,30");
            await organ.KeepAsync("purchases", "采购项目,总金额,采购日期\n设备,4000000,2020-05-01\n服务,360000,2020-06-01");
        });
        await SaysAsync(kind, 2020, s_fifth, async organ =>
        {
            await organ.KeepAsync("releases", "平台,栏目,公开日期,条数\n市政府网站,政策法规,2020-12-31,5\n市政府网站,规划计划,2020-12-31,3\n市政府网站,预算决算,2020-12-31,2\n市政府网站,通知公告,2020-12-31,15");
            await organ.KeepAsync("activities", "形式,主题,日期,数量\n文字解读,政策解读,2020-12-31,11\n回应关切,回应,2020-12-31,3\n新闻发布会,发布,2020-12-31,3");
            await organ.KeepAsync("posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,云汀工信,全年,2020-12-31,876,是\n新甘肃,云汀工信,全年,2020-12-31,34,否\n抖音,云汀工信,全年,2020-12-31,60,是");
            await organ.KeepAsync("proposals", Proposals(6, 2));
            await organ.KeepLettersAsync(LetterSource.MessageBoard, 13);
            await organ.KeepAsync("security-duties", "类别,内容,日期\n口令检查,口令,2020-01-05\n病毒防护,病毒库,2020-02-05\n备份,备份,2020-03-05\n专网与边界,专网,2020-04-05\n补丁更新,补丁,2020-05-05");
            await organ.KeepAsync("purchases", "采购项目,总金额,采购日期\n" + string.Join('\n', Enumerable.Range(1, 57).Select(i => $"项目{i},{(i == 57 ? 43_100 : 32_000)},2020-05-01")));
        });
    }

    [Theory(DisplayName = "电子化率：只在纸面公开的不算；别的平台没有登记的，不知道就不说")]
    [OnBothDatabases]
    public async Task ElectronicRate_PaperOnly_IsNotCounted(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        await organ.KeepAsync("releases", "平台,栏目,公开日期,条数,载体\n市政府网站,通知公告,2020-12-31,90,网上\n大厅公告栏,办事指南,2020-03-31,8,只在纸面\n市政府网站,部门动态,2020-12-31,2,");

        Assert.Equal((100m, 8m, 92m, 92m), (await organ.ReadAsync("public.total", 2020), await organ.ReadAsync("public.paper", 2020), await organ.ReadAsync("public.electronic", 2020), await organ.ReadAsync("public.electronicRate", 2020)));
        Assert.Null(await organ.ReadAsync("public.electronicRate", 2019));
    }

    private static string Proposals(int count, int npc) => "编号,类别,标题,提出人,承办方式,交办日期,见面沟通日期,答复日期,代表委员意见,公开属性,答复公开日期\n"
        + string.Join('\n', Enumerable.Range(1, count).Select(i => $"{i}号,{(i <= npc ? "人大代表建议" : "政协提案")},建议{i},某人,主办,2020-04-01,2020-05-10,2020-06-20,满意,主动公开,2020-06-25"));

    private static async Task SaysAsync(DatabaseKind kind, int year, (string Template, string Stated)[] statements, Func<FixtureOrgan, Task> keep)
    {
        using var organ = new FixtureOrgan(kind);
        await keep(organ);
        var compiled = await organ.WithFactsAsync(year);
        foreach (var (template, stated) in statements)
        {
            var text = template;
            foreach (var (i, column) in organ.ColumnsUsed.Index())
            {
                text = text.Replace($"门户栏目·{i}}}", $"门户栏目·{column}}}", StringComparison.Ordinal);
            }

            Assert.Equal(stated, FieldText.Fill(text, compiled.Facts).Text);
        }

        // Nobody keeps key points here: that is not known, and no zero.
        Assert.Null(compiled.Facts["要点任务"]);
        Assert.Equal($"要点{FieldText.MissingMark}项", FieldText.Fill("要点{要点任务}项", compiled.Facts).Text);
    }
}
