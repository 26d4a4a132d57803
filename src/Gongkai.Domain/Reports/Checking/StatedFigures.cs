using Gongkai.Domain.Reports.Narratives;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>正文数字 — what all rules over stated figures share: whether a figure speaks of
/// this organ's report year, where it stands, how it is quoted.</summary>
internal static class StatedFigures
{
    public static readonly Provision Notice = new("国办公开办函〔2021〕30号");

    public static readonly Provision Article50 = Provision.Regulation("第五十条");

    /// <summary>The short place of a part: preface, part1 to part6.</summary>
    public static string Place(int section) => section switch
    {
        0 => "preface",
        1 => "part1",
        2 => "part2",
        3 => "part3",
        4 => "part4",
        5 => "part5",
        _ => "part6",
    };

    /// <summary>True where the figure is exact and counts this organ's own matters of the report year.</summary>
    public static bool IsComparable(CheckContext context, in StatedQuantity quantity)
    {
        const QuantityScope Never = QuantityScope.Change | QuantityScope.LastYear | QuantityScope.Cumulative;
        if (quantity.IsApproximate || (quantity.Scope & Never) != 0 || !IsOwnScope(context, quantity.Scope))
        {
            return false;
        }

        return (quantity.Year is not { } year || year == context.Report.Year || IsMistakenYear(context, year, quantity.Sentence))
            && !IsPartOfYear(context, quantity);
    }

    /// <summary>A government's report adds up its organs and not its office; a department's report speaks of itself.</summary>
    public static bool IsOwnScope(CheckContext context, QuantityScope scope) => IsGovernment(context.Report.OrganKind)
        ? (scope & QuantityScope.Office) == 0
        : (scope & QuantityScope.Wide) == 0;

    public static bool IsGovernment(OrganKind? kind) => kind is
        OrganKind.ProvincialGovernment or OrganKind.MunicipalGovernment or OrganKind.CountyLevelGovernment or OrganKind.TownshipGovernment;

    /// <summary>A paragraph that opens with an earlier year and never names the report year: last year's text left standing.</summary>
    public static bool IsMistakenYear(CheckContext context, int year, TextSpan sentence)
    {
        if (context.Report.Year is not { } reportYear || year != reportYear - 1)
        {
            return false;
        }

        foreach (var statement in context.Narrative.Statements)
        {
            if (statement.Kind == StatementKind.LeadingYear && statement.Year == year && statement.Span.Section == sentence.Section
                && statement.Span.Start >= sentence.Start && statement.Span.Start < sentence.End
                && !NamesReportYear(context.Narrative, statement.Span, reportYear))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the paragraph around a place names the report year.</summary>
    public static bool NamesReportYear(Narrative narrative, TextSpan span, int reportYear)
    {
        var paragraph = narrative.Paragraph(span);
        return paragraph.Contains($"{reportYear}", StringComparison.Ordinal) || paragraph.Contains("本年", StringComparison.Ordinal)
            || paragraph.Contains("今年", StringComparison.Ordinal);
    }

    /// <summary>The words of a figure's clause with the figure.</summary>
    public static string Quote(Narrative narrative, in StatedQuantity quantity) =>
        narrative.Words(new TextSpan(quantity.Span.Section, quantity.Before.Start, quantity.After.End - quantity.Before.Start));

    public static string QuoteSum(Narrative narrative, StatedSum sum)
    {
        var total = narrative.Quantities[sum.Total];
        var last = narrative.Quantities[sum.Parts[^1]];
        return narrative.Words(new TextSpan(total.Span.Section, total.Before.Start, last.Span.End - total.Before.Start));
    }

    // 1至6月, 截至11月30日, 上半年; 1月1日至12月31日 and 截至12月底 are the year.
    private static bool NamesPartOfYear(ReadOnlySpan<char> clause)
    {
        if (clause.Contains("半年", StringComparison.Ordinal) || clause.Contains("季度", StringComparison.Ordinal))
        {
            return true;
        }

        var december = clause.LastIndexOf("12月", StringComparison.Ordinal);
        var isUpToDecember = december >= 0
            && (clause[december..] is [_, _, _, '底' or '末' or '3', ..] || clause[..december].ContainsAny('至', '-', '—')
            || clause[..december].Contains('止'));
        return clause.Contains('月') && !isUpToDecember;
    }

    private static bool IsPartOfYear(CheckContext context, in StatedQuantity quantity)
    {
        var before = context.Narrative.Characters(quantity.Before);
        return NamesPartOfYear(before) || NamesPartOfYear(context.Narrative.EarlierClause(quantity.Before))
            || (quantity.Is(QuantitySubject.Requests) && before.Contains("涉及", StringComparison.Ordinal))
            || before.Contains("名义", StringComparison.Ordinal);
    }
}
