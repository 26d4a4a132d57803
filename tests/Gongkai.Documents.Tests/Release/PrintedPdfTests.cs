using System.Text;
using Gongkai.Documents.Office;
using Gongkai.Documents.Release;
using Gongkai.Domain.PersonalData;
using Gongkai.Testing;

namespace Gongkai.Documents.Tests.Release;

public sealed class PrintedPdfTests
{
    [Theory(DisplayName = "浏览器和办公软件导出的 PDF：只报可清理的，清理后文字一字不差")]
    [InlineData("browser.pdf")]
    [InlineData("browser-borderless.pdf")]
    [InlineData("office.pdf")]
    public void Clean_ExportedPdf_KeepsEveryWord(string name)
    {
        var content = File.ReadAllBytes(RepositoryRoot.File($"tests/Gongkai.Documents.Tests/Reports/Sources/Files/{name}"));

        var report = ReleaseInspector.Inspect(content, name, ReleaseLimits.Default, OfficeContacts.None);
        var copy = ReleaseCleaner.Clean(content, report, ReleaseLimits.Default, OfficeContacts.None, [.. report.ToDecide]);

        Assert.Equal("", string.Join('；', report.ToDecide.Select(finding => $"{finding.Name}{finding.Place}{finding.Excerpt}")));
        Assert.Null(copy.Refusal);
        Assert.Equal(Words(content), Words(copy.Value.Content.ToArray()));
    }

    private static string Words(byte[] content)
    {
        using var folder = new WorkFolder();
        var run = new OutsideProgram("pdftotext", [folder.Add("a.pdf", content), "-"]).Run();
        return Encoding.UTF8.GetString(run.Output) + run.Error;
    }
}
