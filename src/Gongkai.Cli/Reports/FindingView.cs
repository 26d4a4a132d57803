using Gongkai.Domain.Reports;
using Spectre.Console;

namespace Gongkai.Cli.Reports;

/// <summary>问题显示 — every finding as sentences with both sides, the heaviest first; then the rules that could not be assessed.</summary>
internal static class FindingView
{
    internal static void Write(IReadOnlyList<Finding> findings, IReadOnlyList<NotAssessable> notAssessable, AnnualReport report, IAnsiConsole console)
    {
        var equation = new ReadableEquation(report);
        foreach (var finding in findings.OrderByDescending(finding => finding.Severity))
        {
            var color = finding.Severity switch
            {
                Severity.Error => Color.Red,
                Severity.Warning => Color.Yellow,
                _ => Color.Blue,
            };
            Sentences.Write(console, finding.Message, $"{ReportTexts.Name(finding.Severity)} {finding.Rule} ", new Style(color, decoration: Decoration.Bold));
            foreach (var detail in ReportTexts.Details(finding, equation))
            {
                Sentences.Write(console, detail, indent: 4);
            }
        }

        foreach (var entry in notAssessable)
        {
            Sentences.Write(console, ReportTexts.NotAssessable(entry));
        }
    }
}
