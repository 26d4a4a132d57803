using System.Globalization;
using System.Text;
using System.Xml;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>工作簿 — what the sheets of an XLSX share: their order, texts and number formats.</summary>
internal sealed class XlsxBook
{
    private const int MostFormats = 65_536;

    private readonly List<string> _texts = [];
    private readonly List<NumberFormat> _formats = [];

    private XlsxBook()
    {
    }

    /// <summary>Parts of the sheets that are not hidden, in the order of their tabs.</summary>
    public List<string> Sheets { get; } = [];

    public bool StartsIn1904 { get; private set; }

    public static XlsxBook Read(ZipPackage package, string main)
    {
        var book = new XlsxBook();
        var relations = package.RelationsOf(main);
        foreach (var relation in relations)
        {
            if (relation.Type == "sharedStrings")
            {
                book.ReadTexts(package, relation.Target);
            }
            else if (relation.Type == "styles")
            {
                book.ReadStyles(package, relation.Target);
            }
        }

        book.ReadSheets(package, main, relations);
        return book;
    }

    public string TextAt(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < _texts.Count ? _texts[number] : "";

    public NumberFormat FormatAt(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < _formats.Count
            ? _formats[number]
            : NumberFormat.General;

    /// <summary>Reads the text of a rich string up to its end tag; phonetic marks are not part of it.</summary>
    public static string ReadRichText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        var text = new StringBuilder();
        var more = reader.Read();
        while (more && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "rPh" or "phoneticPr")
            {
                reader.Skip();
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t")
            {
                text.Append(reader.ReadElementContentAsString());
            }
            else
            {
                more = reader.Read();
            }
        }

        return text.ToString();
    }

    private void ReadTexts(ZipPackage package, string part)
    {
        using var reader = package.OpenXml(part);
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                _texts.Add(CellJoin.Flatten(ReadRichText(reader)));
            }
        }
    }

    private void ReadSheets(ZipPackage package, string main, IReadOnlyList<PackageRelation> relations)
    {
        using var reader = package.OpenXml(main);
        while (reader?.Read() == true)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "workbookPr")
            {
                StartsIn1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader.LocalName == "sheet" && reader.GetAttribute("state") is null or "visible")
            {
                var id = reader.Attribute("id");
                var target = relations.FirstOrDefault(relation => relation.Id == id && relation.Type == "worksheet").Target;
                if (target is not null)
                {
                    Sheets.Add(target);
                }
            }
        }
    }

    private void ReadStyles(ZipPackage package, string part)
    {
        var custom = new Dictionary<int, NumberFormat>();
        var inCells = false;
        using var reader = package.OpenXml(part);
        while (reader?.Read() == true)
        {
            if (reader.LocalName == "cellXfs")
            {
                inCells = reader.NodeType == XmlNodeType.Element;
            }
            else if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            else if (reader.LocalName == "numFmt" && IdOf(reader) is var id && custom.Count < MostFormats)
            {
                custom[id] = NumberFormat.Parse(reader.GetAttribute("formatCode") ?? "");
            }
            else if (inCells && reader.LocalName == "xf" && _formats.Count < MostFormats)
            {
                var number = IdOf(reader);
                _formats.Add(custom.GetValueOrDefault(number) ?? NumberFormat.OfBuiltIn(number));
            }
        }
    }

    private static int IdOf(XmlReader reader) =>
        int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
