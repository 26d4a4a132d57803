using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Tests.Reports.Sources;

/// <summary>PDF样张 — writes a small PDF with words and lines at given places, measured from the upper left corner.</summary>
public sealed class PdfPaper
{
    public const float Width = 595;
    public const float Height = 842;
    private readonly List<StringBuilder> _pages = [];
    private readonly Dictionary<char, int> _glyphs = [];

    /// <summary>False leaves out the map from glyphs to text, as careless producers do.</summary>
    public bool HasTextMap { get; init; } = true;

    /// <summary>True claims a password that nobody knows.</summary>
    public bool IsLocked { get; init; }

    public int Pages => _pages.Count;

    public static float WidthOf(string text, float size) => text.Sum(c => c < 0x7F ? size / 2 : size);

    public void AddPage() => _pages.Add(new StringBuilder());

    public void Text(float x, float middle, float size, string text)
    {
        var codes = string.Concat(text.Select(c => CodeOf(c).ToString("X4", CultureInfo.InvariantCulture)));
        Write($"BT /F1 {size} Tf {x} {Height - middle - (0.3f * size)} Td <{codes}> Tj ET");
    }

    public void Centered(float left, float right, float middle, float size, string text) =>
        Text((left + right - WidthOf(text, size)) / 2, middle, size, text);

    public void Line(float x0, float y0, float x1, float y1) => Write($"0.5 w {x0} {Height - y0} m {x1} {Height - y1} l S");

    /// <summary>A line as the thin filled box that browsers draw.</summary>
    public void Bar(float x0, float y0, float x1, float y1) => Write($"{x0} {Height - y1 - 0.4f} {x1 - x0 + 0.7f} {y1 - y0 + 0.7f} re f");

    public byte[] ToBytes()
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select((_, index) => $"{7 + (2 * index)} 0 R"))}] >>",
            $"<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [4 0 R] {(HasTextMap ? "/ToUnicode 6 0 R" : "")} >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [32 126 500] /FontDescriptor 5 0 R >>",
            "<< /Type /FontDescriptor /FontName /Sample /Flags 4 /FontBBox [0 -200 1000 900] /Ascent 880 /Descent -120 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>",
            Stream(TextMap()),
        };
        foreach (var page in _pages)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add(Stream(page.ToString()));
        }

        return Encoding.ASCII.GetBytes(File(objects));
    }

    // With a map a glyph's number is its character; without one it is where the font has happened to put it.
    private int CodeOf(char c)
    {
        if (HasTextMap)
        {
            return c;
        }

        _glyphs.TryAdd(c, _glyphs.Count + 1);
        return _glyphs[c];
    }

    private static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    private static string TextMap()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sample def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        for (var block = 0; block < 256; block += 64)
        {
            map.Append("64 beginbfrange\n");
            for (var high = block; high < block + 64; high++)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{high:X2}00> <{high:X2}FF> <{high:X2}00>\n");
            }

            map.Append("endbfrange\n");
        }

        return map.Append("endcmap end end").ToString();
    }

    private string File(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.5\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        var key = string.Concat(Enumerable.Repeat("41", 32));
        var locked = IsLocked ? $"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<41> <41>]" : "";
        return file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R {locked} >>\nstartxref\n{start}\n%%EOF\n")
            .ToString();
    }

    private void Write(FormattableString command) => _pages[^1].Append(command.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
