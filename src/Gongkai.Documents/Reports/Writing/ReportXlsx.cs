using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>年报工作簿 — one sheet for the text and one a table, merged and printed like the form; numbers are numbers, blanks stay blank.</summary>
public static class ReportXlsx
{
    private const string TextSheet = "正文";
    private const double TextColumnWidth = 100;
    private const int LongestSheetName = 31;

    public static void Write(Stream output, AnnualReport report)
    {
        // The package needs a stream that it can seek in.
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = XlsxStyles.Create();
            var sheets = new Sheets();
            var names = new DefinedNames();
            var blocks = PrescribedReport.Compose(report);
            Add(workbook, sheets, TextSheet, TextWorksheet(blocks));
            foreach (var section in report.Sections)
            {
                foreach (var table in report.Tables.Where(table => table.Format.Section == section.Number))
                {
                    var name = SheetName(section, sheets);
                    var prescribed = PrescribedTable.From(table);
                    Add(workbook, sheets, name, TableWorksheet(prescribed));
                    if (prescribed.HeadRows > 0)
                    {
                        names.AppendChild(new DefinedName(string.Create(CultureInfo.InvariantCulture, $"'{name}'!$1:${prescribed.HeadRows}"))
                        {
                            Name = "_xlnm.Print_Titles",
                            LocalSheetId = (uint)(sheets.ChildElements.Count - 1),
                        });
                    }
                }
            }

            workbook.Workbook = new Workbook(sheets);
            if (names.HasChildren)
            {
                workbook.Workbook.AppendChild(names);
            }
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static void Add(WorkbookPart workbook, Sheets sheets, string name, Worksheet worksheet)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = worksheet;
        sheets.AppendChild(new Sheet { Name = name, SheetId = (uint)(sheets.ChildElements.Count + 1), Id = workbook.GetIdOfPart(part) });
    }

    private static string SheetName(ReportSection section, Sheets sheets)
    {
        var name = string.Concat(PrescribedReport.Name(section).Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'')));
        name = name.Length > LongestSheetName - 2 ? name[..(LongestSheetName - 2)] : name;
        return name.Length == 0 || sheets.Elements<Sheet>().Any(sheet => sheet.Name == name)
            ? string.Create(CultureInfo.InvariantCulture, $"{name}{section.Number}")
            : name;
    }

    private static Worksheet TextWorksheet(IReadOnlyList<PrescribedBlock> blocks)
    {
        var rows = new SheetData();
        foreach (var block in blocks)
        {
            if (block.Table is null)
            {
                var number = (uint)(rows.ChildElements.Count + 1);
                var style = block.Kind switch
                {
                    PrescribedBlockKind.Title => XlsxStyles.Title,
                    PrescribedBlockKind.Heading => XlsxStyles.Heading,
                    PrescribedBlockKind.SignOff => XlsxStyles.SignOff,
                    _ => XlsxStyles.Text,
                };
                rows.AppendChild(new Row(TextCell(Reference(0, number), block.Text, style)) { RowIndex = number });
            }
        }

        return new Worksheet(
            new SheetViews(new SheetView { WorkbookViewId = 0 }),
            new Columns(new Column { Min = 1, Max = 1, Width = TextColumnWidth, CustomWidth = true }),
            rows,
            Margins(),
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Portrait });
    }

    private static Worksheet TableWorksheet(PrescribedTable table)
    {
        var rows = new SheetData();
        var merges = new MergeCells();
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var number = (uint)(r + 1);
            var row = new Row { RowIndex = number };
            foreach (var cell in table.Rows[r].Cells)
            {
                row.AppendChild(ValueCell(cell, number));
                for (var i = 1; i < cell.ColumnSpan; i++)
                {
                    row.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Cell { CellReference = Reference(cell.Column + i, number), StyleIndex = Style(cell) });
                }

                if (!cell.IsCovered && (cell.ColumnSpan > 1 || cell.RowSpan > 1))
                {
                    var last = Reference(cell.Column + cell.ColumnSpan - 1, number + (uint)cell.RowSpan - 1);
                    merges.AppendChild(new MergeCell { Reference = $"{Reference(cell.Column, number)}:{last}" });
                }
            }

            rows.AppendChild(row);
        }

        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(View(table)),
            ColumnWidths(table),
            rows);
        if (merges.HasChildren)
        {
            worksheet.AppendChild(merges);
        }

        worksheet.Append(
            new PrintOptions { HorizontalCentered = true },
            Margins(),
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 });
        return worksheet;
    }

    private static SheetView View(PrescribedTable table)
    {
        var view = new SheetView { WorkbookViewId = 0 };
        if (table.HeadRows > 0 || table.LabelColumns > 0)
        {
            var pane = new Pane { TopLeftCell = Reference(table.LabelColumns, (uint)table.HeadRows + 1), State = PaneStateValues.Frozen, ActivePane = PaneValues.TopRight };
            if (table.LabelColumns > 0)
            {
                pane.HorizontalSplit = table.LabelColumns;
            }

            if (table.HeadRows > 0)
            {
                pane.VerticalSplit = table.HeadRows;
                pane.ActivePane = table.LabelColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft;
            }

            view.AppendChild(pane);
        }

        return view;
    }

    private static Columns ColumnWidths(PrescribedTable table)
    {
        var columns = new Columns();
        for (var i = 0; i < table.Widths.Count; i++)
        {
            // A unit of width is about two millimetres; figures of five digits need eight units.
            columns.AppendChild(new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Max(8, table.Widths[i] / 2), CustomWidth = true });
        }

        return columns;
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell ValueCell(PrescribedCell cell, uint row)
    {
        var reference = Reference(cell.Column, row);
        if (cell.IsCovered || cell.Text.Length == 0)
        {
            return new DocumentFormat.OpenXml.Spreadsheet.Cell { CellReference = reference, StyleIndex = Style(cell) };
        }

        return cell.Value?.Value is { } value && IsPlain(cell, value)
            ? new DocumentFormat.OpenXml.Spreadsheet.Cell(new CellValue(PrintedCell.Number(value))) { CellReference = reference, StyleIndex = Style(cell) }
            : TextCell(reference, cell.Text, Style(cell));
    }

    // A sum with its unit printed, and a number too long for the program's own numbers, stay text: nothing may be lost.
    private static bool IsPlain(PrescribedCell cell, decimal value) =>
        Math.Abs(value) < 1e15m
        && PrintedCell.Number(value).Length <= 15
        && (cell.Value!.Unit is null || CellText.Read(cell.Text, ColumnKind.Count, null, default)?.Value == value);

    private static DocumentFormat.OpenXml.Spreadsheet.Cell TextCell(string reference, string text, uint style) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = reference, DataType = CellValues.InlineString, StyleIndex = style };

    private static uint Style(PrescribedCell cell) => cell.Kind switch
    {
        PrescribedCellKind.Value => XlsxStyles.Value,
        PrescribedCellKind.RowLabel => XlsxStyles.Label,
        _ => XlsxStyles.Head,
    };

    private static PageMargins Margins() => new() { Left = 0.8, Right = 0.8, Top = 1, Bottom = 1, Header = 0.4, Footer = 0.4 };

    private static string Reference(int column, uint row) =>
        column < 26
            ? string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{row}")
            : string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}{row}");
}
