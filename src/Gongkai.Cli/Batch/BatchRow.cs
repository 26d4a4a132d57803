using System.Globalization;
using System.Text.Json;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Cli.Batch;

/// <summary>成批核对的一行 — what became of one file; one line of the results file.</summary>
internal sealed record BatchRow
{
    internal const string Clean = "clean";
    internal const string Findings = "findings";
    internal const string PartlyUnreadable = "unreadable";
    internal const string Refused = "refused";

    /// <summary>The columns of the results file, in order.</summary>
    internal static readonly string[] Columns = ["file", "organ", "year", "format", "status", "errors", "warnings", "infos", "unreadable", "message"];

    /// <summary>Path below the folder, with forward slashes and on one line: the key by which a run is resumed.</summary>
    internal required string File { get; init; }

    internal string Organ { get; init; } = "";

    internal int? Year { get; init; }

    internal string Format { get; init; } = "";

    internal required string Status { get; init; }

    internal int Errors { get; init; }

    internal int Warnings { get; init; }

    internal int Infos { get; init; }

    internal int Unreadable { get; init; }

    internal string Message { get; init; } = "";

    internal static string KeyOf(string relativePath) => relativePath.Replace(Path.DirectorySeparatorChar, '/').Replace('\n', ' ').Replace('\r', ' ');

    internal static BatchRow Of(string file, AnnualReport report, CheckResult check)
    {
        var errors = check.Count(Severity.Error);
        var heaviest = check.Findings.Where(finding => finding.Severity > Severity.Info).MaxBy(finding => finding.Severity);
        return new BatchRow
        {
            File = file,
            Organ = report.Organ ?? "",
            Year = report.Year,
            Format = report.FormatId ?? "",
            Status = errors > 0 ? Findings : report.Unreadable.Count > 0 ? PartlyUnreadable : Clean,
            Errors = errors,
            Warnings = check.Count(Severity.Warning),
            Infos = check.Count(Severity.Info),
            Unreadable = report.Unreadable.Count,
            Message = heaviest is not null ? $"{heaviest.Rule} {heaviest.Message}" : report.Unreadable.Count > 0 ? report.Unreadable[0].Message : "",
        };
    }

    internal static BatchRow Of(string file, Refusal refusal) => new() { File = file, Status = Refused, Message = refusal.Message };

    internal string ToCsv() => MachineOutput.CsvLine(
        ReportCsv.Guard(File),
        ReportCsv.Guard(Organ),
        Year is { } year ? Number(year) : "",
        Format,
        Status,
        Number(Errors),
        Number(Warnings),
        Number(Infos),
        Number(Unreadable),
        ReportCsv.Guard(Message));

    internal string ToJson() => MachineOutput.JsonLine(json =>
    {
        json.WriteStartObject();
        json.WriteString("file", File);
        json.WriteString("organ", Organ.Length > 0 ? Organ : null);
        if (Year is { } year)
        {
            json.WriteNumber("year", year);
        }
        else
        {
            json.WriteNull("year");
        }

        json.WriteString("format", Format.Length > 0 ? Format : null);
        json.WriteString("status", Status);
        json.WriteNumber("errors", Errors);
        json.WriteNumber("warnings", Warnings);
        json.WriteNumber("infos", Infos);
        json.WriteNumber("unreadable", Unreadable);
        json.WriteString("message", Message);
        json.WriteEndObject();
    });

    /// <summary>Reads back what a resumed run needs of a line; null where the line is not whole.</summary>
    internal static BatchRow? FromCsv(string line) =>
        MachineOutput.ReadCsvLine(line) is { } fields
        && fields.Count == Columns.Length
        && int.TryParse(fields[5], CultureInfo.InvariantCulture, out var errors)
        && int.TryParse(fields[8], CultureInfo.InvariantCulture, out var unreadable)
            ? new BatchRow { File = ReportCsv.Unguard(fields[0]), Status = fields[4], Errors = errors, Unreadable = unreadable }
            : null;

    /// <summary>Reads back what a resumed run needs of a line; null where the line is not whole.</summary>
    internal static BatchRow? FromJson(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement is { ValueKind: JsonValueKind.Object } row
                && row.TryGetProperty("file", out var file) && file.GetString() is { } name
                && row.TryGetProperty("status", out var status) && status.GetString() is { } value
                && row.TryGetProperty("errors", out var errors)
                && row.TryGetProperty("unreadable", out var unreadable)
                    ? new BatchRow { File = name, Status = value, Errors = errors.GetInt32(), Unreadable = unreadable.GetInt32() }
                    : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
