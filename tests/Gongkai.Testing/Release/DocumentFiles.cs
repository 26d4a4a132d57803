using Gongkai.Documents.Release;

namespace Gongkai.Testing.Release;

/// <summary>埋点文档 — one text document for each hiding place.</summary>
public static class DocumentFiles
{
    private const string Name = "a.docx";
    private const string Secret = PlantedFile.Secret;
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Body = "word/document.xml";
    private const string Run = "<w:r><w:t>" + Secret + "</w:t></w:r>";
    private const string By = "w:id=\"1\" w:author=\"a\"";

    public static byte[] Clean => New().ToBytes();

    public static IEnumerable<PlantedFile> All =>
    [
        File("批注", ReleaseFindingKind.Comment, "批注", Linked("comments", "word/comments.xml", Types + "comments+xml", $"<w:comments xmlns:w=\"{Main}\"><w:comment {By}><w:p>{Run}</w:p></w:comment></w:comments>")
            .Edit(Body, "</w:p>", "<w:r><w:commentReference w:id=\"1\"/></w:r></w:p>")),
        File("删除的修订", ReleaseFindingKind.Revision, "第2段", Add($"<w:p><w:del {By}><w:r><w:delText>{Secret}</w:delText></w:r></w:del></w:p>")),
        File("移出的修订", ReleaseFindingKind.Revision, "第2段", Add($"<w:p><w:moveFrom {By}>{Run}</w:moveFrom></w:p>")),
        File("删除的表格行", ReleaseFindingKind.Revision, "删除的行", Add($"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr><w:del {By}/></w:trPr><w:tc><w:p>{Run}</w:p></w:tc></w:tr></w:tbl>")),
        File("修订人", ReleaseFindingKind.Revision, "第2段", Add($"<w:p><w:ins w:id=\"1\" w:author=\"{Secret}\"><w:r><w:t>新增</w:t></w:r></w:ins></w:p>")),
        File("格式修订人", ReleaseFindingKind.Revision, "第2段", Add($"<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"1\" w:author=\"{Secret}\"><w:rPr/></w:rPrChange></w:rPr><w:t>文字</w:t></w:r></w:p>")),
        File("隐藏文字", ReleaseFindingKind.HiddenText, "第2段", Add(Styled("<w:vanish/>"))),
        File("白色文字", ReleaseFindingKind.HiddenText, "第2段", Add(Styled("<w:color w:val=\"FFFFFF\"/>"))),
        File("极小文字", ReleaseFindingKind.HiddenText, "第2段", Add(Styled("<w:sz w:val=\"2\"/>"))),
        File("样式隐藏的文字", ReleaseFindingKind.HiddenText, "第2段", Add($"<w:p><w:r><w:rPr><w:rStyle w:val=\"S2\"/></w:rPr><w:t>{Secret}</w:t></w:r></w:p>").Link(Body, "rId6", "styles", "word/styles.xml")
            .Part("word/styles.xml", Types + "styles+xml", $"<w:styles xmlns:w=\"{Main}\"><w:style w:type=\"character\" w:styleId=\"S1\"><w:name w:val=\"S1\"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"S2\"><w:name w:val=\"S2\"/><w:basedOn w:val=\"S1\"/></w:style></w:styles>")),
        File("未用的页眉", ReleaseFindingKind.UnusedPart, "word/header9.xml", Linked("header", "word/header9.xml", Types + "header+xml", $"<w:hdr xmlns:w=\"{Main}\"><w:p>{Run}</w:p></w:hdr>")),
        File("未启用的首页页眉", ReleaseFindingKind.UnusedPart, "word/header9.xml", Linked("header", "word/header9.xml", Types + "header+xml", $"<w:hdr xmlns:w=\"{Main}\"><w:p>{Run}</w:p></w:hdr>").Edit(Body, "<w:sectPr>", "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId8\"/>")),
        File("未引用的脚注", ReleaseFindingKind.UnusedPart, "脚注", Linked("footnotes", "word/footnotes.xml", Types + "footnotes+xml", $"<w:footnotes xmlns:w=\"{Main}\"><w:footnote w:id=\"5\"><w:p>{Run}</w:p></w:footnote></w:footnotes>")),
        File("自定义属性", ReleaseFindingKind.DocumentProperty, "自定义属性", New().Link("", "rId7", "custom-properties", "docProps/custom.xml").Part("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            $"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"p\"><vt:lpwstr>{Secret}</vt:lpwstr></property></Properties>")),
        File("单位属性", ReleaseFindingKind.DocumentProperty, "单位", New().Link("", "rId7", "extended-properties", "docProps/app.xml").Part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            $"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Company>{Secret}</Company></Properties>")),
        File("缩略图", ReleaseFindingKind.Thumbnail, "docProps/thumbnail.jpeg", New().Link("", "rId7", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg")
            .Part("docProps/thumbnail.jpeg", "", [.. ImageFiles.Jpeg(), .. System.Text.Encoding.UTF8.GetBytes(Secret)])),
        File("审阅人员", ReleaseFindingKind.EditingTrace, "people", Linked("http://schemas.microsoft.com/office/2011/relationships/people", "word/people.xml", Types + "people+xml", $"<w15:people xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:person w15:author=\"{Secret}\"/></w15:people>")),
        File("编辑标识", ReleaseFindingKind.EditingTrace, "编辑标识", New().Edit(Body, "<w:p>", $"<w:p w:rsidR=\"{Secret}\">")),
        File("文档变量", ReleaseFindingKind.DocumentVariable, "文档变量", Settings($"<w:docVars><w:docVar w:name=\"v\" w:val=\"{Secret}\"/></w:docVars>")),
        File("模板路径", ReleaseFindingKind.LocalPath, "文档设置", Settings("<w:attachedTemplate r:id=\"rId1\"/>").Link("word/settings.xml", "rId1", "attachedTemplate", $"file:///C:\\{Secret}\\a.dotx")),
        File("本地链接", ReleaseFindingKind.LocalPath, "链接", Add("<w:p><w:hyperlink r:id=\"rId5\"><w:r><w:t>文件</w:t></w:r></w:hyperlink></w:p>").Link(Body, "rId5", "hyperlink", $"file:///\\\\server\\{Secret}.docx")),
        File("域中路径", ReleaseFindingKind.LocalPath, "第2段", Add($"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>INCLUDETEXT \"C:\\\\{Secret}\\\\a.docx\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")),
        File("嵌入工作簿", ReleaseFindingKind.EmbeddedObject, "embeddings", Add("<w:p><w:r><w:object><o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:office\" Type=\"Embed\" ProgID=\"Excel.Sheet.12\" ShapeID=\"s\" DrawAspect=\"Content\" ObjectID=\"1\" r:id=\"rId5\"/></w:object></w:r></w:p>")
            .Link(Body, "rId5", "package", "word/embeddings/b.xlsx").Part("word/embeddings/b.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", WorkbookFiles.All.First().Content)),
        File("自定义XML", ReleaseFindingKind.CustomXml, "customXml", Linked("customXml", "customXml/item1.xml", "application/xml", $"<a>{Secret}</a>")),
        File("构建基块", ReleaseFindingKind.UnusedPart, "glossary", Linked("glossaryDocument", "word/glossary/document.xml", Types + "document.glossary+xml", $"<w:glossaryDocument xmlns:w=\"{Main}\"><w:docParts><w:docPart><w:docPartBody><w:p>{Run}</w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>")),
        File("替换内容", ReleaseFindingKind.MarkupRemark, "替换内容", Add($"<w:p><w:r><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"wps\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>{Secret}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>")),
        File("外来标记", ReleaseFindingKind.MarkupRemark, "正文", Add($"<w:p><x:s xmlns:x=\"urn:x\">{Secret}</x:s></w:p>")),
        File("隐藏图形", ReleaseFindingKind.HiddenShape, "正文", Add(Picture(" hidden=\"1\" descr=\"" + Secret + "\"", ""))),
        File("图片信息", ReleaseFindingKind.ImageMetadata, "word/media/image1.jpeg", Add(Picture("", "")).Part("word/media/image1.jpeg", "", ImageFiles.JpegWithExif())),
        File("裁剪的图片", ReleaseFindingKind.CroppedImage, "正文", Add(Picture("", "<a:srcRect r=\"50000\"/>"))) with { IsCleanable = false },
        ToDecide("突出显示涂黑", ReleaseFindingKind.CoveredText, "第2段", Add(Styled("<w:highlight w:val=\"black\"/>"))),
        ToDecide("底纹与字同色", ReleaseFindingKind.CoveredText, "第2段", Add(Styled("<w:color w:val=\"1F1F1F\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"1F1F1F\"/>"))),
        ToDecide("浮动色块下的文字", ReleaseFindingKind.CoveredText, "浮在上方", Add(Styled("") + Plate)),
        ToDecide("旧式色块下的文字", ReleaseFindingKind.CoveredText, "浮在上方", Add(Styled("") + "<w:p><w:r><w:pict><v:rect xmlns:v=\"urn:schemas-microsoft-com:vml\" id=\"p\" style=\"position:absolute;width:200pt;height:20pt;z-index:5\" fillcolor=\"black\"/></w:pict></w:r></w:p>")),
        File("数字签名", ReleaseFindingKind.Signature, "_xmlsignatures", New().Link("", "rId7", "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs")
            .Part("_xmlsignatures/origin.sigs", "application/vnd.openxmlformats-package.digital-signature-origin", Secret)),
        File("未识别的部分", ReleaseFindingKind.UnknownPart, "word/x.bin", Linked("http://example.org/secret", "word/x.bin", "application/x", Secret)),
    ];

    public static PackageFile New() => new PackageFile().Link("", "rId1", "officeDocument", Body)
        .Part(Body, Types + "document.main+xml", $"<w:document xmlns:w=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body><w:p><w:r><w:t>可以公开的内容</w:t></w:r></w:p><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>");

    public static PackageFile Add(string paragraph) => New().Edit(Body, "<w:sectPr>", paragraph + "<w:sectPr>");

    private static string Styled(string property) => $"<w:p><w:r><w:rPr>{property}</w:rPr><w:t>{Secret}</w:t></w:r></w:p>";

    private const string Plate = "<w:p><w:r><w:drawing><wp:anchor xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\" relativeHeight=\"1\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">"
        + "<wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"column\"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>-300000</wp:posOffset></wp:positionV><wp:extent cx=\"2540000\" cy=\"254000\"/><wp:wrapNone/>"
        + "<wp:docPr id=\"3\" name=\"p\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">"
        + "<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"2540000\" cy=\"254000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>";

    private static PlantedFile ToDecide(string where, ReleaseFindingKind kind, string place, PackageFile file) => File(where, kind, place, file) with { IsCleanable = false };

    private static PlantedFile File(string where, ReleaseFindingKind kind, string place, PackageFile file) => new(where, Name, kind, place, WithImage(file, where).ToBytes());

    private static PackageFile WithImage(PackageFile file, string where) => where switch
    {
        "图片信息" => file.Link(Body, "rIdP", "image", "word/media/image1.jpeg"),
        "隐藏图形" or "裁剪的图片" => file.Link(Body, "rIdP", "image", "word/media/image1.jpeg").Part("word/media/image1.jpeg", "", ImageFiles.Jpeg()),
        _ => file,
    };

    private static PackageFile Linked(string relation, string path, string type, string content) => New().Link(Body, "rId8", relation, path).Part(path, type, content);

    private static PackageFile Settings(string content) => New().Link(Body, "rId8", "settings", "word/settings.xml")
        .Part("word/settings.xml", Types + "settings+xml", $"<w:settings xmlns:w=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{content}</w:settings>");

    private static string Picture(string shape, string crop) =>
        "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><wp:extent cx=\"9525\" cy=\"9525\"/>"
        + $"<wp:docPr id=\"1\" name=\"p\"{shape}/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
        + $"<pic:nvPicPr><pic:cNvPr id=\"1\" name=\"p\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdP\"/>{crop}<a:stretch/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
}
