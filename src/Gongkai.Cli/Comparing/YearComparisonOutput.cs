using System.Text.Json;
using Gongkai.Cli.Reports;
using Gongkai.Domain.Reports.Comparing;
using Spectre.Console;

namespace Gongkai.Cli.Comparing;

/// <summary>两年对照输出 — findings, changed measures and changed sentences of two years of one organ.</summary>
internal static class YearComparisonOutput
{
    internal static void Write(YearComparison comparison, OutputFormat format, Surroundings surroundings)
    {
        switch (format)
        {
            case OutputFormat.Json:
                surroundings.Output.WriteLine(MachineOutput.JsonLine(json => WriteJson(json, comparison)));
                break;
            case OutputFormat.Csv:
                surroundings.Output.WriteLine("measure,label,beforeState,before,nowState,now,difference,growth");
                foreach (var (measure, before, now, difference, growth) in comparison.Changes.Select(
                    change => (change.Measure, change.Before, change.Now, change.Difference, change.Growth)))
                {
                    surroundings.Output.WriteLine(MachineOutput.CsvLine(
                        measure.Id,
                        measure.Label,
                        CompareTexts.Code(before.State),
                        CompareTexts.Number(before.Value),
                        CompareTexts.Code(now.State),
                        CompareTexts.Number(now.Value),
                        CompareTexts.Number(difference),
                        CompareTexts.Number(growth)));
                }

                break;
            default:
                WriteHuman(comparison, surroundings.CreateConsole());
                break;
        }
    }

    private static void WriteHuman(YearComparison comparison, IAnsiConsole console)
    {
        Sentences.Write(console, CompareTexts.YearTitle(comparison), style: new Style(decoration: Decoration.Bold));
        if (comparison.OrgansDiffer)
        {
            Sentences.Write(console, CompareTexts.OrgansDiffer(comparison), style: new Style(Color.Yellow));
        }

        FindingView.Write(comparison.Findings, comparison.NotAssessable, comparison.Now, console);
        var changed = comparison.Changes.Where(change => change.Before != change.Now && (IsFigure(change.Before) || IsFigure(change.Now))).ToList();
        if (changed.Count > 0)
        {
            var table = new TextGrid(CompareTexts.ChangeHeads);
            foreach (var change in changed)
            {
                table.AddRow(
                    new(change.Measure.Label),
                    new(CompareTexts.Value(change.Before)),
                    new(CompareTexts.Value(change.Now)),
                    new(CompareTexts.Number(change.Difference)),
                    new(CompareTexts.Percent(change.Growth)));
            }

            table.Write(console);
        }

        console.WriteLine(CompareTexts.Unchanged(comparison.Changes.Count - changed.Count));
        WriteSections(comparison, console);
    }

    // From a blank to a zero is no news.
    private static bool IsFigure(MeasureValue value) => value.State == MeasureState.Unknown || value.Value is not (null or 0);

    private static void WriteSections(YearComparison comparison, IAnsiConsole console)
    {
        var table = new TextGrid(CompareTexts.SectionHeads);
        foreach (var section in comparison.Sections)
        {
            table.AddRow(
                new(section.Heading ?? ReportTexts.MissingSection(section.Number)),
                new(CompareTexts.Share(section.Text.Share)),
                new($"{section.Text.Added.Count}"),
                new($"{section.Text.Removed.Count}"));
        }

        table.Write(console);
        foreach (var section in comparison.Sections.Where(section => section.Text.Added.Count + section.Text.Removed.Count > 0))
        {
            Sentences.Write(console, section.Heading ?? ReportTexts.MissingSection(section.Number), style: new Style(decoration: Decoration.Bold));
            foreach (var sentence in section.Text.Removed)
            {
                Sentences.Write(console, CompareTexts.Removed(sentence), style: new Style(Color.Red), indent: 2);
            }

            foreach (var sentence in section.Text.Added)
            {
                Sentences.Write(console, CompareTexts.Added(sentence), style: new Style(Color.Green), indent: 2);
            }
        }
    }

    private static void WriteJson(Utf8JsonWriter json, YearComparison comparison)
    {
        json.WriteStartObject();
        json.WriteString("organ", comparison.Now.Organ);
        json.WriteBoolean("organsDiffer", comparison.OrgansDiffer);
        CompareJson.WriteNumber(json, "before", comparison.Before.Year);
        CompareJson.WriteNumber(json, "now", comparison.Now.Year);
        CompareJson.WriteFindings(json, comparison.Findings);
        json.WriteStartArray("changes");
        foreach (var change in comparison.Changes)
        {
            json.WriteStartObject();
            json.WriteString("measure", change.Measure.Id);
            json.WriteString("label", change.Measure.Label);
            json.WriteString("beforeState", CompareTexts.Code(change.Before.State));
            CompareJson.WriteNumber(json, "before", change.Before.Value);
            json.WriteString("nowState", CompareTexts.Code(change.Now.State));
            CompareJson.WriteNumber(json, "now", change.Now.Value);
            CompareJson.WriteNumber(json, "difference", change.Difference);
            CompareJson.WriteNumber(json, "growth", change.Growth);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sections");
        foreach (var section in comparison.Sections)
        {
            json.WriteStartObject();
            json.WriteNumber("number", section.Number);
            json.WriteString("heading", section.Heading);
            json.WriteNumber("similarity", Math.Round(section.Text.Share, 4));
            CompareJson.WriteStrings(json, "added", section.Text.Added);
            CompareJson.WriteStrings(json, "removed", section.Text.Removed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
