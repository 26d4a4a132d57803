using System.IO.Compression;
using System.Text;

namespace Gongkai.Documents.Tests.Reports.Sources;

/// <summary>Builds small office packages by hand, part by part.</summary>
internal static class OfficeFiles
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static byte[] Docx(string body, string numbering = "", string styles = "") => Zip(
        ("_rels/.rels", Links(("officeDocument", "word/document.xml"))),
        ("word/_rels/document.xml.rels", Links(("numbering", "numbering.xml"), ("styles", "styles.xml"))),
        ("word/numbering.xml", $"<w:numbering xmlns:w=\"{Word}\">{numbering}</w:numbering>"),
        ("word/styles.xml", $"<w:styles xmlns:w=\"{Word}\">{styles}</w:styles>"),
        ("word/document.xml", $"<w:document xmlns:w=\"{Word}\" xmlns:mc=\"urn:mc\"><w:body>{body}</w:body></w:document>"));

    public static byte[] Xlsx(string sheet, string shared = "", string styles = "", string state = "visible") => Zip(
        ("_rels/.rels", Links(("officeDocument", "xl/workbook.xml"))),
        ("xl/_rels/workbook.xml.rels", Links(("worksheet", "worksheets/s1.xml"), ("sharedStrings", "shared.xml"), ("styles", "styles.xml"))),
        ("xl/shared.xml", $"<sst xmlns=\"{Sheet}\">{shared}</sst>"),
        ("xl/styles.xml", $"<styleSheet xmlns=\"{Sheet}\">{styles}</styleSheet>"),
        ("xl/worksheets/s1.xml", $"<worksheet xmlns=\"{Sheet}\">{sheet}</worksheet>"),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"a\" sheetId=\"1\" state=\"{state}\" r:id=\"r0\"/></sheets></workbook>"));

    public static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in parts)
            {
                using var part = archive.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }

    /// <summary>A package whose main part unpacks to so many bytes of blanks.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("word/document.xml").Open();
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (var written = 0; written < megabytes; written++)
            {
                part.Write(blanks);
            }
        }

        return memory.ToArray();
    }

    private static string Links(params (string Type, string Target)[] links) =>
        "<Relationships>"
        + string.Concat(links.Select((link, index) => $"<Relationship Id=\"r{index}\" Type=\"{Relations}/{link.Type}\" Target=\"{link.Target}\"/>"))
        + "</Relationships>";
}
