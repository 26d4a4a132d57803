using Gongkai.Documents.Release;

namespace Gongkai.Testing.Release;

/// <summary>埋点演示文稿 — notes, hidden slides and comments.</summary>
public static class SlideFiles
{
    private const string Name = "a.pptx";
    private const string Secret = PlantedFile.Secret;
    private const string Main = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private const string Types = "application/vnd.openxmlformats-officedocument.presentationml.";
    private const string Show = "ppt/presentation.xml";
    private const string First = "ppt/slides/slide1.xml";
    private const string Second = "ppt/slides/slide2.xml";

    public static byte[] Clean => New().ToBytes();

    public static IEnumerable<PlantedFile> All =>
    [
        new("隐藏幻灯片", Name, ReleaseFindingKind.HiddenSlide, "幻灯片2", New().Edit(Show, "</p:sldIdLst>", "<p:sldId id=\"257\" r:id=\"rId2\"/></p:sldIdLst>").Link(Show, "rId2", "slide", Second)
            .Part(Second, Types + "slide+xml", Slide(Secret).Replace("<p:sld ", "<p:sld show=\"0\" ", StringComparison.Ordinal)).ToBytes()),
        new("演讲者备注", Name, ReleaseFindingKind.SpeakerNotes, "幻灯片", New().Link(First, "rId1", "notesSlide", "ppt/notesSlides/n1.xml").Part("ppt/notesSlides/n1.xml", Types + "notesSlide+xml", Slide(Secret).Replace("p:sld", "p:notes", StringComparison.Ordinal)).ToBytes()),
        new("批注", Name, ReleaseFindingKind.Comment, "幻灯片", New().Link(First, "rId1", "comments", "ppt/comments/c1.xml").Part("ppt/comments/c1.xml", Types + "comments+xml", $"<p:cmLst xmlns:p=\"{Main}\"><p:cm authorId=\"0\" idx=\"1\"><p:text>{Secret}</p:text></p:cm></p:cmLst>").ToBytes()),
        new("嵌入对象", Name, ReleaseFindingKind.EmbeddedObject, "embeddings", New().Link(First, "rId1", "package", "ppt/embeddings/b.xlsx").Part("ppt/embeddings/b.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", WorkbookFiles.All.First().Content).ToBytes()),
        new("作者属性", Name, ReleaseFindingKind.DocumentProperty, "作者", New().Link("", "rId7", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml").Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
            $"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>{Secret}</dc:creator></cp:coreProperties>").ToBytes()),
        new("图片信息", Name, ReleaseFindingKind.ImageMetadata, "ppt/media/image1.jpeg", New().Link(First, "rId1", "image", "ppt/media/image1.jpeg").Part("ppt/media/image1.jpeg", "", ImageFiles.JpegWithExif()).Edit(First, "</p:spTree>",
            "<p:pic><p:nvPicPr><p:cNvPr id=\"5\" name=\"p\"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:embed=\"rId1\"/><a:stretch/></p:blipFill><p:spPr>" + Frame(9_000_000) + "</p:spPr></p:pic></p:spTree>")
            .Edit(First, "<p:spPr/>", $"<p:spPr>{Frame(0)}</p:spPr>").ToBytes()),
        new PlantedFile("色块下的文字", Name, ReleaseFindingKind.CoveredText, "幻灯片", New().Edit(First, "</p:spTree>", (Shape(Secret, " title=\"\"") + Shape("", " descr=\"\"")).Replace("<p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t></a:t></a:r></a:p></p:txBody>", $"<p:spPr>{Frame(0)}<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></p:spPr>", StringComparison.Ordinal).Replace("id=\"3\" name=\"s\" descr", "id=\"4\" name=\"s\" descr", StringComparison.Ordinal) + "</p:spTree>").ToBytes()) { IsCleanable = false },
        new("隐藏图形", Name, ReleaseFindingKind.HiddenShape, "幻灯片", New().Edit(First, "</p:spTree>", Shape(Secret, " hidden=\"1\"") + "</p:spTree>").ToBytes()),
    ];

    public static PackageFile New() => new PackageFile().Link("", "rId1", "officeDocument", Show).Link(Show, "rId1", "slide", First)
        .Part(Show, Types + "presentation.main+xml", $"<p:presentation xmlns:p=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst><p:notesSz cx=\"1\" cy=\"1\"/></p:presentation>")
        .Part(First, Types + "slide+xml", Slide("可以公开的内容"));

    private static string Frame(int x) => $"<a:xfrm><a:off x=\"{x}\" y=\"0\"/><a:ext cx=\"100000\" cy=\"100000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>";

    private static string Slide(string text) =>
        $"<p:sld xmlns:p=\"{Main}\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{Shape(text, "")}</p:spTree></p:cSld></p:sld>";

    private static string Shape(string text, string attributes) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"{(attributes.Length == 0 ? 2 : 3)}\" name=\"s\"{attributes}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>";
}
