using System.Globalization;
using System.Xml;
using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Packages;

/// <summary>工作表检查 — reads one sheet cell by cell without holding it: what is hidden, what is personal, what is left behind the cells.</summary>
internal sealed class SheetReader(string place, bool isWholeHidden, SharedTexts texts, SheetCells cells, FindingList findings)
{
    private const int ShortestNumber = 7;
    private int _row;
    private int _column;
    private bool _isRowHidden;

    /// <summary>True where a formula reads another file.</summary>
    public bool HasExternalFormula { get; private set; }

    public void Read(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Comment)
            {
                findings.Add(ReleaseFindingKind.MarkupRemark, place, reader.Value);
                findings.Scan(reader.Value, $"{place}（标记注释）", isHidden: true);
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                Element(reader);
            }
        }
    }

    private void Element(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "sheetFormatPr":
                cells.HidesRowsByDefault = SafeXml.IsOn(reader.GetAttribute("zeroHeight") ?? "0");
                break;
            case "col" when IsHidden(reader, "width"):
                cells.HideColumns(Number(reader.GetAttribute("min")), Number(reader.GetAttribute("max")));
                break;
            case "row":
                _row = reader.GetAttribute("r") is { } row ? Number(row) : _row + 1;
                _column = 0;
                _isRowHidden = IsHidden(reader, "ht") || (cells.HidesRowsByDefault && reader.GetAttribute("ht") is null);
                break;
            case "c":
                Cell(reader);
                break;
            case "filterColumn":
                cells.HasFilter = true;
                break;
            case "scenario":
                findings.Add(ReleaseFindingKind.Scenario, $"{place}方案“{reader.GetAttribute("name")}”", reader.GetAttribute("comment") ?? "");
                Text(reader.GetAttribute("comment"), "方案");
                break;
            case "inputCells":
                Text(reader.GetAttribute("val"), "方案");
                break;
            case "hyperlink":
                Visible(reader.GetAttribute("tooltip"));
                Visible(reader.GetAttribute("display"));
                break;
            case "dataValidation":
                Visible(reader.GetAttribute("prompt"));
                Visible(reader.GetAttribute("error"));
                break;
            case "formula1" or "formula2" or "formula" or "oddHeader" or "oddFooter" or "evenHeader" or "evenFooter" or "firstHeader" or "firstFooter":
                Visible(Content(reader));
                break;
            case "extLst":
                Extension(reader);
                break;
        }
    }

    private void Cell(XmlReader reader)
    {
        var reference = reader.GetAttribute("r");
        _column = reference is null ? _column + 1 : SheetCells.ColumnOf(reference);
        var format = Number(reader.GetAttribute("s"));
        var type = reader.GetAttribute("t");
        if (reader.IsEmptyElement)
        {
            return;
        }

        var isColumnHidden = cells.IsColumnHidden(_column);
        var isFormatHidden = cells.IsFormatHidden(format);
        var isHidden = isWholeHidden || _isRowHidden || isColumnHidden || isFormatHidden;
        var hasContent = false;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "v" or "t" or "f")
            {
                var isFormula = reader.LocalName == "f";
                var isInside = reader.LocalName == "v" && type == "s";
                var value = Content(reader);
                hasContent |= Value(value, isInside, isFormula, isHidden);
            }
        }

        if (hasContent && !isWholeHidden)
        {
            Note(isColumnHidden, isFormatHidden);
        }
    }

    private bool Value(string value, bool isShared, bool isFormula, bool isHidden)
    {
        if (isShared)
        {
            var index = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            texts.Use(index, CellPlace, isHidden, findings);
            return texts.IsFilled(index);
        }

        if (isFormula)
        {
            HasExternalFormula |= value.Contains('[', StringComparison.Ordinal);
        }

        if (value.Length >= ShortestNumber)
        {
            findings.Scan(value, CellPlace, isHidden);
        }

        return value.Length > 0 && !isFormula;
    }

    private void Note(bool isColumnHidden, bool isFormatHidden)
    {
        if (_isRowHidden)
        {
            cells.NoteRow(_row);
        }
        else if (isColumnHidden)
        {
            cells.NoteColumn(_column);
        }
        else if (isFormatHidden)
        {
            cells.FirstHiddenFormat = cells.HiddenFormatCells++ == 0 ? $"{SheetCells.Letters(_column)}{_row}" : cells.FirstHiddenFormat;
        }
    }

    // Extensions hold sparklines and formats; their text is looked through, and they are left out of a clean copy.
    private void Extension(XmlReader reader)
    {
        using var inner = reader.ReadSubtree();
        HiddenParts.Texts(inner, text => Text(text, "扩展数据"));
    }

    private void Text(string? text, string where) => findings.Scan(text ?? "", $"{place}{where}", isHidden: true);

    private void Visible(string? text) => findings.Scan(text ?? "", place, isWholeHidden);

    private string CellPlace() => $"{place}!{SheetCells.Letters(_column)}{_row}";

    private static bool IsHidden(XmlReader reader, string size) =>
        SafeXml.IsOn(reader.GetAttribute("hidden") ?? "0") || (double.TryParse(reader.GetAttribute(size), CultureInfo.InvariantCulture, out var value) && value <= 0);

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Stays on the end of the element, so that the loop around goes on with what follows.
    private static string Content(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        var text = "";
        while (reader.Read() && reader.Depth > depth)
        {
            text = reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace ? text.Length == 0 ? reader.Value : text + reader.Value : text;
        }

        return text;
    }
}
