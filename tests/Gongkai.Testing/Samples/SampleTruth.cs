using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Layouts;

namespace Gongkai.Testing.Samples;

/// <summary>样本期望 — samples/expected.json: for every sample its facts, cells, and errors
/// and warnings, in the shape of the published truth files.</summary>
public static class SampleTruth
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Path => RepositoryRoot.File("samples/expected.json");

    public static string Write(IEnumerable<SampleReport> samples) => new JsonObject
    {
        ["schemaVersion"] = 1,
        ["note"] = "Expected cell values of the sample reports. null = the cell is blank in the source; 0 = a zero is printed; an absent cell cannot be read and is named in unreadable. Findings: errors and warnings only.",
        ["reports"] = new JsonArray([.. samples.Select(Report)]),
    }.ToJsonString(s_options) + "\n";

    private static JsonNode Report(SampleReport sample)
    {
        var expect = sample.Render().Expect;
        var report = new JsonObject
        {
            ["file"] = sample.FileName,
            ["organ"] = sample.Organ,
            ["reportYear"] = sample.Year,
            ["format"] = sample.ProactiveFormat == sample.RequestFormat ? sample.RequestFormat : "mixed",
            ["tableFormats"] = new JsonObject { ["part2"] = sample.ProactiveFormat, ["part3"] = sample.RequestFormat, ["part4"] = sample.RequestFormat },
            ["title"] = string.Create(CultureInfo.InvariantCulture, $"{sample.Organ}{sample.Year}年政府信息公开工作年度报告"),
            ["signOff"] = new JsonObject { ["organ"] = sample.Organ, ["date"] = sample.SignedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
            ["sections"] = Sections(sample, expect),
        };
        foreach (var id in (string[])["part2", "part3", "part4"])
        {
            report[id] = Table(id, sample, expect);
        }

        report["unreadable"] = new JsonArray([.. expect.Cells.Where(cell => cell.Value.Demand == Demand.MustRefuse).Select(cell => RowOf(cell.Key))
            .Distinct().Select(row => (JsonNode)row)]);
        report["findings"] = new JsonArray([.. sample.Findings.Select(finding => (JsonNode)new JsonObject
        {
            ["rule"] = finding.Rule,
            ["severity"] = finding.Severity,
            ["location"] = finding.Location,
        })]);
        return report;
    }

    private static JsonObject Sections(SampleReport sample, Expectation expect)
    {
        var sections = new JsonObject();
        foreach (var section in ReportFormats.Shipped.Find(sample.RequestFormat)!.Sections)
        {
            sections[$"{section.Number}"] = expect.Facts[$"heading.{section.Number}"].Value is null ? null : section.Heading;
        }

        return sections;
    }

    private static JsonObject Table(string id, SampleReport sample, Expectation expect)
    {
        var table = new JsonObject();
        foreach (var row in ReportFormats.Shipped.Find(id == "part2" ? sample.ProactiveFormat : sample.RequestFormat)!.Table(id).Rows)
        {
            foreach (var column in row.Columns)
            {
                var address = $"{id}.{row.Path}.{column.Id}";
                if (expect.Cells[address].Demand != Demand.MustRefuse)
                {
                    Put(table, [.. row.Path.Split('.'), column.Id], Value(sample.Figures.Cells[address], expect.Cells[address], column));
                }
            }
        }

        return table;
    }

    private static JsonNode? Value(string printed, ExpectedCell cell, ColumnFormat column) => cell switch
    {
        { State: CellState.Blank } => null,
        { Value: null } => printed,
        _ when column.Kind == ColumnKind.Money => new JsonObject { ["raw"] = printed, ["yuan"] = cell.Yuan },
        _ => cell.Value,
    };

    private static void Put(JsonObject table, string[] path, JsonNode? value)
    {
        var at = table;
        foreach (var key in path[..^1])
        {
            at[key] ??= new JsonObject();
            at = at[key]!.AsObject();
        }

        at[path[^1]] = value;
    }

    private static string RowOf(string address) => address[..address.LastIndexOf('.')];
}
