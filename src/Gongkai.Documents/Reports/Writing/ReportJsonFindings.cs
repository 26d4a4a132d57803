using System.Text.Json;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>问题的 JSON — the findings of a check, and the rules that could not be assessed.</summary>
internal static class ReportJsonFindings
{
    public static void Write(Utf8JsonWriter json, CheckResult check)
    {
        json.WriteStartArray("findings");
        foreach (var finding in check.Findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule);
            json.WriteString("severity", ReportJson.CamelCase(finding.Severity));
            json.WriteString("location", finding.Location);
            WriteCells(json, finding.Cells);
            json.WriteString("left", finding.Left);
            json.WriteString("right", finding.Right);
            json.WriteString("message", finding.Message);
            json.WriteString("provision", finding.Basis?.ToString());
            json.WriteString("repair", finding.Repair);
            json.WriteString("quote", finding.Quote);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notAssessable");
        foreach (var entry in check.NotAssessable)
        {
            json.WriteStartObject();
            json.WriteString("rule", entry.Rule);
            json.WriteString("location", entry.Location);
            WriteCells(json, entry.Cells);
            json.WriteString("reason", entry.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCells(Utf8JsonWriter json, IReadOnlyList<string> cells)
    {
        json.WriteStartArray("cells");
        foreach (var cell in cells)
        {
            json.WriteStringValue(cell);
        }

        json.WriteEndArray();
    }
}
