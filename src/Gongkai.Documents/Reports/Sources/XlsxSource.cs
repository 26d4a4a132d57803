using System.Globalization;
using System.Xml;
using Gongkai.Domain;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>Excel 工作簿 — the visible sheets of an XLSX, numbers as printed, merged cells resolved.</summary>
internal static class XlsxSource
{
    public static Result<SourceDocument> Read(ZipPackage package, string main, SourceLimits limits)
    {
        var book = XlsxBook.Read(package, main);
        var writer = new BlockWriter(limits);
        var cells = 0;
        for (var index = 0; index < book.Sheets.Count; index++)
        {
            var grid = new SheetGrid(limits, index + 1);
            using var reader = package.OpenXml(book.Sheets[index]);
            if (reader is not null)
            {
                new XlsxSheet(reader, book, grid, limits).Read(ref cells);
                writer.AddAll(grid.ToBlocks());
            }
        }

        return writer.HasText ? writer.ToDocument(SourceKind.Xlsx) : SourceRefusals.NoSheet;
    }
}

/// <summary>工作表 — reads one sheet part cell by cell.</summary>
internal sealed class XlsxSheet(XmlReader reader, XlsxBook book, SheetGrid grid, SourceLimits limits)
{
    private const int LastColumn = 16_384;
    private const int LastRow = 1_048_576;

    private readonly List<(int First, int Last)> _hiddenColumns = [];

    public void Read(ref int cells)
    {
        var row = 0;
        var column = 0;
        var isHidden = false;
        var more = reader.Read();
        while (more)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "col" when reader.GetAttribute("hidden") is "1" or "true":
                        _hiddenColumns.Add((Number("min", 0) - 1, Number("max", 0) - 1));
                        break;
                    case "row":
                        row = Math.Clamp(Number("r", row + 1), 1, LastRow);
                        column = 0;
                        isHidden = reader.GetAttribute("hidden") is "1" or "true";
                        break;
                    case "c":
                        column = ReadCell(row, column, isHidden, ref cells) + 1;
                        continue;
                    case "mergeCell":
                        AddMerge(reader.GetAttribute("ref"));
                        break;
                    default:
                        break;
                }
            }

            more = reader.Read();
        }
    }

    /// <summary>Reads a cell and stops behind it.</summary>
    private int ReadCell(int row, int next, bool isHidden, ref int cells)
    {
        var column = Math.Min(ColumnOf(reader.GetAttribute("r")) ?? next, LastColumn);
        var type = reader.GetAttribute("t");
        var style = reader.GetAttribute("s");
        var value = "";
        if (reader.IsEmptyElement)
        {
            reader.Read();
        }
        else
        {
            var depth = reader.Depth;
            reader.Read();
            while (reader.Depth > depth)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "v")
                {
                    value = reader.ReadElementContentAsString();
                }
                else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "is")
                {
                    value = CellJoin.Flatten(XlsxBook.ReadRichText(reader));
                }
                else if (reader.NodeType == XmlNodeType.Element)
                {
                    reader.Skip();
                }
                else if (!reader.Read())
                {
                    break;
                }
            }
        }

        if (isHidden || _hiddenColumns.Exists(range => column >= range.First && column <= range.Last))
        {
            return column;
        }

        if (++cells > limits.Cells)
        {
            throw new SourceRefusedException(SourceRefusals.TooManyCells);
        }

        grid.Set(row, column, Print(value, type, style));
        return column;
    }

    private string Print(string value, string? type, string? style)
    {
        switch (type)
        {
            case "s":
                return book.TextAt(value);
            case "str" or "inlineStr" or "e":
                return CellJoin.Flatten(value);
            case "b":
                return value == "1" ? "TRUE" : "FALSE";
            case "d":
                return value.Length >= 10 ? value[..10] : value;
            default:
                return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                    ? book.FormatAt(style).Print(number, book.StartsIn1904)
                    : value;
        }
    }

    private void AddMerge(string? range)
    {
        var colon = range?.IndexOf(':') ?? -1;
        if (colon > 0
            && ColumnOf(range.AsSpan(0, colon)) is { } left && RowOf(range.AsSpan(0, colon)) is { } top
            && ColumnOf(range.AsSpan(colon + 1)) is { } right && RowOf(range.AsSpan(colon + 1)) is { } bottom)
        {
            grid.Merge(new SheetMerge(top, left, bottom, right));
        }
    }

    private int Number(string attribute, int missing) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : missing;

    private static int? ColumnOf(ReadOnlySpan<char> address)
    {
        var column = 0;
        foreach (var character in address.TrimStart('$'))
        {
            if (!char.IsAsciiLetterUpper(character) || column > LastColumn)
            {
                break;
            }

            column = (column * 26) + character - 'A' + 1;
        }

        return column == 0 ? null : Math.Min(column, LastColumn) - 1;
    }

    private static int? RowOf(ReadOnlySpan<char> address) =>
        int.TryParse(address.TrimStart("$ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && row is > 0 and <= LastRow
            ? row
            : null;
}
