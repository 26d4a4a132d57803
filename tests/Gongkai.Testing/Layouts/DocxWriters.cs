using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>字处理文档 — word-processor files written part by part, as different programs leave them.</summary>
public static class DocxWriters
{
    private const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public static Func<Page, FileContent> Docx(DocxLook look) => page =>
    {
        var body = new StringBuilder();
        foreach (var block in page.Blocks)
        {
            if (block is PrintedTable table)
            {
                AppendTable(page, table, look, body);
            }
            else if (block is PrintedParagraph paragraph)
            {
                AppendParagraph(paragraph, look, body);
            }
        }

        var content = look.LayoutTable
            ? $"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl><w:p/>" : body.ToString();
        return FileContent.OfBytes(look.FileName, Pack(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/></Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/_rels/document.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" Target=\"numbering.xml\"/></Relationships>"),
            ("word/numbering.xml", $"<w:numbering {Namespaces}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"),
            ("word/document.xml", $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document {Namespaces}><w:body>{content}<w:sectPr/></w:body></w:document>")));
    };

    public static byte[] Pack(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            foreach (var (name, text) in parts)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = new DateTimeOffset(2024, 1, 15, 9, 0, 0, TimeSpan.Zero);
                using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    public static string Escaped(string text) => text.Replace("\f", "", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static void AppendParagraph(PrintedParagraph paragraph, DocxLook look, StringBuilder body)
    {
        if (look.NumberedHeadings && paragraph.Role == ParagraphRole.Heading)
        {
            body.Append("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>").Append(Run(paragraph.Text[2..]))
                .Append("</w:p>");
            return;
        }

        body.Append("<w:p><w:pPr/>");
        if (look.Revisions && paragraph.Role == ParagraphRole.Body)
        {
            body.Append("<w:del w:id=\"1\" w:author=\"拟稿\">").Append("<w:r><w:delText>删去的话3件</w:delText></w:r>").Append("</w:del>");
        }

        var half = look.SplitRuns ? paragraph.Text.Length / 2 : 0;
        body.Append(Run(paragraph.Text[..half])).Append(Run(paragraph.Text[half..])).Append("</w:p>");
    }

    private static void AppendTable(Page page, PrintedTable table, DocxLook look, StringBuilder body)
    {
        body.Append(look.ContentControl ? "<w:sdt><w:sdtPr/><w:sdtContent>" : "")
            .Append("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>");
        body.Insert(body.Length, "<w:gridCol w:w=\"900\"/>", table.Columns).Append("</w:tblGrid>");
        if (!look.Merges)
        {
            foreach (var row in table.Rows.Where(row => row.Cells.Any(cell => cell.Address is not null && cell.Text.Trim().Length == 0)))
            {
                page.Expect.MayRefuse(row);
            }
        }

        foreach (var slots in table.Slots())
        {
            body.Append("<w:tr>");
            foreach (var slot in slots)
            {
                AppendCell(slot, look, body);
            }

            body.Append("</w:tr>");
        }

        body.Append("</w:tbl>").Append(look.ContentControl ? "</w:sdtContent></w:sdt>" : "").Append("<w:p/>");
    }

    private static void AppendCell(PrintedSlot slot, DocxLook look, StringBuilder body)
    {
        if (!slot.IsFirstColumn && look.Merges)
        {
            return;
        }

        body.Append("<w:tc><w:tcPr>");
        if (look.Merges && slot.Cell.ColumnSpan > 1)
        {
            body.Append(CultureInfo.InvariantCulture, $"<w:gridSpan w:val=\"{slot.Cell.ColumnSpan}\"/>");
        }

        if (look.Merges && slot.Cell.RowSpan > 1)
        {
            body.Append(slot.IsFirstRow ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
        }

        body.Append("</w:tcPr>");
        foreach (var line in slot.IsOwn ? slot.Cell.Text.Split('\n') : [""])
        {
            body.Append("<w:p>").Append(look.Revisions && slot.Cell.Role == PrintedRole.Value ? Revised(line) : line.Length == 0 ? "" : Run(line))
                .Append("</w:p>");
        }

        body.Append("</w:tc>");
    }

    private static string Revised(string text) =>
        $"<w:del w:id=\"2\" w:author=\"拟稿\"><w:r><w:delText>9</w:delText></w:r></w:del><w:ins w:id=\"3\" w:author=\"审核\">{Run(text)}</w:ins>";

    private static string Run(string text) => text.Length == 0 ? "" : $"<w:r><w:t xml:space=\"preserve\">{Escaped(text)}</w:t></w:r>";
}

/// <summary>文档样式 — what kind of program wrote the document.</summary>
public sealed record DocxLook
{
    public string FileName { get; init; } = "年报.docx";

    /// <summary>gridSpan and vMerge; else covered positions are empty cells.</summary>
    public bool Merges { get; init; } = true;

    /// <summary>Everything stands in a cell of a layout table.</summary>
    public bool LayoutTable { get; init; }

    /// <summary>Tracked changes not yet accepted: deleted figures are still in the file.</summary>
    public bool Revisions { get; init; }

    /// <summary>Headings take their number from the numbering part.</summary>
    public bool NumberedHeadings { get; init; }

    public bool SplitRuns { get; init; }

    public bool ContentControl { get; init; }
}
