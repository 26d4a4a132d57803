using System.Globalization;
using System.Text.Json;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Comparing;
using Spectre.Console;

namespace Gongkai.Cli.Comparing;

/// <summary>多机关对照输出 — sums and outliers of many organs; as CSV the cells themselves in one tidy table.</summary>
internal static class OrganComparisonOutput
{
    internal static void Write(OrganComparison comparison, IReadOnlyList<AnnualReport> reports, OutputFormat format, Surroundings surroundings)
    {
        switch (format)
        {
            case OutputFormat.Json:
                surroundings.Output.WriteLine(MachineOutput.JsonLine(json => WriteJson(json, comparison, reports)));
                break;
            case OutputFormat.Csv:
                surroundings.Output.Flush();
                ReportCsv.Write(surroundings.OutputStream, reports, withByteOrderMark: false);
                break;
            default:
                WriteHuman(comparison, reports, surroundings.CreateConsole());
                break;
        }
    }

    private static void WriteHuman(OrganComparison comparison, IReadOnlyList<AnnualReport> reports, IAnsiConsole console)
    {
        Sentences.Write(console, CompareTexts.OrgansTitle(reports.Count, reports[0].Year), style: new Style(decoration: Decoration.Bold));
        var shown = comparison.Sums.Where(sum => sum.Measure.IsTotal && sum.Total is not (null or 0)).ToList();
        if (shown.Count > 0)
        {
            var table = new TextGrid(CompareTexts.SumHeads);
            foreach (var sum in shown)
            {
                table.AddRow(
                    new(sum.Measure.Label),
                    new(CompareTexts.Number(sum.Total)),
                    new(Number(sum.Known)),
                    new(Number(sum.Blank)),
                    new(Number(sum.Unknown)),
                    new(Number(sum.NoCounterpart)));
            }

            table.Write(console);
        }

        console.WriteLine(CompareTexts.AllZero(comparison.Sums.Count(sum => sum.Measure.IsTotal) - shown.Count));
        foreach (var outlier in comparison.Outliers)
        {
            Sentences.Write(console, CompareTexts.Outlier(outlier));
        }
    }

    private static void WriteJson(Utf8JsonWriter json, OrganComparison comparison, IReadOnlyList<AnnualReport> reports)
    {
        json.WriteStartObject();
        CompareJson.WriteNumber(json, "year", reports[0].Year);
        CompareJson.WriteStrings(json, "organs", reports.Select(report => report.Organ));
        json.WriteStartArray("sums");
        foreach (var sum in comparison.Sums)
        {
            json.WriteStartObject();
            json.WriteString("measure", sum.Measure.Id);
            json.WriteString("label", sum.Measure.Label);
            CompareJson.WriteNumber(json, "total", sum.Total);
            json.WriteNumber("known", sum.Known);
            json.WriteNumber("blank", sum.Blank);
            json.WriteNumber("unknown", sum.Unknown);
            json.WriteNumber("noCounterpart", sum.NoCounterpart);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("outliers");
        foreach (var outlier in comparison.Outliers)
        {
            json.WriteStartObject();
            json.WriteString("organ", outlier.Report.Organ);
            json.WriteString("location", outlier.Location);
            json.WriteString("reason", CompareTexts.Code(outlier.Reason));
            CompareJson.WriteNumber(json, "value", outlier.Value);
            CompareJson.WriteNumber(json, "median", outlier.Median);
            json.WriteString("message", outlier.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
