using System.Buffers;
using System.Text.Json;
using Gongkai.Documents.Reports;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Testing.Reports;

namespace Gongkai.Documents.Tests.Reports;

/// <summary>From the file to the findings, over real reports where they are at hand and over our own samples elsewhere.</summary>
public sealed class PublishedReportsTests
{
    // Of what kind an invented organ is, and one format for mixed tables, nobody can read from the file.
    private static readonly string[] s_facts =
    [
        "organ", "reportYear", "title", "signOff", "sections", "statisticalPeriodStated", "feeStatementInPart6", "part2", "part3", "part4",
        .. SeedTruth.AreHere ? ["organKind", "format"] : (string[])[],
    ];

    public static TheoryData<string> Names => [.. PublishedReports.All.Select(report => report.Name)];

    [Theory(DisplayName = "真实报告逐格读对，标题、机关、年度、落款也对")]
    [MemberData(nameof(Names))]
    public void Read_PublishedReport_GivesExactlyWhatIsKnown(string name)
    {
        var (published, report) = Read(name);
        var buffer = new ArrayBufferWriter<byte>();
        ReportJson.Write(buffer, report, name, check: null, isIndented: false);
        using var json = JsonDocument.Parse(buffer.WrittenMemory);

        // What a sample has lost is judged cell by cell with the samples.
        var isWhole = !published.Truth.TryGetProperty("unreadable", out var lost) || lost.GetArrayLength() == 0;
        var wrong = s_facts.Where(fact => (isWhole || !fact.StartsWith("part", StringComparison.Ordinal)) && published.Truth.TryGetProperty(fact, out var known)
            && (json.RootElement.TryGetProperty(fact, out var read) ? !JsonElement.DeepEquals(known, read) : known.EnumerateObject().Any()));

        Assert.Empty(wrong.ToList());
    }

    [Theory(DisplayName = "真实报告的错误和警告不多不少")]
    [MemberData(nameof(Names))]
    public void Check_PublishedReport_GivesExactlyTheKnownErrorsAndWarnings(string name)
    {
        var (published, report) = Read(name);

        var found = ReportChecker.Check(report).Findings.Where(finding => finding.Severity != Severity.Info);

        Assert.Equal(
            published.Findings.Where(finding => finding.Severity != "info").Select(finding => $"{finding.Rule} {finding.Severity} {finding.Location}").Order(StringComparer.Ordinal),
            found.Select(finding => $"{finding.Rule} {finding.Severity.ToString().ToLowerInvariant()} {finding.Location}").Order(StringComparer.Ordinal));
    }

    [Theory(DisplayName = "真实报告的已知提示都在")]
    [MemberData(nameof(Names))]
    public void Check_PublishedReport_GivesTheKnownInformation(string name)
    {
        var (published, report) = Read(name);

        var found = ReportChecker.Check(report).Findings.Select(finding => (finding.Rule, finding.Location)).ToHashSet();

        Assert.Empty(published.Findings.Select(finding => (finding.Rule, finding.Location)).Except(found).ToList());
    }

    private static (PublishedReport Published, AnnualReport Report) Read(string name)
    {
        var published = PublishedReports.All.First(report => report.Name == name);
        return (published, new ReportReader().Read(File.ReadAllBytes(published.Path), name).Value);
    }
}
