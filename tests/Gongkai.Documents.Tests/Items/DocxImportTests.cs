using System.Text;
using Gongkai.Documents.Items;
using Gongkai.Testing.Layouts;

namespace Gongkai.Documents.Tests.Items;

public sealed class DocxImportTests
{
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    [Fact(DisplayName = "导入：标题、层级、表格合并、图片和替代文字，删去和隐藏的文字不进来")]
    public void Read_WordDocument_GivesTitleBodyAndPictures()
    {
        const string Body = """
            <w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:t>关于节能的通知</w:t></w:r></w:p>
            <w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>一、总体要求</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>坚持</w:t></w:r><w:r><w:t>节约&lt;优先&gt;</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>
            <w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="流程图"/><a:graphic><a:graphicData><a:blip r:embed="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
            """;

        var read = DocxImport.Read(Document(Body), "通知.docx").Value;

        Assert.Equal("关于节能的通知", read.Title);
        var picture = Assert.Single(read.Pictures);
        Assert.Equal(("a.png", "PNG"), (picture.Name, Encoding.UTF8.GetString(picture.Content)));
        Assert.Equal(
            "<h2>一、总体要求</h2><p><strong>坚持</strong>节约&lt;优先&gt;</p><table><tbody><tr><td rowspan=\"2\"><p>甲</p></td><td colspan=\"2\"><p>乙</p></td></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>"
            + $"<p><img src=\"/files/{picture.PlaceholderId:D}\" alt=\"流程图\"></p>", read.Html);
    }

    [Theory(DisplayName = "导入：不是 DOCX、残缺、嵌套过深的文件给出一句说明")]
    [InlineData("不是压缩包", "import-not-docx")]
    [InlineData("PK\u0003\u0004残缺", "source-package-broken")]
    public void Read_OtherFiles_IsRefused(string content, string code) => Assert.Equal(code, DocxImport.Read(Encoding.UTF8.GetBytes(content), "x.docx").Refusal?.Code);

    [Fact]
    public void Read_DeepDocument_IsRefused()
    {
        var body = string.Concat(Enumerable.Repeat("<w:sdt>", 2_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 2_000));

        Assert.Equal("source-too-deep", DocxImport.Read(Document(body), "x.docx").Refusal?.Code);
    }

    private static byte[] Document(string body) => DocxWriters.Pack(
        ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId7\" Type=\"{Office}/image\" Target=\"media/a.png\"/><Relationship Id=\"rId8\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>"),
        ("word/media/a.png", "PNG"),
        ("word/styles.xml", $"<w:styles {Word}><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style><w:style w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style></w:styles>"),
        ("word/document.xml", $"<w:document {Word}><w:body>{body}</w:body></w:document>"));
}
