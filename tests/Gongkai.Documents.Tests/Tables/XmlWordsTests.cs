using System.IO.Compression;
using Gongkai.Documents.Tables;

namespace Gongkai.Documents.Tests.Tables;

public sealed class XmlWordsTests
{
    [Fact(DisplayName = "导出的表格：姓名里的生僻字（𠮷、𬭎）和表情照写，XML 不许有的控制字符去掉")]
    public void Sheet_RareCharacters_AreKept()
    {
        using var content = new MemoryStream();
        using (var sheet = new XlsxStream(content, "表", ["姓名"]))
        {
            sheet.Write(["𠮷\u0001野𬭎😀\ud83d"]);
        }

        content.Position = 0;
        using var zip = new ZipArchive(content);
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());

        Assert.Contains("𠮷野𬭎😀", reader.ReadToEnd(), StringComparison.Ordinal);
    }
}
