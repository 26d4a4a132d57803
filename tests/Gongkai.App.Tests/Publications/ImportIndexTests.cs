using System.IO.Compression;
using System.Text;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Publications;

public sealed class ImportIndexTests
{
    private const string Head = "标题,栏目,成文日期,正文\n甲通知,部门文件,2025-03-04,正文一\n";

    [Theory(DisplayName = "压缩包的目录表：附件里有表格也认得出目录表，看的是标题行；同一层有几张像目录表的，取名字叫目录的；都不行的说明怎么办")]
    [InlineData("", "一览表.csv=人数,金额\n1,2\n", "目录/清单.csv=目录")]
    [InlineData("", "a.csv=人数,金额\n1,2\n", "export.csv=目录")]
    [InlineData("", "a.csv=目录", "目录.csv=目录")]
    [InlineData("", "a.csv=目录", "附件/目录.csv=人数,金额\n1,2\n")]
    [InlineData("import-package-index 有 2 张表都像目录表（a.csv、b.csv）", "a.csv=目录", "b.csv=目录")]
    [InlineData("import-package-index 没有找到目录表：包里的 2 张表（a.csv、b.csv）都没有同时带“标题”和“栏目”的标题行", "a.csv=人数,金额\n1,2\n", "b.csv=人数,金额\n1,2\n")]
    [InlineData("import-package-index 没有目录表（XLSX 或 CSV）", "text/a.html=<p>正文</p>")]
    [InlineData("import-package-index 没有找到目录表", "坏.xlsx=不是表格")]
    public async Task Import_PackageWithTables_FindsItsIndex(string refusal, params string[] files)
    {
        using var items = new TestItems(DatabaseKind.Sqlite);
        var import = new ImportItems(items.Database, items.Clock, (_, _, _) => throw new InvalidOperationException("Nothing is stored in a trial."));

        var report = await import.RunAsync(items.Author, (Zip(files), "导出.zip"), isTrial: true);

        var said = report.Refusal is { } no ? $"{no.Code} {no.Message}" : string.Concat(report.Value.Problems.Select(problem => problem.Message));
        Assert.Equal(refusal.Split(' ')[0], report.Refusal?.Code ?? "");
        Assert.Contains(refusal.Split(' ', 2)[^1], said, StringComparison.Ordinal);
        Assert.Equal(refusal.Length > 0 ? 0 : 1, report.Refusal is null ? report.Value.Lines : 0);
    }

    [Theory(DisplayName = "压缩包：中文 Windows 打的包，文件名和正文是 GB18030 的也读得对")]
    [InlineData("正文.html", "<html><meta charset=gb2312><p>关于镕基的正文</p></html>")]
    [InlineData("正文.txt", "关于镕基的正文")]
    public async Task Import_PackedByChineseWindows_ReadsNamesAndTexts(string name, string text)
    {
        using var items = new TestItems(DatabaseKind.Sqlite);
        var import = new ImportItems(items.Database, items.Clock, (_, _, _) => throw new InvalidOperationException("There are no files."));
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true, encoding))
        {
            foreach (var (path, content) in new[] { ("导出/目录.csv", $"标题,栏目,正文文件\n甲通知,部门文件,{name}\n"), ($"导出/{name}", text) })
            {
                using var stream = archive.CreateEntry(path).Open();
                stream.Write(encoding.GetBytes(content));
            }
        }

        var report = TestRequests.Must(await import.RunAsync(items.Author, (packed.ToArray(), "导出.zip"), isTrial: false));

        Assert.Empty(report.Problems);
        Assert.Equal("<p>关于镕基的正文</p>", (await items.ItemAsync(Assert.Single(report.Created))).BodyHtml);
    }

    [Fact(DisplayName = "目录表：两列是同一个意思的，空着的一列不盖掉有字的一列")]
    public async Task Import_TwoColumnsOfOneMeaning_KeepsWhatIsWritten()
    {
        using var items = new TestItems(DatabaseKind.Sqlite);
        var import = new ImportItems(items.Database, items.Clock, (_, _, _) => throw new InvalidOperationException("A table has no files."));

        var report = TestRequests.Must(await import.RunAsync(items.Author, (Encoding.UTF8.GetBytes("标题,栏目,摘要,简介,正文\n甲通知,部门文件,写了的摘要,,正文一\n"), "目录.csv"), isTrial: false));

        Assert.Equal("写了的摘要", (await items.ItemAsync(Assert.Single(report.Created))).Summary);
    }

    private static byte[] Zip(string[] files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files.Select(file => (file.Split('=')[0], file.Split('=', 2)[1])))
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text == "目录" ? Head : text));
            }
        }

        return packed.ToArray();
    }
}
