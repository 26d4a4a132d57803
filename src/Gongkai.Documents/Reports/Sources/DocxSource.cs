using System.Globalization;
using System.Xml;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>Word 文档 — the body of a DOCX as paragraphs and tables, as it is printed: numbers counted, deleted and hidden text left out.</summary>
internal sealed class DocxSource
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    private readonly XmlReader _reader;
    private readonly SourceLimits _limits;
    private readonly DocxNumbering _numbering;
    private readonly BlockWriter _writer;
    private string? _style;
    private string? _numberId;
    private string? _level;
    private bool _inParagraphProperties;
    private bool _inRowProperties;
    private bool _hidden;
    private bool _endsSection;
    private bool _isPlaceholder;

    private DocxSource(XmlReader reader, SourceLimits limits, DocxNumbering numbering)
    {
        _reader = reader;
        _limits = limits;
        _numbering = numbering;
        _writer = new BlockWriter(limits);
    }

    public static Result<SourceDocument> Read(ZipPackage package, string main, SourceLimits limits)
    {
        var numbering = DocxNumbering.Read(package, main);
        using var reader = package.OpenXml(main)!;
        var source = new DocxSource(reader, limits, numbering);
        source.ReadBody();
        var document = source._writer.ToDocument(SourceKind.Docx);
        return !source._writer.HasText ? SourceRefusals.NoText : document with { OuterTitle = TitleOf(package) };
    }

    private static string? TitleOf(ZipPackage package)
    {
        using var reader = package.OpenXml("docProps/core.xml");
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "title")
            {
                var title = reader.ReadElementContentAsString().Trim();
                return title.Length == 0 ? null : title;
            }
        }

        return null;
    }

    private void ReadBody()
    {
        var more = _reader.Read();
        while (more)
        {
            if (_reader.Depth > _limits.Depth)
            {
                throw new SourceRefusedException(SourceRefusals.TooDeep);
            }

            if (_reader.NodeType == XmlNodeType.Element && IsLeftOut())
            {
                _reader.Skip();
                more = !_reader.EOF;
                continue;
            }

            if (_reader.NodeType == XmlNodeType.Element && IsWord())
            {
                var isEmpty = _reader.IsEmptyElement;
                var name = _reader.LocalName;
                if (name == "t" && !isEmpty)
                {
                    AppendText(_reader.ReadElementContentAsString());
                    continue;
                }

                Enter(name);
                if (isEmpty)
                {
                    Leave(name);
                }
            }
            else if (_reader.NodeType == XmlNodeType.EndElement && IsWord())
            {
                Leave(_reader.LocalName);
            }

            more = _reader.Read();
        }
    }

    private bool IsWord() => _reader.NamespaceURI is Transitional or Strict;

    /// <summary>What is in the file but not on the paper: deletions, field codes, old properties, the second copy of a text box.</summary>
    private bool IsLeftOut()
    {
        switch (_reader.LocalName)
        {
            case "del" when _inRowProperties:
                _writer.Table?.DropsRow = true;
                return true;
            case "del" or "moveFrom" or "instrText" or "delText" or "delInstrText" or "rPrChange" or "pPrChange" or "tblPrChange" or "tcPrChange"
                or "trPrChange" or "sectPrChange" or "Fallback" or "rt" or "tblPr" or "tblGrid":
                return true;
            case "sdtPr":
                _isPlaceholder = false;
                return false;
            case "showingPlcHdr":
                _isPlaceholder = SafeXml.IsOn(_reader.Attribute("val"));
                return false;
            case "sdtContent" when _isPlaceholder:
                _isPlaceholder = false;
                return true;
            default:
                return false;
        }
    }

    private void AppendText(string text)
    {
        if (!_hidden)
        {
            _writer.Line.AppendVerbatim(text);
        }
    }

    private void Enter(string name)
    {
        switch (name)
        {
            case "p":
                BeginParagraph();
                break;
            case "pPr":
                _inParagraphProperties = true;
                break;
            case "r":
                _hidden = false;
                break;
            case "pStyle":
                _style = _reader.Attribute("val");
                break;
            case "numId" when _inParagraphProperties:
                _numberId = _reader.Attribute("val");
                break;
            case "ilvl" when _inParagraphProperties:
                _level = _reader.Attribute("val");
                break;
            case "vanish" when !_inParagraphProperties:
                _hidden = SafeXml.IsOn(_reader.Attribute("val"));
                break;
            case "pageBreakBefore" when SafeXml.IsOn(_reader.Attribute("val")):
                _writer.StartPage();
                break;
            case "sectPr" when _inParagraphProperties:
                _endsSection = true;
                break;
            case "type" when _endsSection:
                _endsSection = _reader.Attribute("val") != "continuous";
                break;
            case "txbxContent":
                _writer.SuspendLine();
                break;
            default:
                EnterRun(name);
                break;
        }
    }

    private void EnterRun(string name)
    {
        switch (name)
        {
            case "tab" or "ptab" when !_inParagraphProperties:
                AppendText("\t");
                break;
            case "br" or "cr":
                BreakLine(_reader.Attribute("type"));
                break;
            case "lastRenderedPageBreak" when _writer.Line.Length == 0:
                _writer.StartPage();
                break;
            case "noBreakHyphen":
                AppendText("-");
                break;
            case "sym":
                AppendSymbol();
                break;
            default:
                EnterTable(name);
                break;
        }
    }

    private void EnterTable(string name)
    {
        var cell = _writer.Table?.Cell;
        switch (name)
        {
            case "tbl":
                _writer.BeginTable();
                break;
            case "tr":
                _writer.BeginRow();
                break;
            case "tc":
                _writer.BeginCell();
                break;
            case "trPr":
                _inRowProperties = true;
                break;
            case "hidden" when _inRowProperties && SafeXml.IsOn(_reader.Attribute("val")):
                _writer.Table?.DropsRow = true;
                break;
            case "gridBefore":
                _writer.Table?.SkippedColumns = Math.Clamp(Number(_reader.Attribute("val"), 0), 0, _limits.Columns);
                break;
            case "gridSpan":
                cell?.ColumnSpan = Math.Clamp(Number(_reader.Attribute("val"), 1), 1, _limits.Columns);
                break;
            case "vMerge":
                var starts = _reader.Attribute("val") == "restart";
                cell?.StartsMerge = starts;
                cell?.Continues = !starts;
                break;
            case "hMerge":
                cell?.ExtendsLeft = _reader.Attribute("val") != "restart";
                break;
            default:
                break;
        }
    }

    private void Leave(string name)
    {
        switch (name)
        {
            case "p":
                _writer.EndLine(keepEmpty: !_writer.InTable);
                if (_endsSection)
                {
                    _writer.StartPage();
                    _endsSection = false;
                }

                break;
            case "pPr":
                _inParagraphProperties = false;
                _writer.Line.AppendVerbatim(_numbering.Next(_style, _numberId, _level));
                break;
            case "r":
                _hidden = false;
                break;
            case "trPr":
                _inRowProperties = false;
                break;
            case "txbxContent":
                _writer.ResumeLine();
                break;
            case "tbl":
                _writer.EndTable();
                break;
            case "tr":
                _writer.EndRow();
                break;
            case "tc":
                _writer.EndCell();
                break;
            default:
                break;
        }
    }

    private void BeginParagraph()
    {
        _style = null;
        _numberId = null;
        _level = null;
        _hidden = false;
    }

    private void BreakLine(string? type)
    {
        if (_hidden)
        {
            return;
        }

        _writer.EndLine();
        if (type == "page")
        {
            _writer.StartPage();
        }
    }

    private void AppendSymbol()
    {
        // Symbol fonts keep their glyphs in the private area, where the code says nothing about what is printed.
        if (int.TryParse(_reader.Attribute("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            && code is >= ' ' and < 0xD800)
        {
            AppendText(((char)code).ToString());
        }
    }

    private static int Number(string? value, int missing) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : missing;
}
