using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Domain.Reports.Comparing;

/// <summary>两年对照 — two years of one organ: cross-year findings, the change of every measure, and how much text stayed the same.</summary>
/// <param name="Before">The report of the year before.</param>
/// <param name="Now">The report of the year.</param>
/// <param name="Findings">What the cross-year rules find.</param>
/// <param name="NotAssessable">Cross-year rules that could not be evaluated.</param>
/// <param name="Changes">Every measure of both formats, in the order of the form.</param>
/// <param name="Sections">The parts of the text.</param>
public sealed record YearComparison(
    AnnualReport Before,
    AnnualReport Now,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<NotAssessable> NotAssessable,
    IReadOnlyList<MeasureChange> Changes,
    IReadOnlyList<SectionSimilarity> Sections)
{
    // Within one report this rule only states last year's stock; with last year's report it compares.
    private const string StockRule = "A21";

    private static readonly ReconciliationRule[] s_rules = [.. RuleCatalog.All.Where(rule => rule.NeedsLastYear || rule.Id == StockRule)];

    /// <summary>True where both reports name their organ and the names differ: a renamed organ, or the wrong file.</summary>
    public bool OrgansDiffer => Before.Organ is not null && Now.Organ is not null && Before.Organ != Now.Organ;

    public static YearComparison Compare(AnnualReport before, AnnualReport now, ReportFormats? formats = null, Crosswalk? crosswalk = null)
    {
        var check = ReportChecker.Check(now, before, formats, s_rules);
        return new YearComparison(
            before,
            now,
            check.Findings,
            check.NotAssessable,
            [.. (crosswalk ?? Crosswalk.Shipped).Measures.Select(measure => new MeasureChange(measure, measure.In(before), measure.In(now)))],
            TextSimilarity.Compare(before, now));
    }
}

/// <summary>变化 — one measure in two years; the difference only where both are numbers.</summary>
public sealed record MeasureChange(Measure Measure, MeasureValue Before, MeasureValue Now)
{
    public decimal? Difference => Now.Value - Before.Value;

    /// <summary>Growth as a share of last year's value; null where that is zero or either is not known.</summary>
    public decimal? Growth => Before.Value is null or 0 ? null : Difference / Before.Value;
}
