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
        new("隐藏图形", Name, ReleaseFindingKind.HiddenShape, "幻灯片", New().Edit(First, "</p:spTree>", Shape(Secret, " hidden=\"1\"") + "</p:spTree>").ToBytes()),
    ];

    public static PackageFile New() => new PackageFile().Link("", "rId1", "officeDocument", Show).Link(Show, "rId1", "slide", First)
        .Part(Show, Types + "presentation.main+xml", $"<p:presentation xmlns:p=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst><p:notesSz cx=\"1\" cy=\"1\"/></p:presentation>")
        .Part(First, Types + "slide+xml", Slide("可以公开的内容"));

    private static string Slide(string text) =>
        $"<p:sld xmlns:p=\"{Main}\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{Shape(text, "")}</p:spTree></p:cSld></p:sld>";

    private static string Shape(string text, string attributes) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"{(attributes.Length == 0 ? 2 : 3)}\" name=\"s\"{attributes}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>";
}
