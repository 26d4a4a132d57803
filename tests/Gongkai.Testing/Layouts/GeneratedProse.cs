namespace Gongkai.Testing.Layouts;

/// <summary>生成的文字 — the prose of an invented report, its figures those of the tables.</summary>
public static class GeneratedProse
{
    public static IReadOnlyList<IReadOnlyList<string>> Write(GeneratedReport report, GeneratedFigures figures, Random random)
    {
        var received = figures.Count("part3.newReceived.total");
        var natural = figures.Count("part3.newReceived.naturalPerson");
        var handled = figures.Count("part3.resultsTotal.naturalPerson") + OthersOf(figures, "resultsTotal");
        var carriedOut = figures.Count("part3.carriedOut.total");
        var posts = random.Next(20, 300);
        var notices = random.Next(5, 90);
        return
        [
            [Pick(random,
                $"现将{report.Organ}{report.Year}年政府信息公开工作情况公布如下。本报告数据的统计期限为{report.Year}年1月1日至{report.Year}年12月31日。",
                $"按照《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告，统计起止日期为{report.Year}年1月1日至12月31日，电子版在{report.Place}人民政府网站查阅。")],
            [
                Pick(random,
                    $"（一）主动公开。全年在门户网站发布信息{posts + notices}条，其中工作动态{posts}条、通知公告{notices}条，没有发生泄密事件。",
                    $"（一）主动公开情况。把群众办事用得上的信息放在首页，全年更新信息{posts + notices}条，包括动态{posts}条、公告{notices}条。"),
                received == 0
                    ? "（二）依申请公开。本年度未收到政府信息公开申请，受理窗口和网上渠道保持畅通。"
                    : $"（二）依申请公开。本年度收到政府信息公开申请{received}件，其中自然人{natural}件、法人或其他组织{received - natural}件；办结{handled}件，结转下年度{carriedOut}件。",
                Pick(random,
                    "（三）政府信息管理。发布前逐件核对密级、个人信息和附件，过期栏目按季度清理。",
                    "（三）政府信息管理。公文起草时一并标明公开属性，不公开的写明依据。"),
                Pick(random, "（四）平台建设。公开专栏改版后，检索结果按发文日期排列。", "（四）公开平台建设。对照清单补齐栏目，失效链接当月修复。"),
                Pick(random, "（五）监督保障。年内办公室组织业务学习，新任联络员先培训后上岗。", "（五）监督保障。公开工作列入科室考核，结果在内网通报。"),
            ],
            [],
            [],
            [],
            [
                Pick(random,
                    "存在的问题：有的文件发布后没有同步解读，有的答复书说理过于简单。",
                    "一年来的不足主要是：个别栏目更新不及时，基层联络员更换频繁。"),
                Pick(random,
                    "改进的打算：一是文件与解读同时送审，二是每季度抽查已办结的答复书并反馈意见。",
                    "下一年度，安排专人每周巡查栏目，并把常见申请事项编成问答供查阅。"),
            ],
            [report.RequestFormat == "2021" || report.Year > 2020
                ? "本年度没有发出收费通知，未收取信息处理费。没有其他需要报告的事项。"
                : Pick(random, "无其他需要报告的事项。", "无。")],
        ];
    }

    private static long OthersOf(GeneratedFigures figures, string row) =>
        new[] { "commercialEnterprise", "researchInstitution", "publicWelfareOrganization", "legalServiceOrganization", "otherOrganization" }
            .Sum(column => figures.Count($"part3.{row}.{column}"));

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
