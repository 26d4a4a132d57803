using System.Globalization;
using System.Text;

namespace Gongkai.Testing.Layouts;

/// <summary>电子表格 — workbooks written part by part: merged cells, several sheets, hidden rows, numbers as text, formulas.</summary>
public static class XlsxWriters
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static Func<Page, FileContent> Xlsx(XlsxLook look) => page =>
    {
        var sheets = new List<(string Name, string Xml)>();
        var sheet = new Sheet(look);
        foreach (var block in page.Blocks)
        {
            if (block is PrintedTable table)
            {
                sheet.Add(table, page);
            }
            else if (block is PrintedParagraph paragraph)
            {
                if (look.SheetPerPart && paragraph.Role == ParagraphRole.Heading)
                {
                    sheets.Add(($"第{sheets.Count}页", sheet.ToXml()));
                    sheet = new Sheet(look);
                }

                sheet.Add(paragraph);
            }
        }

        sheets.Add(($"第{sheets.Count}页", sheet.ToXml()));
        return FileContent.OfBytes(look.FileName, Pack(sheets, look));
    };

    private static byte[] Pack(List<(string Name, string Xml)> sheets, XlsxLook look)
    {
        if (look.HiddenSheet)
        {
            sheets.Add(("旧数据", $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>一、本年新收政府信息公开申请数量</t></is></c><c r=\"B1\"><v>99</v></c></row></sheetData></worksheet>"));
        }

        var numbers = Enumerable.Range(1, sheets.Count).ToList();
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))}</Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}</Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"{(sheet.Name == "旧数据" ? " state=\"hidden\"" : "")}/>"))}</sheets></workbook>"),
        };
        parts.AddRange(sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", sheet.Xml)));
        return DocxWriters.Pack([.. parts]);
    }

    private sealed class Sheet(XlsxLook look)
    {
        private readonly StringBuilder _rows = new();
        private readonly List<string> _merges = [];
        private int _row;

        public void Add(PrintedParagraph paragraph) => AppendRow([(0, Text(paragraph.Text.Replace("\f", "", StringComparison.Ordinal)))], false);

        public void Add(PrintedTable table, Page page)
        {
            var first = true;
            foreach (var (slots, row) in table.Slots().Zip(table.Rows))
            {
                var cells = new List<(int Column, string Xml)>();
                for (var column = 0; column < slots.Count; column++)
                {
                    var slot = slots[column];
                    if (!slot.IsOwn || (slot.Cell.Text.Length == 0 && look.OmitEmpty))
                    {
                        continue;
                    }

                    cells.Add((column, slot.Cell.Role == PrintedRole.Value ? Value(slot.Cell.Text) : Text(slot.Cell.Text)));
                    if (look.Merges && (slot.Cell.ColumnSpan > 1 || slot.Cell.RowSpan > 1))
                    {
                        _merges.Add($"{Name(column)}{_row + 1}:{Name(column + slot.Cell.ColumnSpan - 1)}{_row + slot.Cell.RowSpan}");
                    }
                }

                // A row of nothing but blanks is an empty row of the sheet.
                var isEmpty = row.Path is not null && row.Cells.All(cell => cell.Text.Trim().Length == 0);
                if (isEmpty || (!look.Merges && row.Cells.Any(cell => cell.Address is not null && cell.Text.Trim().Length == 0)))
                {
                    page.Expect.MayRefuse(row);
                }

                AppendRow(cells, false);
                if (first && look.HiddenRow && row.Path == "newReceived")
                {
                    page.Expect.MayRefuse(row);
                    AppendRow([(0, Text("一、本年新收政府信息公开申请数量")), .. Enumerable.Range(3, 7).Select(column => (column, "<v>99</v>"))], true);
                    first = false;
                }
            }
        }

        public string ToXml() =>
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{Main}\"><sheetData>{_rows}</sheetData>{(_merges.Count == 0 ? "" : $"<mergeCells>{string.Concat(_merges.Select(merge => $"<mergeCell ref=\"{merge}\"/>"))}</mergeCells>")}</worksheet>";

        private string Value(string text)
        {
            var isNumber = decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out _);
            return !isNumber || look.NumbersAsText ? Text(text) : look.Formulas ? $"<f>SUM(A1:A1)+{text}</f><v>{text}</v>" : $"<v>{text}</v>";
        }

        private static string Text(string text) => $"<is><t xml:space=\"preserve\">{DocxWriters.Escaped(text)}</t></is>";

        private void AppendRow(IReadOnlyList<(int Column, string Xml)> cells, bool hidden)
        {
            _row++;
            _rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{_row}\"{(hidden ? " hidden=\"1\"" : "")}>");
            foreach (var (column, xml) in cells)
            {
                _rows.Append(CultureInfo.InvariantCulture,
                    $"<c r=\"{Name(column)}{_row}\"{(xml.StartsWith("<is>", StringComparison.Ordinal) ? " t=\"inlineStr\"" : "")}>{xml}</c>");
            }

            _rows.Append("</row>");
        }

        private static string Name(int column) => column < 26 ? ((char)('A' + column)).ToString() : "A" + (char)('A' + column - 26);
    }
}

/// <summary>电子表格样式 — how the workbook was made.</summary>
public sealed record XlsxLook
{
    public string FileName { get; init; } = "年报.xlsx";

    public bool Merges { get; init; } = true;

    public bool SheetPerPart { get; init; }

    public bool HiddenSheet { get; init; }

    public bool HiddenRow { get; init; }

    public bool NumbersAsText { get; init; }

    public bool Formulas { get; init; }

    public bool OmitEmpty { get; init; } = true;
}
