using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Gongkai.Documents.Office;
using Gongkai.Documents.Release;
using Gongkai.Domain.PersonalData;
using Gongkai.Testing.Release;

namespace Gongkai.Documents.Tests.Release;

public sealed class PlantedSecretTests
{
    public static TheoryData<PlantedFile> Files => [.. WorkbookFiles.All, .. DocumentFiles.All, .. SlideFiles.All, .. ImageFiles.All, .. PdfFiles.All];

    [Theory(DisplayName = "每种格式的每个隐藏处：查得出、指得明")]
    [MemberData(nameof(Files))]
    public void Inspect_PlantedSecret_IsFoundWithItsPlace(PlantedFile file)
    {
        var report = Inspect(file.Content, file.FileName);

        Assert.Null(report.HeldBecause);
        Assert.Contains(report.Findings, finding => finding.Kind == file.Kind && finding.Place.Contains(file.Place, StringComparison.Ordinal));
        Assert.Equal(file.IsCleanable ? ReleaseVerdict.Cleanable : ReleaseVerdict.NeedsDecision, report.Verdict);
    }

    [Theory(DisplayName = "清理后的副本里任何部分都没有埋下的内容，文件仍能打开")]
    [MemberData(nameof(Files))]
    public void Clean_PlantedSecret_IsNowhereInTheCopy(PlantedFile file)
    {
        Assert.True(DeepBytes.Contain(file.Content, PlantedFile.Secret) || !file.IsCleanable || file.FileName == "a.pdf", "the sample holds its secret");

        var cleaned = ReleaseCleaner.Clean(file.Content, Inspect(file.Content, file.FileName), ReleaseLimits.Default, OfficeContacts.None, []);

        Assert.Equal(file.IsCleanable ? null : "release-not-clean", cleaned.Refusal?.Code);
        if (cleaned.TryGet(out var copy))
        {
            Assert.Empty(copy.Report.Findings);
            Assert.False(DeepBytes.Contain(copy.Content.ToArray(), PlantedFile.Secret));
            Assert.Empty(Faults(copy.Content.ToArray(), file.FileName).Except(Faults(file.Content, file.FileName)));
        }
    }

    public static TheoryData<string, byte[]> CleanFiles =>
        [.. ImageFiles.Clean.Append(("a.xlsx", WorkbookFiles.Clean)).Append(("a.docx", DocumentFiles.Clean)).Append(("a.pptx", SlideFiles.Clean)).Append(("a.pdf", PdfFiles.Clean)).Append(("a.txt", "可以公开的内容"u8.ToArray())).Select(file => new TheoryDataRow<string, byte[]>(file.Item1, file.Item2))];

    [Theory(DisplayName = "干净的文件不报问题，清理后内容不变")]
    [MemberData(nameof(CleanFiles))]
    public void Inspect_CleanFile_GivesNothing(string name, byte[] content)
    {
        var report = Inspect(content, name);
        var copy = ReleaseCleaner.Clean(content, report, ReleaseLimits.Default, OfficeContacts.None, []).Value;

        Assert.Empty(report.Findings);
        Assert.Equal(ReleaseVerdict.Clear, report.Verdict);
        Assert.Empty(Faults(copy.Content.ToArray(), name).Except(Faults(content, name)));
        Assert.True(name.EndsWith('x') || name.EndsWith(".pdf", StringComparison.Ordinal) ? DeepBytes.Contain(copy.Content.ToArray(), "可以公开的内容") : copy.Content.Span.SequenceEqual(content));
    }

    private static string PdfText(byte[] content)
    {
        using var folder = new WorkFolder();
        var run = new OutsideProgram("pdftotext", [folder.Add("a.pdf", content), "-"]).Run();
        return Encoding.UTF8.GetString(run.Output) + run.Error;
    }

    private static ReleaseReport Inspect(byte[] content, string name) => ReleaseInspector.Inspect(content, name, ReleaseLimits.Default, OfficeContacts.None);

    private static IEnumerable<string> Faults(byte[] content, string name)
    {
        if (name.EndsWith(".pdf", StringComparison.Ordinal))
        {
            return PdfText(content).Contains("可以公开的内容", StringComparison.Ordinal) ? [] : ["the text of the page is gone"];
        }

        using var stream = new MemoryStream(content);
        using OpenXmlPackage? package = Path.GetExtension(name) switch
        {
            ".docx" => WordprocessingDocument.Open(stream, false),
            ".xlsx" => SpreadsheetDocument.Open(stream, false),
            ".pptx" => PresentationDocument.Open(stream, false),
            _ => null,
        };
        return package is null ? [] : [.. new OpenXmlValidator().Validate(package).Select(fault => $"{fault.Path?.XPath} {fault.Description}")];
    }
}
