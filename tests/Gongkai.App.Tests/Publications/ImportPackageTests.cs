using System.IO.Compression;
using System.Text;
using Gongkai.App.Files;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Documents.Items;
using Gongkai.Domain.Publications;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Release;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class ImportPackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gongkai-import-").FullName;

    [Theory(DisplayName = "整站导出的压缩包：别家的列名、正文文件、图片和附件一起导入；试导列出每一处缺失且不留下任何东西")]
    [OnBothDatabases]
    public async Task Import_PackageOfAnotherSite_BringsPicturesAndAttachments(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var import = new ImportItems(items.Database, items.Clock, Store(items).PictureAsync);
        const string Head = "名称,所属栏目,发文字号,生成日期,正文文件,附件名称,索引号,发布日期,网址\n";
        var index = Head + "甲通知,部门文件,云工信〔2025〕1号,2025-03-04,text/a.html,表.csv；图.jpg,113/2025-1,2025-03-05,http://old.example/1.html\n";
        (string, byte[])[] files = [("text/a.html", Encoding.UTF8.GetBytes("<p>正文</p><img src=\"img/b.png\" alt=\"图\">")), ("text/img/b.png", ImageFiles.Png()), ("files/表.csv", "a,b\n1,2\n"u8.ToArray()), ("files/图.jpg", ImageFiles.JpegWithExif())];
        var bad = Head + "乙通知,部门文件,,2025-03-04,text/none.html,缺.pdf；程序.exe,,,\n丙通知,部门文件,,2025-03-04,text/c.html,,,,\n";

        var trial = (await import.RunAsync(items.Author, (Zip(index, files), "导出.zip"), isTrial: true)).Value;
        var report = (await import.RunAsync(items.Author, (Zip(bad, [("text/c.html", "<img src=\"no.png\">"u8.ToArray()), ("程序.exe", [1])]), "导出.zip"), isTrial: false)).Value;
        await using var db = items.Site.Open();
        Assert.Empty(trial.Problems);
        Assert.Equal(["2 正文文件", "2 附件", "2 附件", "3 正文文件"], report.Problems.Select(problem => $"{problem.Line} {problem.Column}").Order(StringComparer.Ordinal));
        Assert.Equal(0, await db.Files.CountAsync() + await db.Set<Publication>().CountAsync());

        var done = (await import.RunAsync(items.Author, (Zip(index, files), "导出.zip"), isTrial: false)).Value;
        Assert.Empty(done.Problems);
        var view = (await new OpenItem(items.Database).RunAsync(items.Author, Assert.Single(done.Created)))!;
        Assert.Equal(("甲通知", "云工信〔2025〕1号", new DateOnly(2025, 3, 4)), (view.Content.Title, view.Content.DocumentNumber, view.Content.DatedOn));
        Assert.Equal(["表", "图"], view.Content.Attachments.Select(file => file.Name));
        Assert.Contains("原网址 http://old.example/1.html", view.Versions[0].Note, StringComparison.Ordinal);
        var picture = Assert.Single(ItemReading.PictureSources(view.Content.BodyHtml));
        Assert.StartsWith("/files/", picture, StringComparison.Ordinal);
        Assert.Equal(3, await db.Set<ItemAttachment>().CountAsync());
    }

    [Theory(DisplayName = "上传附件：内容不是所写格式的拒收，改了名的程序也拒收；前面有别的字节的 PDF、旧版 Word、以 MZ 开头的文字照收")]
    [InlineData("名单.pdf", "MZ\u0090\0\u0003\0", "item-file-content")]
    [InlineData("名单.txt", "MZ\u0090\0\u0003\0", "item-file-content")]
    [InlineData("名单.doc", "\u007fELF\u0002", "item-file-content")]
    [InlineData("名单.docx", "<html>", "item-file-content")]
    [InlineData("图.png", "GIF89a", "item-file-content")]
    [InlineData("名单.pdf", "\r\n%PDF-1.7 ", null)]
    [InlineData("名单.doc", "{\\rtf1 }", null)]
    [InlineData("名单.txt", "MZ 牌号登记", null)]
    public async Task Store_FileThatIsNotWhatItsNameSays_IsRefused(string name, string content, string? code)
    {
        using var items = new TestItems(DatabaseKind.Sqlite);
        var bytes = name.EndsWith(".txt", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(content) : Encoding.Latin1.GetBytes(content);

        var stored = await Store(items).RunAsync(items.Author, (new MemoryStream(bytes), name));

        await using var db = items.Site.Open();
        Assert.Equal(code, stored.Refusal?.Code);
        Assert.Equal(code is null ? 1 : 0, await db.Files.CountAsync());
    }

    [Theory(DisplayName = "上传图片：拍摄位置等元数据去掉再存；读不完整的图片拒收；附件里的隐藏内容和个人信息列入发布前检查")]
    [OnBothDatabases]
    public async Task Store_PictureAndDocument_AreCleanedAndInspected(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var store = Store(items);
        var open = new OpenFile(FileStore(), items.Site.Vault, items.Clock);

        var picture = (await store.RunAsync(items.Author, (new MemoryStream(ImageFiles.JpegWithExif()), "图.jpg"))).Value;
        var broken = await store.RunAsync(items.Author, (new MemoryStream([0xFF, 0xD8, 0xFF, 0xE1, 1]), "坏.jpg"));
        var planted = DocumentFiles.All.First(file => file.Kind == Gongkai.Documents.Release.ReleaseFindingKind.Comment);
        var document = (await store.RunAsync(items.Author, (new MemoryStream(planted.Content), "表.docx"))).Value;

        await using var db = items.Site.Open();
        var bytes = await open.ReadAllAsync(await db.Files.FirstAsync(file => file.Id == picture.FileId), TestContext.Current.CancellationToken);
        Assert.False(DeepBytes.Contain(bytes.ToArray(), PlantedFile.Secret));
        Assert.Equal("release-broken", broken.Refusal?.Code);
        var findings = await items.Checks.RunAsync(items.Content() with { Attachments = [document, picture] });
        Assert.All(findings, finding => Assert.Equal("attachment-hidden", finding.Rule));
        Assert.Contains(findings, finding => finding.Place.Field == "附件《表》");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IFileStore FileStore() => new FileStoreAddress(_folder).Open();

    private StoreItemFile Store(TestItems items) => new(items.Database, items.Clock, new StoreFile(FileStore(), items.Site.Vault, items.Clock));

    [Fact(DisplayName = "导入的压缩包：文件在路上坏了一个字节、写的长度比内容短、两个文件同名，都不收，说明哪里不对")]
    public async Task Import_DamagedOrDoubledFiles_IsRefused()
    {
        using var items = new TestItems(DatabaseKind.Sqlite);
        var import = new ImportItems(items.Database, items.Clock, Store(items).PictureAsync);
        var index = Encoding.UTF8.GetBytes("标题,栏目,正文\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"第{i}号通知,部门文件,正文\n")));
        using var doubled = new MemoryStream();
        using (var archive = new ZipArchive(doubled, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 2; i++)
            {
                using var entry = archive.CreateEntry("目录.csv").Open();
                entry.Write(index);
            }
        }

        foreach (var (bytes, says) in new[] { (DamagedZip.Turned("目录.csv", index), "已经损坏"), (DamagedZip.Understated("目录.csv", index), "已经损坏"), (doubled.ToArray(), "有两个“目录.csv”") })
        {
            var refused = await import.RunAsync(items.Author, (bytes, "包.zip"), isTrial: false);
            Assert.Equal("import-package", refused.Refusal?.Code);
            Assert.Contains(says, refused.Refusal!.Message, StringComparison.Ordinal);
        }

        var whole = await import.RunAsync(items.Author, (DamagedZip.Packed("目录.csv", index), "包.zip"), isTrial: true);
        Assert.Null(whole.Refusal);
    }

    private static byte[] Zip(string index, params (string Name, byte[] Content)[] files)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files.Prepend(("目录.csv", Encoding.UTF8.GetBytes(index))))
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return memory.ToArray();
    }
}
