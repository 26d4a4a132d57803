using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Domain.Tests.Reports.Narratives;

public sealed class SeedFindingsTests
{
    private static readonly HashSet<string> s_rules = [.. NarrativeRules.All.Concat(TextRules.All).Select(rule => rule.Id)];

    [Fact(DisplayName = "种子报告：文字规则的错误和警告与标准答案完全一致，提示不少于标准答案")]
    public void Check_SeedReports_GivesTheFindingsOfTheTruthFile()
    {
        foreach (var (name, report, truth) in SeedReports.All)
        {
            var findings = ReportChecker.Check(report).Findings.Where(finding => s_rules.Contains(finding.Rule)).ToList();
            var expected = truth.GetProperty("findings").EnumerateArray()
                .Select(finding => (Rule: finding.GetProperty("rule").GetString()!, Severity: finding.GetProperty("severity").GetString()!,
                Place: finding.GetProperty("location").GetString()!))
                .Where(finding => s_rules.Contains(finding.Rule))
                .ToList();

            var dump = string.Join('\n',
                findings.Select(finding => $"{finding.Rule} {finding.Severity} {finding.Location} {finding.Message} [{finding.Quote}]"));
            Assert.True(
                expected.Where(finding => finding.Severity != "info").Order().SequenceEqual(
                    findings.Where(finding => finding.Severity != Severity.Info)
                        .Select(finding => (finding.Rule, Severity: finding.Severity.ToString().ToLowerInvariant(), finding.Location)).Order()),
                $"{name}\n{dump}");
            Assert.All(
                expected.Where(finding => finding.Severity == "info"),
                wanted => Assert.True(findings.Exists(finding => finding.Rule == wanted.Rule && finding.Severity == Severity.Info
                    && finding.Location == wanted.Place), $"{name} {wanted}\n{dump}"));
        }
    }
}
