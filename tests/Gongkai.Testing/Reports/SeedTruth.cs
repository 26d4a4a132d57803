using System.Text.Json;
using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Reports;

/// <summary>The published expected values of real reports, read from beside the working copy where they are there.</summary>
public static class SeedTruth
{
    private static readonly Lazy<IReadOnlyList<SeedReport>> s_all = new(Load);

    /// <summary>All seed reports; where they are not at hand, those of our samples that hold every cell in one format.</summary>
    public static IReadOnlyList<SeedReport> All => s_all.Value;

    /// <summary>The folder of the seed reports, whether it is there or not.</summary>
    public static string Folder => RepositoryRoot.File("../shared/seeds");

    /// <summary>True where the seed reports are at hand.</summary>
    public static bool AreHere => File.Exists(Path.Combine(Folder, "truth.json"));

    private static List<SeedReport> Load() =>
        [.. PublishedReports.All.Select(report => report.Truth).Where(IsWhole).Select(truth => new SeedReport(truth))];

    private static bool IsWhole(JsonElement truth) =>
        truth.GetProperty("format") is { ValueKind: JsonValueKind.String } format && ReportFormats.Shipped.All.Any(known => known.Id == format.GetString())
            && (!truth.TryGetProperty("unreadable", out var unreadable) || unreadable.GetArrayLength() == 0);
}

/// <summary>One seed report: the file's name, the tables and headings as a report, and the findings it must give.</summary>
public sealed class SeedReport(JsonElement truth)
{
    public JsonElement Truth { get; } = truth;

    /// <summary>True where the truth lists every finding with its equation; the samples name errors and warnings alone.</summary>
    public bool ListsAllFindings { get; } = truth.TryGetProperty("seed", out _);

    public IReadOnlyList<SeedFinding> Findings { get; } =
    [
        .. truth.GetProperty("findings").EnumerateArray().Select(finding => new SeedFinding(
            finding.GetProperty("rule").GetString()!,
            Enum.Parse<Severity>(finding.GetProperty("severity").GetString()!, ignoreCase: true),
            finding.GetProperty("location").GetString()!,
            finding.TryGetProperty("lhs", out var left) ? left.GetString() : null,
            finding.TryGetProperty("rhs", out var right) ? right.GetString() : null)),
    ];

    /// <summary>The report with the true cells and headings; the text of its parts is not in the truth and stays plain.</summary>
    public ReportBuilder ToBuilder()
    {
        var kind = Truth.TryGetProperty("organKind", out var stated) ? Enum.Parse<OrganKind>(stated.GetString()!, ignoreCase: true) : OrganKinds.Classify(Truth.GetProperty("organ").GetString()!);
        var builder = ReportBuilder.For(Truth.GetProperty("format").GetString()!)
            .Organ(Truth.GetProperty("organ").GetString(), kind)
            .Year(Truth.GetProperty("reportYear").GetInt32())
            .Title(Truth.GetProperty("title").GetString());
        foreach (var section in Truth.GetProperty("sections").EnumerateObject())
        {
            var number = int.Parse(section.Name, System.Globalization.CultureInfo.InvariantCulture);
            _ = section.Value.GetString() is { } heading ? builder.Heading(number, heading) : builder.WithoutSection(number);
        }

        foreach (var part in new[] { "part2", "part3", "part4" })
        {
            Print(builder, part, Truth.GetProperty(part));
        }

        foreach (var finding in Findings.Where(finding => finding.Rule == "S04"))
        {
            foreach (var row in finding.Location.Split(','))
            {
                builder.Note(LayoutNoteKind.SurplusValues, row, finding.Left?.Split(' ')[0] ?? "8");
            }
        }

        return builder;
    }

    private static void Print(ReportBuilder builder, string address, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && !value.TryGetProperty("raw", out _))
        {
            foreach (var member in value.EnumerateObject())
            {
                Print(builder, $"{address}.{member.Name}", member.Value);
            }

            return;
        }

        builder.Cell(address, value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.Object => value.GetProperty("raw").GetString()!,
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        });
    }
}

/// <summary>One expected finding of a seed report.</summary>
public sealed record SeedFinding(string Rule, Severity Severity, string Location, string? Left, string? Right);
