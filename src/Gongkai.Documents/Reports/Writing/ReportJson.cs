using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gongkai.Domain;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>年报 JSON — one report as one object, as docs/schema/annual-report.json describes it; it does not change without a new version.</summary>
public static class ReportJson
{
    /// <summary>The version that every object states.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes one report; with a check result also its findings.</summary>
    /// <param name="output">Receives UTF-8 without byte order mark.</param>
    /// <param name="report">The report as read.</param>
    /// <param name="fileName">The file it was read from.</param>
    /// <param name="check">What the rules say of it, or null.</param>
    /// <param name="isIndented">True for one object to be read by people; false for one object a line.</param>
    public static void Write(IBufferWriter<byte> output, AnnualReport report, string fileName, CheckResult? check = null, bool isIndented = true)
    {
        using (var json = Writer(output, isIndented))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("file", fileName);
            WriteHead(json, report);
            foreach (var table in report.Tables)
            {
                ReportJsonCells.WriteTable(json, table);
            }

            WriteText(json, report);
            ReportJsonCells.WriteProvenance(json, report);
            WriteUnreadable(json, report.Unreadable);
            WriteLayoutNotes(json, report.LayoutNotes);
            if (check is not null)
            {
                ReportJsonFindings.Write(json, check);
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>Writes the object that stands in place of a report that was refused.</summary>
    public static void WriteRefusal(IBufferWriter<byte> output, Refusal refusal, string fileName, bool isIndented = true)
    {
        using (var json = Writer(output, isIndented))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("file", fileName);
            json.WriteStartObject("refusal");
            json.WriteString("code", refusal.Code);
            json.WriteString("message", refusal.Message);
            json.WriteString("provision", refusal.Basis?.ToString());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    internal static string CamelCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    internal static void WritePlace(Utf8JsonWriter json, SourcePlace place)
    {
        if (place.Kind == SourcePlaceKind.None)
        {
            json.WriteNull("place");
            return;
        }

        json.WriteStartObject("place");
        json.WriteString("kind", CamelCase(place.Kind));
        switch (place.Kind)
        {
            case SourcePlaceKind.Text:
                json.WriteNumber("line", place.First);
                json.WriteNumber("column", place.Second);
                break;
            case SourcePlaceKind.Table:
                json.WriteNumber("table", place.First);
                json.WriteNumber("row", place.Second);
                json.WriteNumber("column", place.Third);
                break;
            default:
                json.WriteNumber("page", place.First);
                json.WriteStartArray("box");
                foreach (var edge in (ReadOnlySpan<float>)[place.Box.Left, place.Box.Top, place.Box.Right, place.Box.Bottom])
                {
                    json.WriteNumberValue(edge);
                }

                json.WriteEndArray();
                break;
        }

        json.WriteEndObject();
    }

    private static Utf8JsonWriter Writer(IBufferWriter<byte> output, bool isIndented) =>
        new(output, new JsonWriterOptions { Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static void WriteHead(Utf8JsonWriter json, AnnualReport report)
    {
        json.WriteString("organ", report.Organ);
        json.WriteString("organKind", report.OrganKind is { } kind ? CamelCase(kind) : null);
        if (report.Year is { } year)
        {
            json.WriteNumber("reportYear", year);
        }
        else
        {
            json.WriteNull("reportYear");
        }

        var isMixed = report.FormatId is null && report.Tables.Any(table => table.Format.Layout != TableLayout.SideBySide);
        json.WriteString("format", isMixed ? "mixed" : report.FormatId);
        json.WriteStartObject("tableFormats");
        foreach (var id in (ReadOnlySpan<string>)["part2", "part3", "part4"])
        {
            json.WriteString(id, report.Table(id)?.Format.FormatId);
        }

        json.WriteEndObject();
        json.WriteString("title", report.Title);
        WriteSignOff(json, report.SignOff);
        json.WriteStartObject("sections");
        foreach (var section in report.Sections)
        {
            json.WriteString(Key(section), section.Heading);
        }

        json.WriteEndObject();
        json.WriteBoolean("statisticalPeriodStated", ReportStatements.StatesPeriod(report));
        json.WriteString("feeStatementInPart6", ReportStatements.FeeStatement(report));
    }

    private static void WriteSignOff(Utf8JsonWriter json, SignOff? signOff)
    {
        if (signOff is null)
        {
            json.WriteNull("signOff");
            return;
        }

        json.WriteStartObject("signOff");
        json.WriteString("organ", signOff.Organ);
        json.WriteString("date", signOff.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, AnnualReport report)
    {
        json.WriteStartObject("text");
        json.WriteString("preface", report.Preface);
        foreach (var section in report.Sections)
        {
            json.WriteString(Key(section), section.Text);
        }

        json.WriteEndObject();
    }

    private static void WriteUnreadable(Utf8JsonWriter json, IReadOnlyList<Unreadable> entries)
    {
        json.WriteStartArray("unreadable");
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("where", entry.Where);
            json.WriteString("reason", entry.Reason);
            json.WriteString("message", entry.Message);
            WritePlace(json, entry.Place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLayoutNotes(Utf8JsonWriter json, IReadOnlyList<LayoutNote> notes)
    {
        json.WriteStartArray("layoutNotes");
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteString("kind", CamelCase(note.Kind));
            json.WriteString("where", note.Where);
            json.WriteString("detail", note.Detail);
            WritePlace(json, note.Place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Key(ReportSection section) => section.Number.ToString(CultureInfo.InvariantCulture);
}
