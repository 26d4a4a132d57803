using System.Text.Json;

namespace Gongkai.Testing.Reports;

/// <summary>Reports with known contents and findings: the real ones that lie beside the working copy, our own samples where they do not.</summary>
public static class PublishedReports
{
    /// <summary>All of them, with the file and what is known of it; never empty.</summary>
    public static IReadOnlyList<PublishedReport> All { get; } = SeedTruth.AreHere
        ? Load(SeedTruth.Folder, "truth.json", "seed") : Load(RepositoryRoot.File("samples"), "expected.json", "file");

    private static List<PublishedReport> Load(string folder, string truth, string nameKey)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, truth)));
        return [.. document.RootElement.GetProperty("reports").EnumerateArray().Select(report =>
        {
            var name = report.GetProperty(nameKey).GetString()!;
            return new PublishedReport(name, Path.Combine(folder, name), report.Clone());
        })];
    }
}

/// <summary>One report with what is known of it.</summary>
public sealed record PublishedReport(string Name, string Path, JsonElement Truth)
{
    /// <summary>The findings that it must give, as rule, severity and location.</summary>
    public IReadOnlyList<(string Rule, string Severity, string Location)> Findings { get; } =
    [
        .. Truth.GetProperty("findings").EnumerateArray().Select(finding =>
            (finding.GetProperty("rule").GetString()!, finding.GetProperty("severity").GetString()!, finding.GetProperty("location").GetString()!)),
    ];
}
