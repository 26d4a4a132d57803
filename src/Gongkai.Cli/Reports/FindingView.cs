using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Spectre.Console;

namespace Gongkai.Cli.Reports;

/// <summary>问题显示 — every finding as sentences with both sides, the heaviest first; then the rules that could not be assessed.</summary>
internal static class FindingView
{
    internal static void Write(IReadOnlyList<Finding> findings, IReadOnlyList<NotAssessable> notAssessable, AnnualReport report, IAnsiConsole console)
    {
        var words = new ReadableEquation(report);
        var ordered = findings.OrderByDescending(finding => finding.Severity).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var finding = ordered[i];
            if (i == 0 || ordered[i - 1].Severity != finding.Severity)
            {
                console.WriteLine();
            }

            Sentences.Write(console, finding.Message, $"{ReportTexts.Name(finding.Severity)} {finding.Rule} ", StyleOf(finding.Severity));
            foreach (var detail in ReportTexts.Sides(finding, words))
            {
                Sentences.Write(console, detail, indent: 4);
            }

            // What several findings in a row have in common is said once, after the last of them.
            var next = i + 1 < ordered.Count ? ordered[i + 1] : null;
            foreach (var advice in ReportTexts.Advice(finding, next))
            {
                Sentences.Write(console, advice, indent: 4);
            }
        }

        if (notAssessable.Count > 0)
        {
            console.WriteLine();
        }

        foreach (var reason in notAssessable.GroupBy(entry => entry.Reason, StringComparer.Ordinal))
        {
            Sentences.Write(console, ReportTexts.NotAssessable(reason.Key, [.. reason.Select(entry => entry.Rule).Distinct()]));
        }
    }

    private static Style StyleOf(Severity severity) => new(
        severity switch
        {
            Severity.Error => Color.Red,
            Severity.Warning => Color.Yellow,
            _ => Color.Blue,
        },
        decoration: Decoration.Bold);
}
