using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Checking;

public sealed class SeedFindingsTests
{
    private static readonly HashSet<string> s_rules = [.. TableRules.All.Select(rule => rule.Id)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, SeedTruth.All.Count)];

    [Theory(DisplayName = "真实报告的表内错误和警告与公布的结论完全一致")]
    [MemberData(nameof(Seeds))]
    public void Check_SeedTables_GivesExactlyTheTrueErrorsAndWarnings(int seed)
    {
        var report = SeedTruth.All[seed];

        var found = TableRules.Check(report.ToBuilder().Build()).Findings;

        Assert.Equal(Lines(report.Findings.Where(finding => finding.Severity != Severity.Info)),
            Lines(found.Where(finding => finding.Severity != Severity.Info)));
    }

    [Theory(DisplayName = "真实报告的表内提示都在，且位置、算式与公布的一致")]
    [MemberData(nameof(Seeds))]
    public void Check_SeedTables_GivesTheTrueInformationAndEquations(int seed)
    {
        var report = SeedTruth.All[seed];

        var found = TableRules.Check(report.ToBuilder().Build()).Findings;

        var information = report.Findings.Where(finding => finding.Severity == Severity.Info);
        Assert.Equal(Lines(information), Lines(found.Where(finding => finding.Severity == Severity.Info && report.ListsAllFindings)));
        Assert.All(
            report.Findings.Where(finding => s_rules.Contains(finding.Rule)),
            expected => Assert.Contains(found, finding => finding.Rule == expected.Rule && finding.Location == expected.Location
                && (expected.Left is null || (finding.Left == expected.Left && finding.Right == expected.Right))));
    }

    private static string[] Lines(IEnumerable<SeedFinding> findings) =>
        [.. findings.Where(finding => s_rules.Contains(finding.Rule)).Select(finding => $"{finding.Rule} {finding.Location}")
            .Order(StringComparer.Ordinal)];

    private static string[] Lines(IEnumerable<Finding> findings) =>
        [.. findings.Select(finding => $"{finding.Rule} {finding.Location}").Order(StringComparer.Ordinal)];
}
