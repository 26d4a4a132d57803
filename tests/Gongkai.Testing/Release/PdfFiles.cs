using System.Text;
using Gongkai.Documents.Release;

namespace Gongkai.Testing.Release;

/// <summary>埋点 PDF — one PDF for each hiding place.</summary>
public static class PdfFiles
{
    private const string Secret = PlantedFile.Secret;
    private static readonly byte[] s_secret = Encoding.UTF8.GetBytes(Secret);

    public static byte[] Clean => new PdfSample("0.1 0.3 0.6 rg 60 500 200 30 re f 1 1 1 rg " + PdfSample.Text(72, 510, "深色底上的白字"), "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.gov.cn/) >> >>]").ToBytes();

    public static IEnumerable<PlantedFile> All =>
    [
        File("附件", ReleaseFindingKind.Attachment, "附件", new PdfSample(root: "/Names << /EmbeddedFiles << /Names [(a.txt) 10 0 R] >> >>").Put(10, "<< /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>").Stream(11, "/Type /EmbeddedFile", s_secret)),
        File("附件批注", ReleaseFindingKind.Attachment, "附件", Annotated("/Subtype /FileAttachment /FS << /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>").Stream(11, "/Type /EmbeddedFile", s_secret)),
        File("批注", ReleaseFindingKind.Annotation, "第1页", Annotated($"/Subtype /Text /Contents {PdfSample.Utf16(Secret)}")),
        File("本地链接", ReleaseFindingKind.LocalPath, "第1页", Annotated($"/Subtype /Link /A << /S /URI /URI {PdfSample.Utf16("file:///C:/" + Secret)} >>")),
        File("脚本", ReleaseFindingKind.Script, "动作", new PdfSample(root: $"/OpenAction << /S /JavaScript /JS {PdfSample.Utf16(Secret)} >>")),
        File("名称脚本", ReleaseFindingKind.Script, "动作", new PdfSample(root: $"/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS {PdfSample.Utf16(Secret)} >>] >> >>")),
        File("属性", ReleaseFindingKind.DocumentProperty, "作者", new PdfSample().Put(10, $"<< /Author {PdfSample.Utf16(Secret)} >>").Trailer("/Info 10 0 R")),
        File("XMP", ReleaseFindingKind.DocumentProperty, "XMP", new PdfSample(root: "/Metadata 10 0 R").Stream(10, "/Type /Metadata /Subtype /XML", [.. "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc:creator>"u8, .. s_secret, .. "</dc:creator></x:xmpmeta>"u8])),
        File("压缩的 XMP", ReleaseFindingKind.DocumentProperty, "XMP", new PdfSample(root: "/Metadata 10 0 R").Stream(10, "/Type /Metadata /Subtype /XML /Filter /FlateDecode", ImageFiles.Deflated([.. "<dc:creator>"u8, .. s_secret]))),
        new("增量保存", "a.pdf", ReleaseFindingKind.OldRevision, "整个文件", new PdfSample(PdfSample.Text(72, 600, Secret)).SavedAgain(new PdfSample())),
        File("无处引用的对象", ReleaseFindingKind.OldRevision, "无处引用", new PdfSample().Stream(30, "", s_secret)),
        File("丢失的页面", ReleaseFindingKind.OldRevision, "无处引用", new PdfSample().Put(30, "<< /Type /Page /Contents 31 0 R >>").Stream(31, "", Encoding.Latin1.GetBytes(PdfSample.Text(1, 1, Secret)))),
        File("标签替代文字", ReleaseFindingKind.ReplacementText, "结构标签", new PdfSample(root: "/StructTreeRoot 10 0 R").Put(10, $"<< /Type /StructTreeRoot /K [<< /S /P /ActualText {PdfSample.Utf16(Secret)} >>] >>")),
        File("内容替代文字", ReleaseFindingKind.ReplacementText, "第1页", new PdfSample($"/Span << /ActualText {PdfSample.Utf16(Secret)} >> BDC {PdfSample.Text(72, 600, "字")} EMC")),
        File("不显示的文字", ReleaseFindingKind.InvisibleText, "第1页", new PdfSample(PdfSample.Text(72, 600, Secret, "3 Tr"))),
        File("白底白字", ReleaseFindingKind.InvisibleText, "第1页", new PdfSample("1 1 1 rg " + PdfSample.Text(72, 600, Secret))),
        File("页外文字", ReleaseFindingKind.InvisibleText, "第1页", new PdfSample(PdfSample.Text(72, 2000, Secret))),
        File("裁剪框外文字", ReleaseFindingKind.InvisibleText, "第1页", new PdfSample(PdfSample.Text(72, 100, Secret), "/CropBox [0 400 595 842]")),
        File("内容中的注释", ReleaseFindingKind.MarkupRemark, "第1页", new PdfSample($"%{Encoding.Latin1.GetString(s_secret)}\n")),
        File("对象之间的注释", ReleaseFindingKind.MarkupRemark, "对象之间", new PdfSample().Put(30, $"null\nendobj\n%{Encoding.Latin1.GetString(s_secret)}\n31 0 obj null")),
        File("没有页面使用的图片", ReleaseFindingKind.UnusedPart, "没有页面使用", new PdfSample().Stream(20, "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", s_secret)),
        File("图片信息", ReleaseFindingKind.ImageMetadata, "图片", new PdfSample("q 50 0 0 50 400 100 cm /X1 Do Q").Stream(20, "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", ImageFiles.JpegWithExif())),
        File("编辑软件的私有数据", ReleaseFindingKind.EditingTrace, "私有数据", new PdfSample(page: $"/PieceInfo << /App << /Private {PdfSample.Utf16(Secret)} >> >>")),
        ToDecide("黑框下的文字", ReleaseFindingKind.CoveredText, "第1页", new PdfSample(PdfSample.Text(72, 600, Secret) + " 0 0 0 rg 70 595 200 20 re f")),
        ToDecide("半行黑框", ReleaseFindingKind.CoveredText, "第1页", new PdfSample(PdfSample.Text(72, 600, Secret) + " 0 0 0 rg 84 595 m 120 595 l 120 615 l 84 615 l h f")),
        ToDecide("白框下的文字", ReleaseFindingKind.CoveredText, "第1页", new PdfSample(PdfSample.Text(72, 600, Secret) + " 1 g 70 595 200 20 re f")),
        ToDecide("表单中的黑框", ReleaseFindingKind.CoveredText, "第1页", new PdfSample(PdfSample.Text(72, 600, Secret) + " q 2 0 0 2 0 0 cm /X1 Do Q").Stream(20, "/Type /XObject /Subtype /Form /BBox [0 0 595 842]", "0 g 35 295 200 20 re f"u8.ToArray())),
        ToDecide("图片盖住的文字", ReleaseFindingKind.CoveredText, "第1页", new PdfSample(PdfSample.Text(72, 600, Secret) + " q 200 0 0 20 70 595 cm /X1 Do Q").Stream(20, "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", [0])),
        ToDecide("批注盖住的文字", ReleaseFindingKind.CoveringAnnotation, "第1页", new PdfSample(PdfSample.Text(72, 600, Secret), "/Annots [<< /Type /Annot /Subtype /Square /Rect [70 595 270 615] >>]")),
        ToDecide("表单字段", ReleaseFindingKind.FormField, "第1页", Annotated($"/Subtype /Widget /FT /Tx /T (a) /V {PdfSample.Utf16(Secret)}")),
        ToDecide("隐藏图层", ReleaseFindingKind.HiddenLayer, "图层", new PdfSample(root: "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>").Put(10, $"<< /Type /OCG /Name {PdfSample.Utf16(Secret)} >>")),
    ];

    private static PdfSample Annotated(string annotation) => new PdfSample(page: "/Annots [9 0 R]").Put(9, $"<< /Type /Annot /Rect [300 300 320 320] {annotation} >>");

    private static PlantedFile File(string where, ReleaseFindingKind kind, string place, PdfSample file) => new(where, "a.pdf", kind, place, file.ToBytes());

    private static PlantedFile ToDecide(string where, ReleaseFindingKind kind, string place, PdfSample file) => File(where, kind, place, file) with { IsCleanable = false };
}
