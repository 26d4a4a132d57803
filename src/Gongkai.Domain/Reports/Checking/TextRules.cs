using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>文字规则 — title, sign-off, period, document numbers (S06–S08, T01).</summary>
public static class TextRules
{
    private const string TitleEnding = "政府信息公开工作年度报告";
    private static readonly Provision s_documentLayout = new("GB/T 9704-2012", "7.2.5");

    public static IReadOnlyList<ReconciliationRule> All { get; } =
    [
        new("S06", Severity.Warning, "落款", "落款单位＝标题单位；落款日期在次年，部门不晚于1月31日，政府不晚于3月31日", StatedFigures.Article50, SignOffRules.Check),
        new("S07", Severity.Info, "标题", "标题＝单位＋年份＋“政府信息公开工作年度报告”", StatedFigures.Notice, CheckTitle),
        new("S08", Severity.Error, "统计期限", "写明统计期限，且为报告年度1月1日至12月31日", StatedFigures.Notice, CheckPeriod),
        new("T01", Severity.Info, "文号括号", "发文字号的年份用六角括号〔〕括入", s_documentLayout, CheckDocumentNumbers),
    ];

    private static void CheckTitle(CheckContext context)
    {
        if (context.Report.Title is not { } title)
        {
            context.CannotAssess("S07", "title", [], "没有读到标题。");
            return;
        }

        var year = title.LastIndexOf('年', Math.Max(title.IndexOf("政府", StringComparison.Ordinal), 0)) is var at && at >= 4
            ? title.AsSpan(at - 4, 5) : default;
        var isPrescribed = title.EndsWith(TitleEnding, StringComparison.Ordinal) && title.Length > TitleEnding.Length + 5
            && title[^(TitleEnding.Length + 1)] == '年' && AreDigits(title.AsSpan(title.Length - TitleEnding.Length - 5, 4));
        if (isPrescribed)
        {
            return;
        }

        var reason = !title.Contains("年度报告", StringComparison.Ordinal) && !title.Contains("年报", StringComparison.Ordinal) ? "缺“年度”二字"
            : title.Contains("年度政府信息公开", StringComparison.Ordinal) && title.EndsWith("年度报告", StringComparison.Ordinal) ? "重复“年度”"
            : !title.Contains("公开工作", StringComparison.Ordinal) ? "缺“工作”二字"
            : year.IsEmpty ? "没有写明年份" : "用语不同";
        context.Add(new Finding(
            "S07", Severity.Info, "title", [], title, $"单位＋年份＋{TitleEnding}", $"标题“{title}”与规定写法“××年{TitleEnding}”相比{reason}", StatedFigures.Notice)
        { Quote = title });
    }

    private static bool AreDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static void CheckPeriod(CheckContext context)
    {
        var narrative = context.Narrative;
        var isStated = false;
        foreach (var statement in narrative.Statements)
        {
            if (statement.Kind is not (StatementKind.Period or StatementKind.UnnamedPeriod))
            {
                continue;
            }

            var isWrong = statement.Kind == StatementKind.Period && IsWrong(context, statement);
            if (isWrong && !SpeaksOfStatistics(narrative, statement.Span))
            {
                continue;
            }

            isStated = true;
            if (isWrong)
            {
                var quote = narrative.Words(statement.Span);
                context.Add(new Finding(
                    "S08", Severity.Error, StatedFigures.Place(statement.Span.Section), [], quote, $"{context.Report.Year}年1月1日至12月31日",
                    $"统计期限写为“{quote}”，应为{context.Report.Year}年1月1日至12月31日", StatedFigures.Notice)
                { Quote = quote });
            }
        }

        if (!isStated)
        {
            context.Add(new Finding("S08", Severity.Info, "document", [], null, "统计期限", "未写明数据统计期限", StatedFigures.Notice));
        }
    }

    // 公示期限、办理期限 are other periods.
    private static bool SpeaksOfStatistics(Narrative narrative, TextSpan span)
    {
        var before = narrative.SentenceBefore(span);
        var after = narrative.SentenceAfter(span);
        return before.Contains("统计", StringComparison.Ordinal) || before.Contains("数据", StringComparison.Ordinal)
            || after.Contains("统计", StringComparison.Ordinal)
            || after.Contains("数据", StringComparison.Ordinal) || before.Contains("报告期限", StringComparison.Ordinal)
            || before.Contains("报告时限", StringComparison.Ordinal);
    }

    // A year that is not printed is not wrong.
    private static bool IsWrong(CheckContext context, Statement statement)
    {
        var (from, to) = (statement.From!.Value, statement.To!.Value);
        if (from is not (_, 1, 1) || to is not (_, 12, 31))
        {
            return true;
        }

        if (context.Report.Year is not { } year)
        {
            context.CannotAssess("S08", StatedFigures.Place(statement.Span.Section), [], "报告年度没有读出，不能核对统计期限。");
            return false;
        }

        return (from.Year != 0 && from.Year != year) || (to.Year != 0 && to.Year != year);
    }

    private static void CheckDocumentNumbers(CheckContext context)
    {
        var narrative = context.Narrative;
        var found = narrative.Statements.Where(statement => statement.Kind == StatementKind.DocumentNumber).ToList();
        if (found.Count == 0)
        {
            return;
        }

        var places = string.Join(',', found.Select(statement => StatedFigures.Place(statement.Span.Section)).Distinct());
        var quote = narrative.Words(found[0].Span);
        context.Add(new Finding(
            "T01", Severity.Info, places, [], quote, "〔〕", $"“{quote}”等{found.Count}处发文字号的年份未用六角括号〔〕", s_documentLayout)
        { Quote = quote });
    }
}
