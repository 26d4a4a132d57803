using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Packages;

/// <summary>工作表清理 — copies a sheet without the cells that cannot be seen and without what stands behind the cells.</summary>
internal sealed class SheetWriter(SheetCells cells, HashSet<string> droppedIds, bool isValuesOnly)
{
    private static readonly HashSet<string> s_dropped = new(StringComparer.Ordinal)
    {
        "extLst", "scenarios", "customSheetViews", "legacyDrawing", "legacyDrawingHF", "customProperties", "cellWatches", "smartTags", "webPublishItems", "controls", "oleObjects",
    };

    private static readonly HashSet<string> s_small = new(StringComparer.Ordinal) { "conditionalFormatting", "dataValidations", "autoFilter", "hyperlinks", "pageSetup", "drawing", "tableParts", "picture" };
    private int _row;
    private int _column;
    private bool _isRowHidden;

    public byte[] Write(Stream part)
    {
        using var reader = PartTree.Reader(part);
        using var memory = new MemoryStream();
        using (var writer = XmlWriter.Create(memory, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false }))
        {
            reader.MoveToContent();
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element && s_dropped.Contains(reader.LocalName))
                {
                    reader.Skip();
                }
                else if (reader.NodeType == XmlNodeType.Element && (reader.LocalName == "c" || s_small.Contains(reader.LocalName)))
                {
                    Whole((XElement)XNode.ReadFrom(reader))?.WriteTo(writer);
                }
                else
                {
                    Copy(reader, writer);
                    reader.Read();
                }
            }
        }

        return memory.ToArray();
    }

    private void Copy(XmlReader reader, XmlWriter writer)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                if (reader.LocalName == "row")
                {
                    Row(reader);
                }

                writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                writer.WriteAttributes(reader, defattr: false);
                if (reader.IsEmptyElement)
                {
                    writer.WriteEndElement();
                }

                break;
            case XmlNodeType.EndElement:
                writer.WriteFullEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                writer.WriteString(reader.Value);
                break;
        }
    }

    private void Row(XmlReader reader)
    {
        _row = int.TryParse(reader.GetAttribute("r"), out var row) ? row : _row + 1;
        _column = 0;
        var height = reader.GetAttribute("ht");
        _isRowHidden = SafeXml.IsOn(reader.GetAttribute("hidden") ?? "0") || (height is null ? cells.HidesRowsByDefault : double.TryParse(height, CultureInfo.InvariantCulture, out var points) && points <= 0);
    }

    private XElement? Whole(XElement element) => element.Name.LocalName switch
    {
        "c" => Cell(element),
        "autoFilter" when element.HasElements || isValuesOnly => null,
        "dataValidations" when isValuesOnly => null,
        "conditionalFormatting" when isValuesOnly && element.Value.Contains('!', StringComparison.Ordinal) => null,
        _ => WithoutDropped(element),
    };

    private XElement? Cell(XElement cell)
    {
        _column = cell.Value("r") is { } reference ? SheetCells.ColumnOf(reference) : _column + 1;
        var format = int.TryParse(cell.Value("s"), out var index) ? index : 0;
        if (_isRowHidden || cells.IsColumnHidden(_column) || cells.IsFormatHidden(format))
        {
            return null;
        }

        cell.Elements().Where(child => child.Is("extLst")).ToList().ForEach(child => child.Remove());
        if (isValuesOnly && cell.Child("f") is { } formula)
        {
            formula.Remove();
            if (cell.Child("v") is null && cell.Value("t") != "str")
            {
                throw new ReleaseHeldException(ReleaseRefusals.FormulaWithoutValue);
            }
        }

        return cell;
    }

    private XElement? WithoutDropped(XElement element)
    {
        var tree = new XDocument(element);
        References.Remove(tree, droppedIds);
        return tree.Root;
    }
}
