namespace Gongkai.Domain.Reports.Checking;

/// <summary>核对 — runs every rule that applies over a report; 国办公开办函〔2021〕30号.</summary>
public static class ReportChecker
{
    /// <summary>Checks one report, with the cross-year rules where last year's report is given.</summary>
    /// <param name="report">The report.</param>
    /// <param name="lastYear">The same organ's report of the year before.</param>
    /// <param name="formats">The formats that are known; the shipped ones if null.</param>
    /// <param name="rules">The rules to run; the whole catalogue if null.</param>
    public static CheckResult Check(AnnualReport report, AnnualReport? lastYear = null, ReportFormats? formats = null,
        IReadOnlyList<ReconciliationRule>? rules = null)
    {
        var context = new CheckContext(report, lastYear, formats ?? ReportFormats.Shipped);
        rules ??= RuleCatalog.All;
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            if (lastYear is not null || !rule.NeedsLastYear)
            {
                rule.Evaluate(context);
            }
        }

        return context.ToResult();
    }
}
