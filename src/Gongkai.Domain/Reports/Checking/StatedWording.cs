using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>用语核对 — whether the words around a figure say nothing but that this organ itself counts what the table counts.</summary>
/// <remarks>
/// Asked only where figure and table differ. Every word that is not known may name another organ, a part of the matter or another matter:
/// then the difference is no proven error.
/// </remarks>
internal static class StatedWording
{
    private static readonly string[] s_otherParties =
    [
        "协助", "协办", "协同", "指导市", "指导各", "指导区", "指导县", "指导基层", "指导乡", "指导镇", "转来", "转办", "转交", "交办", "移送", "移交", "代办", "代为", "名义", "督办",
        "作为复议机关", "撤回", "撤销申请",
    ];

    private static readonly string[] s_reviewing = ["办理", "受理", "审理", "审结", "办结"];

    private static readonly string[] s_eras = ["以来", "历年", "至今", "实施后", "五年来", "近年来", "近三年", "近五年", "三年来"];

    private static readonly string[] s_stillRunning =
        ["到期", "应办", "应答复", "正在", "其余", "剩余", "剩下", "除", "结转", "转结", "继续办理", "尚未", "未到期", "在办", "另有", "另外"];

    /// <summary>True where the figure cannot be meant otherwise.</summary>
    public static bool IsPlain(CheckContext context, in StatedQuantity figure)
    {
        var narrative = context.Narrative;
        var before = narrative.SentenceBefore(figure.Span);
        var after = narrative.SentenceAfter(figure.Span);
        var clause = narrative.ClauseBefore(figure.Span);
        var own = clause[Math.Max(clause.Length - figure.Before.Length, 0)..];
        var behind = narrative.ClauseAfter(figure.Span);
        if (figure.Subject is QuantitySubject.Requests or QuantitySubject.Outcome or QuantitySubject.Applicant
            && !RequestWording.IsOfAll(context, figure, new WordsAround(before, own, behind)))
        {
            return false;
        }

        if (figure.IsLabelledBehind && !KnownWords.Are(context.Report, narrative.Characters(figure.After)))
        {
            return false;
        }

        return !ContainsAny(before, s_otherParties) && !IsOfOffice(context.Report, before) && !SpeaksOfAnEra(before, context.Report.Year)
            && KnownWords.Are(context.Report, own)
            && KnownWords.Are(context.Report, BeforeBracket(narrative.SentenceBefore(figure.Before)))
            && !ContainsAny(behind, s_otherParties)
            && (figure.Subject is not (QuantitySubject.Remedy or QuantitySubject.RemedyResult) || IsPlainRemedy(context, figure, before, after));
    }

    /// <summary>True where the words of a statement, and those beside it in its clause, say nothing that narrows it.</summary>
    public static bool IsPlain(CheckContext context, Statement statement)
    {
        var narrative = context.Narrative;
        if (statement.Kind is StatementKind.AllFinished or StatementKind.FinishedInTime)
        {
            var sentence = narrative.SentenceBefore(statement.Span);
            return !SpeaksOfRest(sentence) && !ContainsAny(sentence, s_otherParties) && !SpeaksOfRest(narrative.SentenceAfter(statement.Span))
                && !SpeaksOfAnEra(sentence, context.Report.Year);
        }

        var words = narrative.Characters(statement.Span);
        var clause = narrative.ClauseBefore(statement.Span);
        return KnownWords.Are(context.Report, clause) && !clause.Contains('个')
            && KnownWords.Are(context.Report, BeforeBracket(narrative.SentenceBefore(statement.Span)))
            && KnownWords.Are(context.Report, words)
            && !words.Contains("后", StringComparison.Ordinal) && KnownWords.Are(context.Report, narrative.ClauseAfter(statement.Span));
    }

    // 县政府 in the report of a county may be the county's own office.
    private static bool IsOfOffice(AnnualReport report, ReadOnlySpan<char> before)
    {
        var hasOffices = StatedFigures.IsGovernment(report.OrganKind) && report.OrganKind != OrganKind.TownshipGovernment;
        var at = hasOffices ? before.LastIndexOf("政府", StringComparison.Ordinal) : -1;
        while (at > 0)
        {
            if (before[at - 1] is '县' or '市' or '区' or '省' or '州' or '旗' && !before[at..].StartsWith("政府信息", StringComparison.Ordinal))
            {
                return true;
            }

            at = before[..at].LastIndexOf("政府", StringComparison.Ordinal);
        }

        return false;
    }

    // 各乡镇（街道）收到
    private static ReadOnlySpan<char> BeforeBracket(ReadOnlySpan<char> before)
    {
        var open = before.Length > 0 && before[^1] == '）' ? before.LastIndexOf('（') : -1;
        var head = open < 0 ? default : before[..open];
        return head[(head.LastIndexOfAny('，', '；', '：') + 1)..];
    }

    // The organ that reviews or defends others' cases counts other cases; so does the count of instances.
    private static bool IsPlainRemedy(CheckContext context, in StatedQuantity figure, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var own = context.Narrative.Characters(figure.Before);
        var mayReview = context.Report.OrganKind is not (OrganKind.CountyLevelDepartment or OrganKind.TownshipGovernment);
        var isOther = mayReview && ContainsAny(before, s_reviewing)
            && !before.Contains("被", StringComparison.Ordinal) && !own.Contains("诉讼", StringComparison.Ordinal);
        var speaksLater = !before.Contains("公开", StringComparison.Ordinal)
            && (figure.Is(QuantitySubject.RemedyResult) || after.Contains("公开", StringComparison.Ordinal))
            && figure.Span.Section != 4;
        return !isOther && !speaksLater && !after.Contains("无关", StringComparison.Ordinal) && !own.Contains("一审", StringComparison.Ordinal)
            && !own.Contains("二审", StringComparison.Ordinal) && !own.Contains("再审", StringComparison.Ordinal);
    }

    // 无结转 says that nothing is left.
    private static bool SpeaksOfRest(ReadOnlySpan<char> sentence)
    {
        foreach (var word in s_stillRunning)
        {
            var at = sentence.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && !(sentence[..at].EndsWith("无", StringComparison.Ordinal) || sentence[..at].EndsWith("没有", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SpeaksOfAnEra(ReadOnlySpan<char> before, int? year)
    {
        foreach (var era in s_eras)
        {
            var at = before.LastIndexOf(era, StringComparison.Ordinal);
            if (at >= 0 && !(era == "以来" && IsThisYear(before[..at], year)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsThisYear(ReadOnlySpan<char> before, int? year) =>
        before.EndsWith("今年", StringComparison.Ordinal) || before.EndsWith("年初", StringComparison.Ordinal)
        || before.EndsWith($"{year}年", StringComparison.Ordinal);

    /// <summary>True where one of the words stands in the text.</summary>
    public static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
