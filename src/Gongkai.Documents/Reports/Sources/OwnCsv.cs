using System.Globalization;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using RecognitionKind = Gongkai.Domain.Reports.Recognition;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>整洁表读回 — reads the tidy table that this product writes, one line a cell; it holds no text of the report.</summary>
public static class OwnCsv
{
    private const int Organ = 0;
    private const int Year = 1;
    private const int Format = 2;
    private const int Table = 3;
    private const int Row = 4;
    private const int Column = 5;
    private const int State = 6;
    private const int Value = 7;
    private const int Unit = 8;
    private const int Raw = 9;
    private const int Source = 10;

    /// <summary>True where the first line is the head of our tidy table.</summary>
    public static bool IsOwn(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        return (end < 0 ? text : text[..end]).TrimStart('\uFEFF').SequenceEqual(string.Join(',', ReportCsv.Columns));
    }

    /// <summary>Reads all reports in the table, in the order of their first lines; ask <see cref="IsOwn"/> first.</summary>
    public static Result<AnnualReport[]> Read(string text, ReportFormats formats)
    {
        var reports = new List<OwnCsvReport>();
        var byKey = new Dictionary<(string Organ, string Year), OwnCsvReport>();
        var lines = new CsvLines(text);
        lines.TryNext(out _);
        while (lines.TryNext(out var fields))
        {
            if (fields.Count != ReportCsv.Columns.Count)
            {
                return Wrong(lines.Number, $"有{fields.Count}个字段，应为{ReportCsv.Columns.Count}个");
            }

            var key = (ReportCsv.Unguard(fields[Organ]), fields[Year]);
            if (!byKey.TryGetValue(key, out var report))
            {
                report = new OwnCsvReport(key.Item1, int.TryParse(key.Item2, CultureInfo.InvariantCulture, out var year) ? year : null);
                byKey.Add(key, report);
                reports.Add(report);
            }

            if (Add(report, fields, formats) is { } problem)
            {
                return Wrong(lines.Number, problem);
            }
        }

        return lines.IsTorn
            ? Wrong(lines.Number, "引号没有配对")
            : reports.Select(report => report.ToReport()).ToArray();
    }

    private static Refusal Wrong(int line, string problem) => new("own-csv-line", $"整洁表第{line}行{problem}，请改正这一行或重新导出。");

    private static string? Add(OwnCsvReport report, IReadOnlyList<string> fields, ReportFormats formats)
    {
        if (formats.Find(fields[Format])?.Tables.FirstOrDefault(table => table.Id == fields[Table]) is not { } format)
        {
            return $"的格式“{fields[Format]}”或表“{fields[Table]}”不存在";
        }

        if (format.Row(fields[Row]) is not { } row || row.Columns.FirstOrDefault(column => column.Id == fields[Column]) is not { } column)
        {
            return $"的行“{fields[Row]}”或列“{fields[Column]}”不在{format.FormatId}格式里";
        }

        var place = Place(fields[Source]);
        if (fields[State] == ReportCsv.UnreadableState)
        {
            return report.Add(format, row, column, null, place) ? null : "与前面某一行是同一个单元格";
        }

        var cell = Read(fields, new OwnCell(column, ReportCsv.Unguard(fields[Raw]), OwnJson.Member<MoneyUnit>(fields[Unit]),
            new CellSource(place, RecognitionKind.Named)));
        return cell is null ? $"的状态“{fields[State]}”与值、原文不一致"
            : report.Add(format, row, column, cell, place) ? null : "与前面某一行是同一个单元格";
    }

    private static Cell? Read(IReadOnlyList<string> fields, OwnCell known)
    {
        var hasValue = decimal.TryParse(fields[Value], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var value);
        var cell = OwnJson.Member<CellState>(fields[State]) switch
        {
            CellState.Blank when fields[Value].Length == 0 && known.Raw!.Length == 0 => known.Blank(),
            CellState.Zero or CellState.Number when hasValue => known.Number(value),
            CellState.NotApplicable or CellState.Text when fields[Value].Length == 0 => known.Text(known.Raw!),
            _ => null,
        };
        return cell is not null && ReportJson.CamelCase(cell.State) == fields[State] ? cell : null;
    }

    private static SourcePlace Place(string code)
    {
        var parts = code.Split(':');
        var numbers = parts.Skip(1).Select(part => float.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return (parts[0], numbers.Length) switch
        {
            ("text", 2) => SourcePlace.OfText(Whole(numbers[0]), Whole(numbers[1])),
            ("table", 3) => SourcePlace.OfTable(Whole(numbers[0]), Whole(numbers[1]), Whole(numbers[2])),
            ("page", 5) => SourcePlace.OfPage(Whole(numbers[0]), new PageBox(numbers[1], numbers[2], numbers[3], numbers[4])),
            _ => SourcePlace.None,
        };

        static int Whole(float number) => number is >= 0 and < 1e9f ? (int)number : 0;
    }
}
