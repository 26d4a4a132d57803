using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Gongkai.Documents.Items;

/// <summary>Word 正文转换 — writes the body of a Word document as HTML; what is not on the paper is left out.</summary>
internal sealed class DocxHtml(IReadOnlyDictionary<string, int> headingStyles)
{
    internal const int TitleLevel = 0;

    private readonly StringBuilder _html = new();

    /// <summary>The first title or heading; what the draft is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Placeholder of each picture and the relation that names its part.</summary>
    public List<(Guid Placeholder, string Relation)> Pictures { get; } = [];

    public override string ToString() => _html.ToString();

    public void Write(XElement element)
    {
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "p":
                    WriteParagraph(child);
                    break;
                case "tbl":
                    WriteTable(child);
                    break;
                case "del" or "moveFrom" or "sdtPr" or "sectPr" or "tblPr" or "tblGrid" or "tcPr" or "Fallback":
                    break;
                default:
                    Write(child);
                    break;
            }
        }
    }

    private void WriteParagraph(XElement paragraph)
    {
        var properties = Child(paragraph, "pPr");
        var style = properties is null ? null : Child(properties, "pStyle");
        var own = properties is null ? null : Child(properties, "outlineLvl");
        int? level = own is not null && int.TryParse(DocxImport.Attribute(own, "val"), NumberStyles.None, CultureInfo.InvariantCulture, out var outline) && outline < 9 ? outline + 1
            : style is not null && DocxImport.Attribute(style, "val") is { } id && headingStyles.TryGetValue(id, out var known) ? known : null;
        var start = _html.Length;
        var runs = new StringBuilder();
        WriteRuns(paragraph, runs);
        if (level is not null && Title.Length == 0 && start == 0)
        {
            // The title stands above the body already.
            Title = string.Concat(Texts(paragraph)).Trim();
            return;
        }

        var tag = level is { } heading ? string.Create(CultureInfo.InvariantCulture, $"h{Math.Clamp(heading + 1, 2, 6)}") : "p";
        _html.Append('<').Append(tag).Append('>').Append(runs).Append("</").Append(tag).Append('>');
    }

    private void WriteRuns(XElement parent, StringBuilder runs)
    {
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "r":
                    WriteRun(child, runs);
                    break;
                case "pPr" or "del" or "moveFrom" or "Fallback":
                    break;
                default:
                    WriteRuns(child, runs);
                    break;
            }
        }
    }

    private void WriteRun(XElement run, StringBuilder runs)
    {
        var properties = Child(run, "rPr");
        if (IsOn(properties, "vanish"))
        {
            return;
        }

        var tags = new[] { ("b", "strong"), ("i", "em"), ("u", "u") }.Where(tag => IsOn(properties, tag.Item1)).Select(tag => tag.Item2).ToList();
        tags.AddRange(properties is not null && Child(properties, "vertAlign") is { } align ? DocxImport.Attribute(align, "val") switch { "superscript" => ["sup"], "subscript" => (string[])["sub"], _ => [] } : []);
        runs.Append(string.Concat(tags.Select(tag => $"<{tag}>")));
        foreach (var child in run.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t":
                    runs.Append(Encode(child.Value));
                    break;
                case "tab":
                    runs.Append(' ');
                    break;
                case "br" or "cr" when DocxImport.Attribute(child, "type") is null or "textWrapping":
                    runs.Append("<br>");
                    break;
                case "noBreakHyphen":
                    runs.Append('-');
                    break;
                case "drawing" or "pict" or "object" or "AlternateContent":
                    WritePicture(child, runs);
                    break;
                default:
                    break;
            }
        }

        tags.Reverse();
        runs.Append(string.Concat(tags.Select(tag => $"</{tag}>")));
    }

    private void WritePicture(XElement drawing, StringBuilder runs)
    {
        var source = drawing.Descendants().FirstOrDefault(element => element.Name.LocalName is "blip" or "imagedata");
        var relation = source is null ? null : DocxImport.Attribute(source, source.Name.LocalName == "blip" ? "embed" : "id");
        if (relation is null)
        {
            return;
        }

        var described = drawing.Descendants().FirstOrDefault(element => element.Name.LocalName == "docPr");
        var placeholder = new Guid(Pictures.Count + 1, 0, 0, new byte[8]);
        Pictures.Add((placeholder, relation));
        runs.Append(CultureInfo.InvariantCulture, $"<img src=\"{ItemHtml.FilePrefix}{placeholder:D}\" alt=\"{Encode(described is null ? "" : DocxImport.Attribute(described, "descr") ?? "")}\">");
    }

    private void WriteTable(XElement table)
    {
        var rows = table.Elements().Where(row => row.Name.LocalName == "tr").Select(CellsOf).ToList();
        _html.Append("<table>");
        for (var i = 0; i < rows.Count; i++)
        {
            _html.Append("<tr>");
            foreach (var cell in rows[i].Where(cell => !cell.Continues))
            {
                var height = 1;
                while (i + height < rows.Count && rows[i + height].Any(below => below.Column == cell.Column && below.Continues))
                {
                    height++;
                }

                _html.Append(CultureInfo.InvariantCulture, $"<td colspan=\"{cell.Width}\" rowspan=\"{(cell.Starts ? height : 1)}\">");
                Write(cell.Element);
                _html.Append("</td>");
            }

            _html.Append("</tr>");
        }

        _html.Append("</table>");
    }

    private static List<(XElement Element, int Column, int Width, bool Starts, bool Continues)> CellsOf(XElement row)
    {
        var cells = new List<(XElement, int, int, bool, bool)>();
        var column = 0;
        foreach (var cell in row.Descendants().Where(cell => cell.Name.LocalName == "tc" && cell.Ancestors().First(above => above.Name.LocalName == "tr") == row))
        {
            var properties = Child(cell, "tcPr");
            var span = properties is null ? null : Child(properties, "gridSpan");
            var merge = properties is null ? null : Child(properties, "vMerge");
            var width = int.TryParse(span is null ? null : DocxImport.Attribute(span, "val"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 500) : 1;
            var starts = merge is not null && DocxImport.Attribute(merge, "val") == "restart";
            cells.Add((cell, column, width, starts, merge is not null && !starts));
            column += width;
        }

        return cells;
    }

    private static IEnumerable<string> Texts(XElement paragraph) =>
        paragraph.Descendants().Where(text => text.Name.LocalName == "t" && !text.Ancestors().Any(above => above.Name.LocalName is "del" or "moveFrom")).Select(text => text.Value);

    private static bool IsOn(XElement? properties, string name) =>
        properties is not null && Child(properties, name) is { } property && DocxImport.Attribute(property, "val") is not ("0" or "false" or "off" or "none");

    private static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    private static string Encode(string text) => System.Net.WebUtility.HtmlEncode(text);
}
