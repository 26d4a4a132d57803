using Gongkai.Domain.Reports;
using Spectre.Console;

namespace Gongkai.Cli.Reports;

/// <summary>核对结果显示 — the tables with the failing cells marked, then every finding as sentences with both sides.</summary>
internal static class CheckView
{
    internal static void Write(AnnualReport report, CheckResult check, string name, IAnsiConsole console)
    {
        ReportView.WriteHead(report, name, console);
        console.WriteLine(ReportTexts.Counts(check, report.Unreadable.Count));
        WriteTables(report, check, console);
        foreach (var finding in check.Findings.OrderByDescending(finding => finding.Severity))
        {
            WriteFinding(finding, console);
        }

        foreach (var entry in check.NotAssessable)
        {
            console.WriteLine(ReportTexts.NotAssessable(entry));
        }

        ReportView.WriteUnreadable(report, console);
        console.WriteLine();
    }

    private static void WriteTables(AnnualReport report, CheckResult check, IAnsiConsole console)
    {
        var marks = new Dictionary<string, Severity>(StringComparer.Ordinal);
        foreach (var finding in check.Findings.Where(finding => finding.Severity > Severity.Info))
        {
            foreach (var cell in finding.Cells)
            {
                marks[cell] = marks.TryGetValue(cell, out var known) && known > finding.Severity ? known : finding.Severity;
            }
        }

        foreach (var table in report.Tables)
        {
            if (marks.Keys.Any(address => address.StartsWith(table.Format.Id + ".", StringComparison.Ordinal)))
            {
                console.WriteLine();
                console.WriteLine(report.Section(table.Format.Section).Heading ?? ReportTexts.MissingSection(table.Format.Section));
                new TableView(table, marks).Write(console, onlyMarkedAndNonZero: true);
            }
        }
    }

    private static void WriteFinding(Finding finding, IAnsiConsole console)
    {
        var color = finding.Severity switch
        {
            Severity.Error => Color.Red,
            Severity.Warning => Color.Yellow,
            _ => Color.Blue,
        };
        var sentence = new Paragraph($"{ReportTexts.Name(finding.Severity)} {finding.Rule} ", new Style(color, decoration: Decoration.Bold)).Append(finding.Message);
        var details = ReportTexts.Details(finding).ToList();
        console.Write(sentence);
        console.WriteLine();
        foreach (var detail in details)
        {
            console.Write(new Padder(new Text(detail), new Padding(4, 0, 0, 0)));
        }
    }
}
