using System.Globalization;
using System.Text.Json;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Domain.Tests.Reports.Narratives;

/// <summary>The seed reports as reports: cells from the truth file, text cut at its
/// headings; our own samples, read, where the seeds are not at hand.</summary>
internal static class SeedReports
{
    public static IReadOnlyList<(string Name, AnnualReport Report, JsonElement Truth)> All { get; } = Load();

    public static AnnualReport Find(string prefix) => All.First(seed => seed.Name.StartsWith(prefix, StringComparison.Ordinal)).Report;

    private static List<(string, AnnualReport, JsonElement)> Load() =>
        [.. PublishedReports.All.Select(published => (
            published.Name,
            SeedTruth.AreHere ? ToReport(published.Truth, File.ReadAllText(published.Path))
                : new ReportReader().Read(File.ReadAllBytes(published.Path), published.Name).Value,
            published.Truth))];

    private static AnnualReport ToReport(JsonElement truth, string text)
    {
        var format = ReportFormats.Shipped.Find(truth.GetProperty("format").GetString()!)!;
        var (preface, sections) = Cut(text, truth);
        var signOff = truth.GetProperty("signOff");
        return new AnnualReport
        {
            Organ = truth.GetProperty("organ").GetString(),
            OrganKind = Enum.Parse<OrganKind>(truth.GetProperty("organKind").GetString()!, ignoreCase: true),
            Year = truth.GetProperty("reportYear").GetInt32(),
            Title = truth.GetProperty("title").GetString(),
            SignOff = signOff.ValueKind == JsonValueKind.Null
                ? null
                : new SignOff(signOff.GetProperty("organ").GetString(),
                DateOnly.Parse(signOff.GetProperty("date").GetString()!, CultureInfo.InvariantCulture)),
            Preface = preface,
            Sections = sections,
            Tables = [.. format.Tables.Select(table => Table(table, truth.GetProperty(table.Id)))],
        };
    }

    private static ReportTable Table(TableFormat format, JsonElement truth)
    {
        var cells = format.Rows.SelectMany(row => row.Columns.Select(column =>
        {
            var value = row.Path.Split('.').Append(column.Id).Aggregate(truth, (element, key) => element.GetProperty(key));
            var printed = value.ValueKind switch
            {
                JsonValueKind.Null => "",
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.Object => value.GetProperty("raw").ToString(),
                _ => value.GetString()!,
            };
            return CellText.Read(printed, column.Kind, column.Unit, new CellSource(SourcePlace.None, Recognition.Named));
        }));
        return new ReportTable(format, [.. cells]);
    }

    // Parts two to four of the seeds are tables only.
    private static (string Preface, ReportSection[] Sections) Cut(string text, JsonElement truth)
    {
        var starts = Enumerable.Range(1, 6).Select(number => truth.GetProperty("sections").GetProperty($"{number}").GetString()).ToArray();
        var lines = text.Split('\n');
        var part = 0;
        var parts = Enumerable.Range(0, 7).Select(_ => new List<string>()).ToArray();
        foreach (var line in lines.Skip(2))
        {
            var folded = line.Trim(' ', '#', '\r', '\u3000', '\u00a0');
            if (part < 6 && starts.Skip(part).FirstOrDefault(heading => heading is not null) is { } next && folded == next)
            {
                part = Array.IndexOf(starts, next) + 1;
            }
            else
            {
                parts[part].Add(line);
            }
        }

        return (string.Join('\n', parts[0]), [.. Enumerable.Range(1, 6).Select(number =>
            new ReportSection(number, starts[number - 1], number is 1 or 5 or 6 ? string.Join('\n', parts[number]) : "", SourcePlace.None))]);
    }
}
