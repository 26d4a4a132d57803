using System.Globalization;
using System.Text;

namespace Gongkai.Testing.Release;

/// <summary>PDF 样张 — a small PDF in objects that a hiding place is added to; signs are their own UTF-16 numbers.</summary>
public sealed class PdfSample
{
    private readonly SortedDictionary<int, byte[]> _objects = [];
    private string _trailer = "";

    public PdfSample(string content = "", string page = "", string root = "")
    {
        Put(1, $"<< /Type /Catalog /Pages 2 0 R {root} >>");
        Put(2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
        Put(3, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X1 20 0 R >> /ExtGState << /G1 << /ca 0.4 >> >> >> /Contents 4 0 R {page} >>");
        Stream(4, "", Encoding.Latin1.GetBytes($"0 0 0 rg\n{Text(72, 700, "可以公开的内容")}\n{content}"));
        Put(5, "<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding /Identity-H /ToUnicode 8 0 R /DescendantFonts [6 0 R] >>");
        Put(6, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /S /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 7 0 R >>");
        Put(7, "<< /Type /FontDescriptor /FontName /S /Flags 4 /FontBBox [0 -200 1000 900] /Ascent 880 /Descent -120 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>");
        Stream(8, "", Encoding.ASCII.GetBytes("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /S def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n100 beginbfrange\n"
            + string.Concat(Enumerable.Range(0, 256).Where(high => high is 0 or (>= 0x4E and <= 0x9F)).Select(high => $"<{high:X2}00> <{high:X2}FF> <{high:X2}00>\n")) + "endbfrange endcmap end end"));
    }

    public static string Text(int x, int y, string text, string before = "") =>
        $"BT /F1 12 Tf {before} {x} {y} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET";

    public static string Utf16(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public PdfSample Put(int number, string content)
    {
        _objects[number] = Encoding.Latin1.GetBytes(content);
        return this;
    }

    public PdfSample Stream(int number, string entries, byte[] content)
    {
        _objects[number] = [.. Encoding.Latin1.GetBytes($"<< {entries} /Length {content.Length} >>\nstream\n"), .. content, .. "\nendstream"u8];
        return this;
    }

    public PdfSample Trailer(string entries)
    {
        _trailer = entries;
        return this;
    }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        Append(file, _objects, 0);
        return file.ToArray();
    }

    /// <summary>The file saved again with other objects, the old ones still in front.</summary>
    public byte[] SavedAgain(PdfSample later)
    {
        using var file = new MemoryStream();
        file.Write(ToBytes());
        var previous = Encoding.Latin1.GetString(file.ToArray());
        Append(file, later._objects, int.Parse(previous.Split("startxref\n")[^1].Split('\n')[0], CultureInfo.InvariantCulture));
        return file.ToArray();
    }

    private void Append(MemoryStream file, SortedDictionary<int, byte[]> objects, int previous)
    {
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, content) in objects)
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{file.Length:D10} 00000 n \n");
            file.Write([.. Encoding.Latin1.GetBytes($"{number} 0 obj\n"), .. content, .. "\nendobj\n"u8]);
        }

        var start = file.Length;
        file.Write(Encoding.Latin1.GetBytes($"{table}trailer\n<< /Size {objects.Keys.Max() + 1} /Root 1 0 R {(previous > 0 ? $"/Prev {previous}" : "")} {_trailer} >>\nstartxref\n{start}\n%%EOF\n"));
    }
}
