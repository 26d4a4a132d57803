using System.Text.Json;
using Gongkai.Cli.Reports;
using Gongkai.Domain.Reports;

namespace Gongkai.Cli.Comparing;

/// <summary>比较的 JSON — parts that both kinds of comparison write alike.</summary>
internal static class CompareJson
{
    internal static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    internal static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string?> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    internal static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule);
            json.WriteString("severity", ReportTexts.Code(finding.Severity));
            json.WriteString("location", finding.Location);
            WriteStrings(json, "cells", finding.Cells);
            json.WriteString("left", finding.Left);
            json.WriteString("right", finding.Right);
            json.WriteString("message", finding.Message);
            json.WriteString("provision", finding.Basis?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
