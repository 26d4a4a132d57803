using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Gongkai.Documents.Tables;

/// <summary>流式工作簿 — writes one sheet row by row into a stream, however many rows there are; memory stays flat.</summary>
public sealed class XlsxStream : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly ZipArchive _archive;
    private readonly XmlWriter _sheet;
    private int _row;

    /// <param name="output">Left open.</param>
    /// <param name="sheetName">At most 31 characters, without \ / ? * [ ] :.</param>
    /// <param name="head">The head row; it stays in view.</param>
    public XlsxStream(Stream output, string sheetName, IReadOnlyList<string> head)
    {
        _archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml",
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"""
            + """<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"""
            + """<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""
            + """<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        Part("_rels/.rels", $"""<Relationships xmlns="{Packages}"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Packages}"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part("xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{XmlText(sheetName)}" sheetId="1" r:id="r1"/></sheets></workbook>""");
        Part("xl/styles.xml",
            $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>"""
            + """<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"""
            + """<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">"""
            + """<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>""");

        _sheet = XmlWriter.Create(_archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });
        _sheet.WriteStartElement("worksheet", Main);
        _sheet.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        _sheet.WriteStartElement("sheetData", Main);
        Write(head, style: 1);
    }

    /// <summary>Writes one row; null and empty values leave the cell empty, decimals and whole numbers become numbers, all else text.</summary>
    public void Write(IEnumerable<object?> values) => Write(values, style: 0);

    public void Dispose()
    {
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.Dispose();
        _archive.Dispose();
    }

    private void Write(IEnumerable<object?> values, int style)
    {
        _sheet.WriteStartElement("row", Main);
        _sheet.WriteAttributeString("r", (++_row).ToString(CultureInfo.InvariantCulture));
        var column = 0;
        foreach (var value in values)
        {
            Cell(value, Address(column++), style);
        }

        _sheet.WriteEndElement();
    }

    private void Cell(object? value, string address, int style)
    {
        if (value is null or "")
        {
            return;
        }

        _sheet.WriteStartElement("c", Main);
        _sheet.WriteAttributeString("r", address);
        _sheet.WriteAttributeString("s", style == 0 ? "0" : "1");
        if (value is int or long or decimal)
        {
            _sheet.WriteElementString("v", Main, Convert.ToString(value, CultureInfo.InvariantCulture));
        }
        else
        {
            _sheet.WriteAttributeString("t", "inlineStr");
            _sheet.WriteStartElement("is", Main);
            _sheet.WriteStartElement("t", Main);
            _sheet.WriteAttributeString("xml", "space", null, "preserve");
            _sheet.WriteString(XmlWords.Of(Convert.ToString(value, CultureInfo.InvariantCulture)!));
            _sheet.WriteEndElement();
            _sheet.WriteEndElement();
        }

        _sheet.WriteEndElement();
    }

    private string Address(int column)
    {
        var letters = "";
        for (var left = column; left >= 0; left = (left / 26) - 1)
        {
            letters = (char)('A' + (left % 26)) + letters;
        }

        return letters + _row.ToString(CultureInfo.InvariantCulture);
    }

    private void Part(string name, string xml)
    {
        using var writer = new StreamWriter(_archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8"?>""");
        writer.Write(xml);
    }

    private static string XmlText(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

}
