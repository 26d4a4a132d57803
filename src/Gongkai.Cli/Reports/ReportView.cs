using System.Collections.Frozen;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Spectre.Console;

namespace Gongkai.Cli.Reports;

/// <summary>年报显示 — a report as it was read, for people.</summary>
internal static class ReportView
{
    internal static void Write(AnnualReport report, string name, IAnsiConsole console)
    {
        WriteHead(report, name, console);
        foreach (var section in report.Sections)
        {
            console.WriteLine();
            Sentences.Write(console, section.Heading ?? ReportTexts.MissingSection(section.Number), style: new Style(decoration: Decoration.Bold));
            console.WriteLine(ReportTexts.TextLength(section.Text));
            foreach (var table in report.Tables.Where(table => table.Format.Section == section.Number))
            {
                new TableView(table, FrozenDictionary<string, Severity>.Empty).Write(console, onlyMarkedAndNonZero: false);
            }
        }

        console.WriteLine();
        console.WriteLine(ReportTexts.Legend);
        var words = new ReadableEquation(report);
        foreach (var note in report.LayoutNotes)
        {
            Sentences.Write(console, ReportTexts.Note(note, words));
        }

        WriteUnreadable(report, console);
    }

    internal static void WriteHead(AnnualReport report, string name, IAnsiConsole console)
    {
        Sentences.Write(console, report.Title ?? ReportTexts.NoTitle, style: new Style(decoration: Decoration.Bold));
        Sentences.Write(console, ReportTexts.Head(report, name));
    }

    internal static void WriteUnreadable(AnnualReport report, IAnsiConsole console)
    {
        var words = new ReadableEquation(report);
        foreach (var unreadable in report.Unreadable)
        {
            Sentences.Write(console, ReportTexts.Unreadable(unreadable, words), style: new Style(Color.Yellow));
        }
    }
}
