using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Testing.Reports;

/// <summary>Runs the rules over structure and tables alone, so that their tests do not depend on the rules over text.</summary>
public static class TableRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } =
        [.. StructureRules.All, .. ProactiveTableRules.All, .. RequestTableRules.All, .. RemedyTableRules.All];

    public static CheckResult Check(AnnualReport report, AnnualReport? lastYear = null, ReportFormats? formats = null) =>
        ReportChecker.Check(report, lastYear, formats, All);

    /// <summary>What one rule finds, as "severity location".</summary>
    public static string[] Found(string rule, AnnualReport report, AnnualReport? lastYear = null) =>
        [.. Check(report, lastYear).Findings.Where(finding => finding.Rule == rule).Select(finding => $"{finding.Severity} {finding.Location}")];

    /// <summary>All errors and warnings, as "rule location".</summary>
    public static string[] Faults(AnnualReport report, AnnualReport? lastYear = null) =>
        [.. Check(report, lastYear).Findings.Where(finding => finding.Severity != Severity.Info)
            .Select(finding => $"{finding.Rule} {finding.Location}")];

    /// <summary>The findings of one rule.</summary>
    public static Finding[] Of(string rule, AnnualReport report, AnnualReport? lastYear = null) =>
        [.. Check(report, lastYear).Findings.Where(finding => finding.Rule == rule)];

    /// <summary>Ids of the rules that could not be assessed.</summary>
    public static string[] NotAssessable(AnnualReport report, AnnualReport? lastYear = null) =>
        [.. Check(report, lastYear).NotAssessable.Select(entry => entry.Rule).Distinct()];
}
