using System.Globalization;
using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>整洁表 CSV — one line a cell, for spreadsheets and statistics; RFC 4180.</summary>
/// <remarks>
/// The byte order mark makes Chinese office programs read UTF-8. A field that such a program would take for a formula gets one apostrophe in front;
/// so does a field that already begins with apostrophes before such a character, so that taking one away always gives back the exact text.
/// </remarks>
public static class ReportCsv
{
    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["organ", "year", "format", "table", "row", "column", "state", "value", "unit", "raw",
        "source"];

    /// <summary>The state of a cell that could not be read; it has no value and is neither blank nor zero.</summary>
    public const string UnreadableState = "unreadable";

    private const string FormulaStarts = "=+-@＝＋－＠\t\r";

    /// <summary>Writes the cells of all reports under one head.</summary>
    public static void Write(Stream output, IEnumerable<AnnualReport> reports, bool withByteOrderMark = true)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(withByteOrderMark), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', Columns));
        var line = new StringBuilder();
        foreach (var report in reports)
        {
            foreach (var table in report.Tables)
            {
                foreach (var row in table.Format.Rows)
                {
                    for (var i = 0; i < row.Columns.Count; i++)
                    {
                        AppendCell(line.Clear(), report, table, row, i);
                        writer.Write(line);
                        writer.Write("\r\n");
                    }
                }
            }
        }
    }

    /// <summary>The text as a spreadsheet may take it: never a formula.</summary>
    public static string Guard(string text) => IsFormulaLike(text) ? "'" + text : text;

    /// <summary>The text behind a guarded one.</summary>
    public static string Unguard(string text) => text.Length > 1 && text[0] == '\'' && IsFormulaLike(text[1..]) ? text[1..] : text;

    private static void AppendCell(StringBuilder line, AnnualReport report, ReportTable table, RowFormat row, int column)
    {
        var cell = table[row, column];
        Append(line, report.Organ ?? "");
        Append(line, report.Year?.ToString(CultureInfo.InvariantCulture) ?? "");
        Append(line, table.Format.FormatId);
        Append(line, table.Format.Id);
        Append(line, row.Path);
        Append(line, row.Columns[column].Id);
        Append(line, cell is null ? UnreadableState : ReportJson.CamelCase(cell.State));

        // A number of ours is never a formula, and a minus sign must stay one.
        line.Append(cell?.Value is { } value ? PrintedCell.Number(value) : "").Append(',');
        Append(line, cell?.Unit is { } unit ? ReportJson.CamelCase(unit) : "");
        Append(line, cell?.Raw ?? "");
        Append(line, Source(cell?.Source.Place ?? PlaceOfUnreadable(report, table.Address(row, column))));
        line.Length--;
    }

    private static void Append(StringBuilder line, string text)
    {
        var guarded = Guard(text);
        if (guarded.AsSpan().IndexOfAny("\",\r\n") >= 0)
        {
            line.Append('"').Append(guarded.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(guarded);
        }

        line.Append(',');
    }

    private static string Source(SourcePlace place) => place.Kind switch
    {
        SourcePlaceKind.Text => string.Create(CultureInfo.InvariantCulture, $"text:{place.First}:{place.Second}"),
        SourcePlaceKind.Table => string.Create(CultureInfo.InvariantCulture, $"table:{place.First}:{place.Second}:{place.Third}"),
        SourcePlaceKind.Page => string.Create(CultureInfo.InvariantCulture,
            $"page:{place.First}:{place.Box.Left}:{place.Box.Top}:{place.Box.Right}:{place.Box.Bottom}"),
        _ => "",
    };

    private static SourcePlace PlaceOfUnreadable(AnnualReport report, string address)
    {
        foreach (var entry in report.Unreadable)
        {
            if (entry.Where == address || address.StartsWith(entry.Where + ".", StringComparison.Ordinal))
            {
                return entry.Place;
            }
        }

        return SourcePlace.None;
    }

    private static bool IsFormulaLike(string text)
    {
        var first = text.AsSpan().TrimStart('\'');
        return first.Length > 0 && FormulaStarts.Contains(first[0], StringComparison.Ordinal);
    }
}
