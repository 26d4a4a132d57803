using Gongkai.Documents.Release;

namespace Gongkai.Testing.Release;

/// <summary>埋点工作簿 — one workbook for each hiding place.</summary>
public static class WorkbookFiles
{
    private const string Name = "a.xlsx";
    private const string Secret = PlantedFile.Secret;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Book = "xl/workbook.xml";

    private const string Anchor = "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><xdr:twoCellAnchor>"
        + "<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>";

    private const string Frame = "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"9525\" cy=\"9525\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>";

    private const string Plate = Anchor + "<xdr:sp macro=\"\" textlink=\"\"><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"p\"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>" + Frame + "<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></xdr:spPr></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>";

    private const string Picture = Anchor + "<xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"p\"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed=\"rId1\"/><a:stretch/></xdr:blipFill><xdr:spPr>" + Frame + "</xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>";

    public static byte[] Clean => New().ToBytes();

    public static IEnumerable<PlantedFile> All =>
    [
        File("隐藏工作表", ReleaseFindingKind.HiddenSheet, "工作表“二”", Second("hidden")),
        File("深度隐藏工作表", ReleaseFindingKind.HiddenSheet, "深度隐藏", Second("veryHidden")),
        File("隐藏工作表被公式引用", ReleaseFindingKind.HiddenSheet, "工作表“二”", Second("hidden").Edit(Sheet, "<v>3</v>", "<f>二!A1&amp;\"\"</f><v>3</v>")),
        File("隐藏行", ReleaseFindingKind.HiddenRows, "第5行", Rows($"<row r=\"5\" hidden=\"1\">{Inline("A5")}</row>")),
        File("零高行", ReleaseFindingKind.HiddenRows, "第5行", Rows($"<row r=\"5\" ht=\"0\" customHeight=\"1\">{Inline("A5")}</row>")),
        File("默认隐藏的行", ReleaseFindingKind.HiddenRows, "第5行", Rows($"<row r=\"5\">{Inline("A5")}</row>").Edit(Sheet, "<sheetFormatPr defaultRowHeight=\"15\"/>", "<sheetFormatPr defaultRowHeight=\"15\" zeroHeight=\"1\"/>").Edit(Sheet, "<row r=\"1\">", "<row r=\"1\" ht=\"15\">")),
        File("筛选隐藏的行", ReleaseFindingKind.HiddenRows, "第5行", Rows($"<row r=\"5\" hidden=\"1\">{Inline("A5")}</row>").Edit(Sheet, "<pageMargins", "<autoFilter ref=\"A1:A5\"><filterColumn colId=\"0\"><filters><filter val=\"1\"/></filters></filterColumn></autoFilter><pageMargins")),
        File("隐藏列", ReleaseFindingKind.HiddenColumns, "D列", Rows($"<row r=\"5\">{Inline("D5")}</row>").Edit(Sheet, "<sheetData>", "<cols><col min=\"3\" max=\"4\" width=\"9\" hidden=\"1\"/></cols><sheetData>")),
        File("不显示的数字格式", ReleaseFindingKind.HiddenCells, "!A5", Rows($"<row r=\"5\">{Inline("A5", "1")}</row>")),
        File("白底白字", ReleaseFindingKind.HiddenCells, "!A5", Rows($"<row r=\"5\">{Inline("A5", "2")}</row>")),
        File("黑底黑字", ReleaseFindingKind.HiddenCells, "!A5", Rows($"<row r=\"5\">{Inline("A5", "2")}</row>").Edit("xl/styles.xml", "FF1F4E79", "FF000000")
            .Edit("xl/styles.xml", "fontId=\"1\" fillId=\"0\"", "fontId=\"0\" fillId=\"2\"")),
        File("色块下的单元格", ReleaseFindingKind.CoveredText, "浮在上方", Linked("drawing", "xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml", Plate).Edit(Sheet, "</row></sheetData>", $"</row><row r=\"5\">{Inline("A5")}</row></sheetData>").Edit(Sheet, "</worksheet>", "<drawing r:id=\"rId8\"/></worksheet>")) with { IsCleanable = false },
        File("修订日志", ReleaseFindingKind.EditingTrace, "revisions", Linked("revisionHeaders", "xl/revisions/revisionHeaders.xml", Types + "revisionHeaders+xml", $"<headers xmlns=\"{Main}\" guid=\"{{00000000-0000-0000-0000-000000000001}}\"><header guid=\"{{00000000-0000-0000-0000-000000000001}}\" userName=\"{Secret}\"/></headers>", Book)),
        File("图片信息", ReleaseFindingKind.ImageMetadata, "xl/media/image1.jpeg", Linked("drawing", "xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml", Picture).Edit(Sheet, "</worksheet>", "<drawing r:id=\"rId8\"/></worksheet>")
            .Link("xl/drawings/drawing1.xml", "rId1", "image", "xl/media/image1.jpeg").Part("xl/media/image1.jpeg", "", ImageFiles.JpegWithExif())),
        File("未用的共享文字", ReleaseFindingKind.UnusedText, "共享文字", New().Edit("xl/sharedStrings.xml", "</sst>", $"<si><t>{Secret}</t></si></sst>")),
        File("方案", ReleaseFindingKind.Scenario, "方案", New().Edit(Sheet, "<pageMargins", $"<scenarios><scenario name=\"s\" count=\"1\"><inputCells r=\"A1\" val=\"{Secret}\"/></scenario></scenarios><pageMargins")),
        File("批注", ReleaseFindingKind.Comment, "!B2", Linked("comments", "xl/comments1.xml", Types + "comments+xml", $"<comments xmlns=\"{Main}\"><authors><author>a</author></authors><commentList><comment ref=\"B2\" authorId=\"0\"><text><t>{Secret}</t></text></comment></commentList></comments>")),
        File("会话批注", ReleaseFindingKind.Comment, "!B2", Linked("http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "xl/threadedComments/t1.xml", "application/vnd.ms-excel.threadedcomments+xml",
            $"<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><threadedComment ref=\"B2\" id=\"1\"><text>{Secret}</text></threadedComment></ThreadedComments>")),
        File("嵌入对象", ReleaseFindingKind.EmbeddedObject, "embeddings", Linked("package", "xl/embeddings/book.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Rows($"<row r=\"5\">{Inline("A5")}</row>").ToBytes())),
        File("打印设置", ReleaseFindingKind.PrinterSettings, "工作表“一”", Linked("printerSettings", "xl/printerSettings/p1.bin", Types + "printerSettings", System.Text.Encoding.Unicode.GetBytes(Secret))),
        File("透视缓存", ReleaseFindingKind.PivotCache, "pivotCache", Pivot()),
        File("外部链接", ReleaseFindingKind.ExternalLink, "externalLink", Linked("externalLink", "xl/externalLinks/e1.xml", Types + "externalLink+xml", $"<externalLink xmlns=\"{Main}\"><externalBook><sheetNames><sheetName val=\"{Secret}\"/></sheetNames></externalBook></externalLink>", Book)),
        File("数据连接", ReleaseFindingKind.DataModel, "connections", Linked("connections", "xl/connections.xml", Types + "connections+xml", $"<connections xmlns=\"{Main}\"><connection id=\"1\" name=\"{Secret}\" refreshedVersion=\"1\"/></connections>", Book)),
        File("数据模型", ReleaseFindingKind.DataModel, "model", Linked("http://schemas.microsoft.com/office/2011/relationships/powerPivotData", "xl/model/item.data", "application/vnd.openxmlformats-officedocument.model+data", System.Text.Encoding.Unicode.GetBytes(Secret), Book)),
        File("隐藏名称", ReleaseFindingKind.HiddenName, "名称", New().Edit(Book, "</sheets>", $"</sheets><definedNames><definedName name=\"n\" hidden=\"1\">\"{Secret}\"</definedName></definedNames>")),
        File("自定义XML", ReleaseFindingKind.CustomXml, "customXml", Linked("customXml", "customXml/item1.xml", "application/xml", $"<a>{Secret}</a>", Book)),
        File("保存位置", ReleaseFindingKind.LocalPath, "保存位置", New().Edit(Book, "<sheets>", $"<x15ac:absPath xmlns:x15ac=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\" url=\"C:\\{Secret}\\\"/><sheets>")),
        File("作者", ReleaseFindingKind.DocumentProperty, "作者", Property("dc:creator")),
        File("最后修改人", ReleaseFindingKind.DocumentProperty, "最后修改人", Property("cp:lastModifiedBy")),
        File("无处引用的部分", ReleaseFindingKind.UnusedPart, "xl/old.xml", New().Part("xl/old.xml", "application/xml", $"<a>{Secret}</a>")),
        File("标记注释", ReleaseFindingKind.MarkupRemark, "工作表“一”", New().Edit(Sheet, "<sheetData>", $"<sheetData><!--{Secret}-->")),
        File("包尾数据", ReleaseFindingKind.TrailingBytes, "末尾", [.. Clean, .. System.Text.Encoding.UTF8.GetBytes(Secret)]),
    ];

    public static PackageFile New() => new PackageFile()
        .Link("", "rId1", "officeDocument", Book)
        .Link(Book, "rId1", "worksheet", Sheet).Link(Book, "rId2", "styles", "xl/styles.xml").Link(Book, "rId3", "sharedStrings", "xl/sharedStrings.xml")
        .Part(Book, Types + "sheet.main+xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"一\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
        .Part("xl/styles.xml", Types + "styles+xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\";;;\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/></font><font><color rgb=\"FFFFFFFF\"/></font></fonts>"
            + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF1F4E79\"/></patternFill></fill></fills><borders count=\"1\"><border/></borders>"
            + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\"/><xf numFmtId=\"170\" fontId=\"0\" fillId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\"/></cellXfs></styleSheet>")
        .Part("xl/sharedStrings.xml", Types + "sharedStrings+xml", $"<sst xmlns=\"{Main}\"><si><t>可以公开的内容</t></si></sst>")
        .Part(Sheet, Types + "worksheet+xml", $"<worksheet xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetFormatPr defaultRowHeight=\"15\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\" s=\"3\"><v>0</v></c><c r=\"B1\"><v>3</v></c></row></sheetData><pageMargins left=\"0.7\" right=\"0.7\" top=\"0.7\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/></worksheet>");

    public static PackageFile Rows(string rows) => New().Edit(Sheet, "</row></sheetData>", $"</row>{rows}</sheetData>");

    private static string Inline(string cell, string style = "0") => $"<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{Secret}</t></is></c>";

    private static PlantedFile File(string where, ReleaseFindingKind kind, string place, PackageFile file) => new(where, Name, kind, place, file.ToBytes());

    private static PlantedFile File(string where, ReleaseFindingKind kind, string place, byte[] content) => new(where, Name, kind, place, content);

    private static PackageFile Second(string state) => New()
        .Edit(Book, "</sheets>", $"<sheet name=\"二\" sheetId=\"2\" state=\"{state}\" r:id=\"rId9\"/></sheets>").Link(Book, "rId9", "worksheet", "xl/worksheets/sheet2.xml")
        .Edit("xl/sharedStrings.xml", "</sst>", $"<si><t>{Secret}</t></si></sst>")
        .Part("xl/worksheets/sheet2.xml", Types + "worksheet+xml", $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c>{Inline("B1")}</row></sheetData></worksheet>");

    private static PackageFile Linked(string relation, string path, string type, string content, string owner = Sheet) => New().Link(owner, "rId8", relation, path).Part(path, type, content);

    private static PackageFile Linked(string relation, string path, string type, byte[] content, string owner = Sheet) => New().Link(owner, "rId8", relation, path).Part(path, type, content);

    private static PackageFile Pivot() => New()
        .Edit(Book, "</sheets>", "</sheets><pivotCaches><pivotCache cacheId=\"1\" r:id=\"rId8\"/></pivotCaches>").Link(Book, "rId8", "pivotCacheDefinition", "xl/pivotCache/d1.xml")
        .Part("xl/pivotCache/d1.xml", Types + "pivotCacheDefinition+xml", $"<pivotCacheDefinition xmlns=\"{Main}\"/>").Link("xl/pivotCache/d1.xml", "rId1", "pivotCacheRecords", "xl/pivotCache/r1.xml")
        .Part("xl/pivotCache/r1.xml", Types + "pivotCacheRecords+xml", $"<pivotCacheRecords xmlns=\"{Main}\"><r><s v=\"{Secret}\"/></r></pivotCacheRecords>");

    private static PackageFile Property(string element) => New()
        .Link("", "rId7", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")
        .Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
            $"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><{element}>{Secret}</{element}></cp:coreProperties>");
}
