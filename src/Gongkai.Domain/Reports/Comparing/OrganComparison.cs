using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Domain.Reports.Comparing;

/// <summary>多机关对照 — many organs of one year: every cell in one tidy table, sums with how many organs they rest on, and what stands out.</summary>
/// <param name="Rows">One row a cell: organ, year, address, state, value, source.</param>
/// <param name="Sums">One sum a measure.</param>
/// <param name="Outliers">Figures far from the others, and organs whose own sums break, each with its reason.</param>
public sealed record OrganComparison(IReadOnlyList<TidyRow> Rows, IReadOnlyList<MeasureSum> Sums, IReadOnlyList<Outlier> Outliers)
{
    private static readonly ReconciliationRule[] s_sumRules =
        [.. RuleCatalog.All.Where(rule => rule.Id is "B01" or "B02" or "B03" or "C01" or "C02" or "C03")];

    public static OrganComparison Compare(IReadOnlyList<AnnualReport> reports, ReportFormats? formats = null, Crosswalk? crosswalk = null)
    {
        var sums = new List<MeasureSum>();
        var outliers = new List<Outlier>();
        foreach (var measure in (crosswalk ?? Crosswalk.Shipped).Measures)
        {
            var values = new MeasureValue[reports.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = measure.In(reports[i]);
            }

            sums.Add(MeasureSum.Of(measure, values));
            if (measure.IsTotal)
            {
                outliers.AddRange(OutlierSearch.Find(measure, reports, values));
            }
        }

        foreach (var report in reports)
        {
            outliers.AddRange(ReportChecker.Check(report, null, formats, s_sumRules).Findings.Select(finding =>
                new Outlier(report, finding.Location, OutlierReason.SumBreaks, null, null, finding.Message)));
        }

        return new OrganComparison([.. reports.SelectMany(TidyRow.Of)], sums, outliers);
    }
}

/// <summary>合计 — one measure over many organs; a sum says how many organs it rests on.</summary>
/// <param name="Measure">What is added up.</param>
/// <param name="Total">The sum of what is known; null where nothing is.</param>
/// <param name="Known">Organs with a number.</param>
/// <param name="Blank">Organs that left it blank or struck it out.</param>
/// <param name="Unknown">Organs whose figure could not be read.</param>
/// <param name="NoCounterpart">Organs whose format has no such cell.</param>
public sealed record MeasureSum(Measure Measure, decimal? Total, int Known, int Blank, int Unknown, int NoCounterpart)
{
    internal static MeasureSum Of(Measure measure, ReadOnlySpan<MeasureValue> values)
    {
        Span<int> counts = stackalloc int[Enum.GetValues<MeasureState>().Length];
        decimal total = 0;
        foreach (var value in values)
        {
            counts[(int)value.State]++;
            total += value.Value ?? 0;
        }

        var known = counts[(int)MeasureState.Known];
        return new MeasureSum(
            measure,
            known == 0 ? null : total,
            known,
            counts[(int)MeasureState.Blank] + counts[(int)MeasureState.NotApplicable],
            counts[(int)MeasureState.Unknown],
            counts[(int)MeasureState.NoCounterpart]);
    }
}
