using System.IO.Compression;
using System.Text;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Testing;
using Gongkai.Testing.Layouts;
using Gongkai.Testing.Samples;

namespace Gongkai.Documents.Tests.Reports.Samples;

/// <summary>样本文件 — the committed samples are what their sources say, read to the cells
/// they hold and give the errors and warnings they must.</summary>
/// <remarks>Set GONGKAI_WRITE_SAMPLES=1 to write them anew.</remarks>
public sealed class SampleFilesTests
{
    public static TheoryData<string> Names => [.. SampleReports.All.Select(sample => sample.FileName)];

    public static TheoryData<string> WrittenNames => [.. SampleReports.All.Where(sample => !sample.IsPrinted).Select(sample => sample.FileName)];

    [Theory(DisplayName = "样本文件与其底稿一致")]
    [MemberData(nameof(WrittenNames))]
    public void Committed_Sample_IsWhatItsSourceSays(string name)
    {
        var written = Sample(name).Render().Content;
        WriteIfAsked($"samples/{name}", written);

        Assert.Equal(Contents(written), Contents(File.ReadAllBytes(RepositoryRoot.File($"samples/{name}"))));
    }

    [Fact(DisplayName = "期望文件与样本底稿一致")]
    public void Committed_Expectations_AreWhatTheSourcesSay()
    {
        var written = SampleTruth.Write(SampleReports.All);
        WriteIfAsked("samples/expected.json", Encoding.UTF8.GetBytes(written));

        Assert.Equal(written, File.ReadAllText(SampleTruth.Path));
    }

    [Theory(DisplayName = "样本逐格读对，读不出的说明理由")]
    [MemberData(nameof(Names))]
    public void Read_Sample_GivesItsCells(string name)
    {
        var rendering = Sample(name).Render();

        var verdicts = LayoutJudge.Judge(rendering, new ReportReader().Read(File.ReadAllBytes(RepositoryRoot.File($"samples/{name}")), name));

        Assert.Equal("", string.Join('\n', verdicts.Where(verdict => verdict.Kind is not (VerdictKind.Right or VerdictKind.Refused)).Take(20)));
    }

    [Theory(DisplayName = "样本的错误与警告不多不少")]
    [MemberData(nameof(Names))]
    public void Check_Sample_GivesItsErrorsAndWarnings(string name)
    {
        var report = new ReportReader().Read(File.ReadAllBytes(RepositoryRoot.File($"samples/{name}")), name).Value;

        var findings = ReportChecker.Check(report).Findings.Where(finding => finding.Severity != Severity.Info);

        Assert.Equal(
            Sample(name).Findings.Select(finding => $"{finding.Rule} {finding.Severity} {finding.Location}").Order(StringComparer.Ordinal),
            findings.Select(finding => $"{finding.Rule} {finding.Severity.ToString().ToLowerInvariant()} {finding.Location}")
                .Order(StringComparer.Ordinal));
    }

    private static SampleReport Sample(string name) => SampleReports.All.First(sample => sample.FileName == name);

    private static void WriteIfAsked(string path, byte[] content)
    {
        if (Environment.GetEnvironmentVariable("GONGKAI_WRITE_SAMPLES") == "1")
        {
            File.WriteAllBytes(RepositoryRoot.File(path), content);
        }
    }

    // Packages are compared part by part: how they are compressed is no matter.
    private static string Contents(byte[] content)
    {
        if (!content.AsSpan().StartsWith("PK"u8))
        {
            return Convert.ToBase64String(content);
        }

        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(entry.FullName).Append('\n').Append(reader.ReadToEnd()).Append('\n');
        }

        return text.ToString();
    }
}
