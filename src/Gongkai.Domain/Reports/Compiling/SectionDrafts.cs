using System.Globalization;
using System.Text;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>年报初稿 — the first draft of preface and parts, made of the year's facts; each figure is a field bound to its cell; 国办公开办函〔2021〕30号.</summary>
public static class SectionDrafts
{
    private static readonly string[] s_rates = ["见面率", "答复率", "满意率"];

    /// <summary>The preface and six parts; a part for which the records say nothing is left for people to write.</summary>
    public static IReadOnlyList<string> Of(YearFacts facts, int year, bool isFeeYear) =>
        [Preface(year), Overview(facts, year), "", "", Remedies(facts), Problems(facts), Others(facts, isFeeYear)];

    private static string Preface(int year) =>
        $"本报告根据《中华人民共和国政府信息公开条例》和政府信息公开工作年度报告格式编制。本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。";

    private static string Overview(YearFacts facts, int year)
    {
        var text = new StringBuilder();
        text.Append("（一）主动公开\n").Append(CultureInfo.InvariantCulture, $"{year}年，本机关通过政府网站主动公开政府信息{{公开信息数}}条。");
        if (facts.Find("行政规范性文件本年制发件数") is not null)
        {
            text.Append("制发行政规范性文件{行政规范性文件本年制发件数}件，废止{行政规范性文件本年废止件数}件，现行有效{行政规范性文件现行有效件数}件。");
        }

        AppendWhere(text, facts, "政策解读数", "发布政策解读{政策解读数}篇。");
        AppendWhere(text, facts, "政策图解", "制作政策图解{政策图解}个。");
        AppendWhere(text, facts, "新闻发布会", "召开新闻发布会{新闻发布会}场。");
        AppendWhere(text, facts, "政策宣讲", "开展政策宣讲{政策宣讲}次。");
        AppendWhere(text, facts, "信息公开电子化率", "各类渠道公开信息总数{公开信息总数}条，信息公开电子化率{信息公开电子化率}%。");
        AppendWhere(text, facts, "新媒体发布条数", $"政务新媒体发布信息{{新媒体发布条数}}条{Parts(facts, "新媒体·")}。");
        Proposals(text, facts);
        text.Append("\n（二）依申请公开\n");
        Requests(text, facts);
        text.Append("\n（三）政府信息管理\n");
        text.Append("信息发布前逐条进行公开属性认定和保密审查，审核、签发全程留痕。");
        AppendWhere(text, facts, "更正撤下数", "全年更正、撤下已发布信息{更正撤下数}条，均说明了理由。");
        text.Append("\n（四）政府信息公开平台建设\n");
        text.Append("政府信息公开专栏按照统一要求设置法定主动公开内容、公开指南、公开制度、公开年报和依申请公开栏目。");
        AppendWhere(text, facts, "网站访问量", facts["访问量同比增长"] > 0 ? "网站全年访问量{网站访问量}次，同比增长{访问量同比增长}%。" : "网站全年访问量{网站访问量}次。");
        AppendWhere(text, facts, "来信数", facts["来信答复数"] > 0 ? "收到网民来信、留言{来信数}件，答复{来信答复数}件。" : "收到网民来信、留言{来信数}件。");
        AppendWhere(text, facts, "来信满意率", "来信满意率{来信满意率}%。");
        AppendWhere(text, facts, "舆情线索", "处置舆情{舆情线索}件。");
        AppendWhere(text, facts, "安全工作", "落实网络安全工作{安全工作}项。");
        text.Append("\n（五）监督保障\n");
        text.Append(facts["培训数"] > 0 ? facts["培训人次"] > 0 ? "组织政府信息公开培训{培训数}次，参加{培训人次}人次。" : "组织政府信息公开培训{培训数}次。" : "明确分管负责同志和工作机构，落实专人办理。");
        AppendWhere(text, facts, "检查发现问题数", facts["检查已整改数"] > 0 ? "监督检查发现问题{检查发现问题数}个，已整改{检查已整改数}个。" : "监督检查发现问题{检查发现问题数}个。");
        AppendWhere(text, facts, "要点任务", "年度要点任务{要点任务}项，完成{要点完成}项。");
        AppendWhere(text, facts, "考核得分", "年度政府信息公开工作考核得分{考核得分}分。");
        AppendWhere(text, facts, "答复超期数", "对逾期答复的{答复超期数}件申请逐件查明了原因。");
        return text.ToString();
    }

