using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>应写内容和年份 — the fee statement, the five aspects, figures of another year, accounts that cannot exist yet (N11–N14).</summary>
internal static class StatedContentRules
{
    private const int FirstYearWithFees = 2021;
    private const int PartSix = 6;

    private static readonly (NarrativeAspects Aspect, string Name)[] s_aspects =
    [
        (NarrativeAspects.ProactiveDisclosure, "主动公开"),
        (NarrativeAspects.DisclosureOnRequest, "依申请公开"),
        (NarrativeAspects.Management, "政府信息管理"),
        (NarrativeAspects.Platform, "政府信息公开平台建设"),
        (NarrativeAspects.Supervision, "监督保障"),
    ];

    /// <summary>From 2021 on part six says something on 信息处理费, were it only that there was none.</summary>
    public static void CheckFees(CheckContext context)
    {
        var report = context.Report;
        if (report.Year is { } year ? year < FirstYearWithFees : report.FormatId is null or "2019")
        {
            return;
        }

        if (report.Sections.Count < PartSix || report.Section(PartSix).Heading is null)
        {
            context.CannotAssess("N11", "part6", [], "没有读到第六部分，不能核对是否报告信息处理费。");
            return;
        }

        if (report.Unreadable.Any(unreadable => unreadable.Where is "part6" or "section6" or "sections.6"))
        {
            context.CannotAssess("N11", "part6", [], "第六部分没有读出，不能核对是否报告信息处理费。");
            return;
        }

        var sections = context.Narrative.FeeSections;
        if ((sections & (1 << PartSix)) != 0)
        {
            return;
        }

        var isElsewhere = (sections & ~1) != 0;
        context.Add(new Finding(
            "N11", isElsewhere ? Severity.Info : Severity.Warning, "part6", [], null, "信息处理费",
            isElsewhere ? "第六部分没有报告信息处理费，相关内容写在其他部分" : "第六部分没有报告政府信息公开信息处理费情况（没有发生也应写明）", new Provision("国办函〔2020〕109号"))
        {
            Quote = report.Section(PartSix).Text.Trim(),
        });
    }

    public static void CheckAspects(CheckContext context)
    {
        var report = context.Report;
        var missing = NarrativeAspects.All & ~context.Narrative.Aspects;
        if (missing == NarrativeAspects.None)
        {
            return;
        }

        if (report.Sections.Count == 0 || report.Section(1).Heading is null || report.Section(1).Text.Length == 0)
        {
            context.CannotAssess("N12", "part1", [], "没有读到第一部分，不能核对是否写全五个方面。");
            return;
        }

        foreach (var (aspect, name) in s_aspects)
        {
            if ((missing & aspect) != 0)
            {
                var message = $"总体情况未写{name}情况{(aspect == NarrativeAspects.DisclosureOnRequest ? InTable(report) : "")}";
                context.Add(new Finding("N12", Severity.Info, "part1", [], null, name, message, StatedFigures.Notice));
            }
        }
    }

    /// <summary>A paragraph of part one that opens with an earlier year and never names the report year.</summary>
    public static void CheckYears(CheckContext context)
    {
        if (context.Report.Year is not { } year)
        {
            return;
        }

        var narrative = context.Narrative;
        foreach (var statement in narrative.Statements)
        {
            if (statement.Kind == StatementKind.LeadingYear && statement.Year == year - 1 && statement.Span.Section is 0 or 1
                && !StatedFigures.NamesReportYear(narrative, statement.Span, year) && !Compares(narrative, statement.Span)
                && (HasTableFigure(narrative, statement.Span) || !OpensWithReportYear(narrative, year)))
            {
                var quote = narrative.Words(statement.Span);
                context.Add(new Finding(
                    "N13", Severity.Warning, StatedFigures.Place(statement.Span.Section), [], $"{statement.Year}年", $"{year}年",
                    $"“{quote}”：报告年度为{year}年，此处写{statement.Year}年，疑沿用上年文字", StatedFigures.Article50)
                { Quote = quote });
            }
        }
    }

    /// <summary>The accounts of a year are made up and published in the following year.</summary>
    public static void CheckAccounts(CheckContext context)
    {
        foreach (var statement in context.Narrative.Statements)
        {
            if (statement.Kind is not (StatementKind.FinalAccounts or StatementKind.DoubtfulAccounts or StatementKind.CombinedAccounts)
                || statement.Year != context.Report.Year)
            {
                continue;
            }

            var quote = context.Narrative.Words(statement.Span);
            var severity = statement.Kind == StatementKind.FinalAccounts ? Severity.Warning : Severity.Info;
            context.Add(new Finding(
                "N14", severity, StatedFigures.Place(statement.Span.Section), [], $"{statement.Year}年度决算", $"{statement.Year - 1}年度决算",
                $"“{quote}”：{statement.Year}年度决算要到次年才形成，疑为{statement.Year - 1}年度决算", StatedFigures.Article50)
            { Quote = quote });
        }
    }

    private static bool HasTableFigure(Narrative narrative, TextSpan span)
    {
        foreach (ref readonly var figure in narrative.Figures)
        {
            if (figure.Sentence.Section == span.Section && figure.Sentence.Start <= span.Start && figure.Sentence.End > span.Start
                && figure.Subject is not (QuantitySubject.Other or QuantitySubject.Foreign))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OpensWithReportYear(Narrative narrative, int year)
    {
        foreach (var statement in narrative.Statements)
        {
            if (statement.Kind == StatementKind.LeadingYear && statement.Year == year && statement.Span.Section is 0 or 1)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Compares(Narrative narrative, TextSpan span)
    {
        var paragraph = narrative.Paragraph(span);
        return paragraph.Contains("相比", StringComparison.Ordinal) || paragraph.Contains("以来", StringComparison.Ordinal)
            || paragraph.Contains("上年", StringComparison.Ordinal)
            || paragraph.Contains("去年", StringComparison.Ordinal);
    }

    private static string InTable(AnnualReport report) =>
        RequestFigures.Of(report) is not { NewReceived: { } received, CarriedIn: { } carriedIn } ? ""
        : received + carriedIn == 0 ? "（表三新收、结转均为0）"
        : $"，而表三有新收{received}件、上年结转{carriedIn}件";
}
