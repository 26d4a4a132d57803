namespace Gongkai.Domain.Reports.Checking;

/// <summary>核对 — runs every rule that applies over a report; 国办公开办函〔2021〕30号.</summary>
public static class ReportChecker
{
    /// <summary>Checks one report, with the cross-year rules where last year's report is given.</summary>
    public static CheckResult Check(AnnualReport report, AnnualReport? lastYear = null, ReportFormats? formats = null)
    {
        var context = new CheckContext(report, lastYear, formats ?? ReportFormats.Shipped);
        foreach (var rule in RuleCatalog.All)
        {
            if (lastYear is not null || !rule.NeedsLastYear)
            {
                rule.Evaluate(context);
            }
        }

        return context.ToResult();
    }
}
