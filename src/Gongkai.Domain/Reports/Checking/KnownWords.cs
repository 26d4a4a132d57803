using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>已知用语 — the words with which an organ counts its own requests, remedies and documents.</summary>
/// <remarks>Anything else may narrow or widen what is counted.</remarks>
internal static class KnownWords
{
    /// <summary>A longer clause tells more than a count.</summary>
    private const int LongestClause = 90;

    private const int UnknownAllowed = 1;

    private static readonly string[] s_townshipNames = ["镇政府", "乡政府", "街道办事处", "街道办", "街道", "全镇", "全乡", "镇", "乡"];

    private static readonly string[] s_selves =
    [
        "局", "镇", "乡", "街道", "委", "厅", "办", "院", "市", "县", "区", "州", "省", "旗", "单位", "机关", "部门", "中心", "队", "部", "行", "校", "处", "站", "盟", "所", "会",
    ];

    private static readonly string[] s_known =
    [
        "社会公众", "各级行政机关", "各级政府机关", "各级机关", "各级政府", "全市各部门", "全县各部门", "全区各部门", "全市各单位", "全县各单位", "全区各单位", "各级各部门", "各乡镇、各部门", "各部门、各乡镇",
        "各镇街、各部门", "各街道、各部门", "各部门、各街道", "行政机关",
        "按照规定", "按规定", "依法依规", "依法", "依规", "按时", "按期", "及时", "有效", "规定", "时限", "法定期限", "期限", "规范", "妥善", "认真", "积极",
        "截至", "截止", "目前", "年底", "期间", "全年", "年度", "当年", "今年", "本年", "年内", "时间", "年", "月底", "日", "度", "期",
        "局机关", "厅机关", "委机关", "局本级", "厅本级", "本级", "机关", "市局", "县局", "区局", "省局", "全市", "全县", "全区", "全州", "全省", "全旗", "全系统", "系统",
        "共计", "总共", "一共", "共有", "总计", "合计", "累计", "实际", "正式", "登记", "新增", "接待", "完成", "作出", "做出", "进行", "回复", "予以", "书面", "实", "应",
        "政府信息公开", "政府信息", "信息公开", "政务公开", "公开", "信息", "依申请", "申请书", "申请表", "申请", "社会", "公众", "群众", "其他组织", "其它组织", "组织", "公民", "企业",
        "情况", "方面", "工作", "数量", "件数", "总数", "总量", "总", "数", "结果", "如下", "渠道", "途径", "方式", "形式", "提出", "提交", "要求", "办理", "事项", "案件", "案", "类",
        "引发", "引起", "导致", "产生", "发生", "提起", "涉及", "针对", "关于", "有关", "相关", "被告", "被申请人", "作为", "情形", "现象", "任何", "继续", "属于", "采取", "采用",
        "根据", "行政", "政策",
        "有", "为", "是", "了", "的", "和", "及", "与", "并", "含", "以", "对", "于", "从", "在", "到", "由", "向", "各", "种", "上", "中", "也", "被", "因", "经",
        "按", "新", "已", "均", "而", "所",
        "共", "计", "人", "件", "者", "来", "年初", "本", "再", "每", "又", "后", "出", "涉",
    ];

    /// <summary>True where all words but a stray character are known.</summary>
    public static bool Are(AnnualReport report, ReadOnlySpan<char> words)
    {
        if (words.Length > LongestClause)
        {
            return false;
        }

        var unknown = 0;
        for (var i = 0; i < words.Length;)
        {
            var length = KnownLength(report, words[i..]);
            unknown += length == 0 && words[i] is >= '\u4e00' and <= '\u9fff' ? 1 : 0;
            i += Math.Max(length, 1);
        }

        return unknown <= UnknownAllowed;
    }

    private static int KnownLength(AnnualReport report, ReadOnlySpan<char> words)
    {
        var length = OwnName(report, words);
        if (words[0] is '我' or '本')
        {
            length = Math.Max(length, 1 + Longest(words[1..], s_selves));
        }

        length = Math.Max(length, Longest(words, s_known));
        if (report.OrganKind == OrganKind.TownshipGovernment)
        {
            length = Math.Max(length, Longest(words, s_townshipNames));
        }

        return Lexicon.Match(words) is { } word && IsOfTables(word.Kind) ? Math.Max(length, word.Text.Length) : length;
    }

    private static bool IsOfTables(WordKind kind) => kind
        is WordKind.Request or WordKind.WeakRequest or WordKind.Receive or WordKind.Handle or WordKind.Finish or WordKind.Reply
        or WordKind.CarriedIn or WordKind.CarriedOut or WordKind.CarryOver or WordKind.Channel or WordKind.Applicant or WordKind.Everyone
        or WordKind.Outcome
        or WordKind.Remedy or WordKind.RemedyResult or WordKind.Document or WordKind.DocumentAction
        or WordKind.And or WordKind.Negation or WordKind.All or WordKind.Sum or WordKind.Breakdown or WordKind.Complete or WordKind.LastYear;

    private static int Longest(ReadOnlySpan<char> words, string[] vocabulary)
    {
        var longest = 0;
        foreach (var word in vocabulary)
        {
            if (word.Length > longest && words.StartsWith(word, StringComparison.Ordinal))
            {
                longest = word.Length;
            }
        }

        return longest;
    }

    // A piece of the name, or for an organ that is no government its short form: 市工信局 for 某市工业和信息化局.
    private static int OwnName(AnnualReport report, ReadOnlySpan<char> words)
    {
        if (report.Organ is not { Length: > 1 } name || name.IndexOf(words[0], StringComparison.Ordinal) is not (>= 0 and var start))
        {
            return 0;
        }

        var piece = 1;
        while (start + piece < name.Length && piece < words.Length && name[start + piece] == words[piece])
        {
            piece++;
        }

        if (StatedFigures.IsGovernment(report.OrganKind) && report.OrganKind != OrganKind.TownshipGovernment)
        {
            return piece >= 2 && (start == 0 || piece >= 4) ? piece : 0;
        }

        piece = Math.Max(piece, ShortForm(name, start, words));
        return piece >= 2 ? piece : 0;
    }

    private static int ShortForm(string name, int start, ReadOnlySpan<char> words)
    {
        var length = 1;
        var at = start;
        while (length < words.Length && name.IndexOf(words[length], at + 1) is >= 0 and var next)
        {
            at = next;
            length++;
        }

        return at == name.Length - 1 ? length : 0;
    }
}
