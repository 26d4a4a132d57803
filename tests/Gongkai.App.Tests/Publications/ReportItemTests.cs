using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Documents.Reports;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;

namespace Gongkai.App.Tests.Publications;

public sealed class ReportItemTests
{
    [Theory(DisplayName = "历年年报：五个机关各自导入一份已公布的年报为信息，标题、各部分和三张表都在，表格逐格与原文一致")]
    [OnBothDatabases]
    public async Task Import_PublishedReports_BecomeItemsOfFiveOrgans(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var import = new ImportItems(items.Database, items.Clock, (_, _, _) => throw new InvalidOperationException("A report has no files."));
        var reports = PublishedReports.All.Where(report => Path.GetExtension(report.Name) is not (".json" or ".xlsx" or ".csv" or ".tsv")).Take(5).ToList();
        for (var i = 0; i < reports.Count; i++)
        {
            var source = new ReportReader().Read(await File.ReadAllBytesAsync(reports[i].Path), reports[i].Name).Value;
            var organ = await NeighbourAsync(items, i);
            var author = TestSite.Someone(organ, Role.Contributor);
            var title = $"{organ.Name}政府信息公开工作年度报告";

            var done = (await import.RunAsync(author, (Package(title, reports[i]), "年报.zip"), isTrial: false)).Value;
            Assert.Empty(done.Problems);
            var content = (await new OpenItem(items.Database).RunAsync(author, Assert.Single(done.Created)))!.Content;
            var again = new ReportReader().Read(Encoding.UTF8.GetBytes($"<html><body><h1>{source.Title}</h1>{content.BodyHtml}</body></html>"), "信息.html").Value;

            Assert.Equal((title, ItemKind.AnnualReport), (content.Title, content.Kind));
            Assert.Contains("<table", content.BodyHtml, StringComparison.Ordinal);
            Assert.True(ItemReading.Read(content.BodyHtml).Paragraphs.Count > 20);
            Assert.True(JsonNode.DeepEquals(Cells(source), Cells(again)), reports[i].Name);
        }

        Assert.True(reports.Count >= 3);
    }

    private static JsonNode? Cells(AnnualReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ReportJson.Write(buffer, report, "年报", ReportChecker.Check(report));
        return JsonNode.Parse(buffer.WrittenSpan)!["part3"];
    }

    private static async Task<Organ> NeighbourAsync(TestItems items, int number)
    {
        var organ = Organ.Create(Guid.CreateVersion7(), 50 + number, items.Site.City, new OrganProfile($"邻市{number}工业和信息化局", $"邻{number}工信", OrganKind.MunicipalDepartment, DisclosureOffice.Unknown)).Value;
        await using var db = items.Site.Open();
        db.Add(organ);
        await db.SaveChangesAsync();
        return organ;
    }

    private static byte[] Package(string title, PublishedReport report)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var index = archive.CreateEntry("目录.csv").Open())
            {
                index.Write(Encoding.UTF8.GetBytes($"标题,栏目,信息种类,成文日期,正文文件\n{title},annual-report,公开年报,2021-01-20,{Path.GetFileName(report.Path)}\n"));
            }

            using var file = archive.CreateEntry(Path.GetFileName(report.Path)).Open();
            file.Write(File.ReadAllBytes(report.Path));
        }

        return memory.ToArray();
    }
}
