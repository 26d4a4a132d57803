using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Items;

/// <summary>通报图表 — bars side by side, a group for each category; the figures stand in the chart itself.</summary>
/// <param name="Series">Name and a figure for each category.</param>
public sealed record BulletinChart(string Title, IReadOnlyList<string> Categories, IReadOnlyList<(string Name, IReadOnlyList<int> Figures)> Series);

/// <summary>图表公文 — writes a chart as a part of a Word document that Word and WPS draw themselves; ECMA-376 part 1, 21.2.</summary>
internal static class BulletinChartPart
{
    private const string Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Place = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // 156 mm by 80 mm, in EMU.
    private const int Width = 5616000;
    private const int Height = 2880000;

    internal static Paragraph Add(MainDocumentPart main, BulletinChart chart)
    {
        var part = main.AddNewPart<ChartPart>();
        using (var content = new MemoryStream())
        {
            Write(content, chart);
            content.Position = 0;
            part.FeedData(content);
        }

        return new Paragraph(
            $"""<w:p xmlns:w="{Word}"><w:r><w:drawing><wp:inline xmlns:wp="{Place}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{Width}" cy="{Height}"/>"""
            + $"""<wp:docPr id="1" name="图1" descr="{new System.Xml.Linq.XText(chart.Title)}"/><a:graphic xmlns:a="{Drawing}"><a:graphicData uri="{Chart}"><c:chart xmlns:c="{Chart}" xmlns:r="{Relations}" r:id="{main.GetIdOfPart(part)}"/>"""
            + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
    }

    private static void Write(Stream output, BulletinChart chart)
    {
        using var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        writer.WriteStartElement("c", "chartSpace", Chart);
        writer.WriteAttributeString("xmlns", "a", null, Drawing);
        writer.WriteStartElement("chart", Chart);
        writer.WriteRaw($"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang=\"zh-CN\" sz=\"1200\"/><a:t>{new System.Xml.Linq.XText(chart.Title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>");
        writer.WriteRaw("<c:autoTitleDeleted val=\"0\"/>");
        writer.WriteStartElement("plotArea", Chart);
        writer.WriteRaw("<c:layout/>");
        writer.WriteStartElement("barChart", Chart);
        writer.WriteRaw("<c:barDir val=\"col\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>");
        for (var i = 0; i < chart.Series.Count; i++)
        {
            Series(writer, chart, i);
        }

        writer.WriteRaw("<c:gapWidth val=\"80\"/><c:axId val=\"1\"/><c:axId val=\"2\"/>");
        writer.WriteEndElement();
        writer.WriteRaw("<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:crossAx val=\"2\"/></c:catAx>");
        writer.WriteRaw("<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"0\" sourceLinked=\"0\"/><c:crossAx val=\"1\"/></c:valAx>");
        writer.WriteEndElement();
        writer.WriteRaw("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend><c:plotVisOnly val=\"1\"/>");
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Series(XmlWriter writer, BulletinChart chart, int index)
    {
        var (name, figures) = chart.Series[index];
        writer.WriteStartElement("ser", Chart);
        Value(writer, "idx", index);
        Value(writer, "order", index);
        writer.WriteStartElement("tx", Chart);
        writer.WriteStartElement("strRef", Chart);
        writer.WriteElementString("f", Chart, $"数据!${(char)('B' + index)}$1");
        Cache(writer, "strCache", [name]);
        writer.WriteEndElement();
        writer.WriteEndElement();
        Reference(writer, ("cat", "strRef", "strCache"), chart.Categories);
        Reference(writer, ("val", "numRef", "numCache"), [.. figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture))]);
        writer.WriteEndElement();
    }

    private static void Reference(XmlWriter writer, (string Role, string Reference, string Cache) names, IReadOnlyList<string> values)
    {
        writer.WriteStartElement(names.Role, Chart);
        writer.WriteStartElement(names.Reference, Chart);
        writer.WriteElementString("f", Chart, $"数据!$A$2:$A${values.Count + 1}");
        Cache(writer, names.Cache, values);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Cache(XmlWriter writer, string cache, IReadOnlyList<string> values)
    {
        writer.WriteStartElement(cache, Chart);
        Value(writer, "ptCount", values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            writer.WriteStartElement("pt", Chart);
            writer.WriteAttributeString("idx", i.ToString(CultureInfo.InvariantCulture));
            writer.WriteElementString("v", Chart, values[i]);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Value(XmlWriter writer, string name, int value)
    {
        writer.WriteStartElement(name, Chart);
        writer.WriteAttributeString("val", value.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndElement();
    }
}
