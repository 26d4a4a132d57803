using Gongkai.Domain.Reports;
using Spectre.Console;

namespace Gongkai.Cli.Reports;

/// <summary>核对结果显示 — what to do next, every finding as sentences with both sides, then the tables with the failing cells marked.</summary>
internal static class CheckView
{
    internal static void Write(AnnualReport report, CheckResult check, string name, IAnsiConsole console)
    {
        ReportView.WriteHead(report, name, console);
        Sentences.Write(console, ReportTexts.Counts(check, report.Unreadable.Count));
        Sentences.Write(console, ReportTexts.NextStep(check, report.Unreadable.Count), style: new Style(decoration: Decoration.Bold));
        FindingView.Write(check.Findings, check.NotAssessable, report, console);
        WriteTables(report, check, console);
        if (report.Unreadable.Count > 0)
        {
            console.WriteLine();
            ReportView.WriteUnreadable(report, console);
        }

        console.WriteLine();
    }

    private static void WriteTables(AnnualReport report, CheckResult check, IAnsiConsole console)
    {
        var marks = Marks(report, check);
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

    // A sum runs over dozens of cells; only those that hold a figure are worth a mark, unless none does.
    private static Dictionary<string, Severity> Marks(AnnualReport report, CheckResult check)
    {
        var figures = report.Tables
            .SelectMany(table => table.Format.Rows.SelectMany(row => Enumerable.Range(0, row.Columns.Count)
                .Where(i => table[row, i] is { State: not (CellState.Blank or CellState.Zero) })
                .Select(i => table.Address(row, i))))
            .ToHashSet(StringComparer.Ordinal);
        var marks = new Dictionary<string, Severity>(StringComparer.Ordinal);
        foreach (var finding in check.Findings.Where(finding => finding.Severity > Severity.Info))
        {
            foreach (var cell in finding.Cells.Any(figures.Contains) ? finding.Cells.Where(figures.Contains) : finding.Cells)
            {
                marks[cell] = marks.TryGetValue(cell, out var known) && known > finding.Severity ? known : finding.Severity;
            }
        }

        return marks;
    }
}