    private static void Proposals(StringBuilder text, YearFacts facts)
    {
        if (facts["人大代表建议"] is null || facts["政协提案"] is null)
        {
            AppendWhere(text, facts, "建议提案数", "办理人大代表建议和政协提案{建议提案数}件。");
            return;
        }

        AppendWhere(text, facts, "建议提案数", "办理人大代表建议{人大代表建议}件、政协提案{政协提案}件。");
        var rates = s_rates.Where(rate => facts[rate] is not null).Select(rate => $"{rate}{{{rate}}}%").ToList();
        text.Append(rates.Count > 0 ? string.Join('、', rates) + "。" : "");
    }

    // All parts or none: a sentence that names some of them does not add up.
    private static string Parts(YearFacts facts, string prefix)
    {
        var parts = facts.All.Where(fact => fact.Name.StartsWith(prefix, StringComparison.Ordinal) && fact.Value > 0).ToList();
        return parts.Count is < 2 or > 6 ? "" : "，其中" + string.Join('、', parts.Select(part => $"{part.Name[prefix.Length..]}{{{part.Name}}}条"));
    }

    private static void Requests(StringBuilder text, YearFacts facts)
    {
        if (facts["本年新收"] is 0)
        {
            text.Append(facts["上年结转"] > 0 ? "本年度未收到政府信息公开申请，上年结转{上年结转}件。" : "本年度未收到政府信息公开申请。");
        }
        else
        {
            text.Append("本年新收政府信息公开申请{本年新收}件，上年结转{上年结转}件。");
            var channels = facts.All.Where(fact => fact.Name.StartsWith("渠道·", StringComparison.Ordinal) && fact.Value > 0).ToList();
            if (channels.Count > 0)
            {
                text.Append("按提交渠道，").AppendJoin('、', channels.Select(channel => $"{channel.Name[3..]}{{{channel.Name}}}件")).Append('。');
            }
        }

        if (facts["办理结果总计"] > 0)
        {
            string[] groups = ["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"];
            text.Append("办结{办理结果总计}件：").AppendJoin('、', groups.Where(group => facts[group] is not 0).Select(group => $"{group}{{{group}}}件")).Append('。');
        }

        AppendWhere(text, facts, "申请按期答复率", "按期答复率{申请按期答复率}%。");
        text.Append(facts["结转下年度"] is 0 ? "" : "结转下年度继续办理{结转下年度}件。");
    }

    private static string Remedies(YearFacts facts) =>
        facts["行政复议"] is 0 && facts["未经复议直接起诉"] is 0 && facts["复议后起诉"] is 0 ? "本年度未发生因政府信息公开工作引起的行政复议、行政诉讼。" : "";

    // What the records themselves show to be wrong; the rest is for people to write.
    private static string Problems(YearFacts facts)
    {
        var text = new StringBuilder();
        AppendWhere(text, facts, "答复超期数", "一是个别申请没有在法定期限内答复，全年{答复超期数}件。下一步对即将到期的申请逐日提醒，逾期的当日报分管负责同志。\n");
        AppendWhere(text, facts, "行政复议·结果纠正", "二是答复质量有待提高，{行政复议·结果纠正}件答复在行政复议中被纠正。下一步对拟不予公开的答复一律先行法制审核。\n");
        AppendWhere(text, facts, "审核退回数", "三是信息起草质量不够稳定，发布审核中退回修改{审核退回数}次。下一步按退回的原因逐项培训起草人员。\n");
        AppendWhere(text, facts, "整改通知数", "四是上一年度报告存在需要整改的问题，收到整改通知{整改通知数}份。下一步在报送前逐项核对。\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string Others(YearFacts facts, bool isFeeYear) => !isFeeYear ? "无其他需要报告的事项。"
        : facts["收费通知数"] > 0 ? "本年度发出信息处理费收费通知{收费通知数}件。" : "本年度未收取信息处理费。";

    private static void AppendWhere(StringBuilder text, YearFacts facts, string name, string sentence)
    {
        if (facts[name] > 0)
        {
            text.Append(sentence);
        }
    }
}
