using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>公文中的表 — the prescribed form as a table of a text document: merges, repeated head rows, rows that do not break.</summary>
internal static class DocxTable
{
    private const double TwipsPerMillimetre = 1440 / 25.4;
    private const uint RuleWidth = 4;

    public static Table Create(PrescribedTable table)
    {
        var widths = table.Widths.Select(width => (int)Math.Round(width * TwipsPerMillimetre)).ToList();
        var element = new Table(
            new TableProperties(
                new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 40, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 40, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(width => new GridColumn { Width = Text(width) })));
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var properties = new TableRowProperties(new CantSplit());
            if (r < table.HeadRows)
            {
                properties.AppendChild(new TableHeader());
            }

            var row = new TableRow(properties);
            foreach (var cell in table.Rows[r].Cells)
            {
                row.AppendChild(Cell(cell, widths, table.Rows[r].IsHead));
            }

            element.AppendChild(row);
        }

        return element;
    }

    private static TableCell Cell(PrescribedCell cell, List<int> widths, bool isHead)
    {
        var properties = new TableCellProperties(new TableCellWidth
        {
            Width = Text(widths.Skip(cell.Column).Take(cell.ColumnSpan).Sum()),
            Type = TableWidthUnitValues.Dxa,
        });
        if (cell.ColumnSpan > 1)
        {
            properties.AppendChild(new GridSpan { Val = cell.ColumnSpan });
        }

        if (cell.RowSpan > 1)
        {
            properties.AppendChild(cell.IsCovered ? new VerticalMerge() : new VerticalMerge { Val = MergedCellValues.Restart });
        }

        properties.AppendChild(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var paragraph = new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.TableText });
        if (isHead)
        {
            paragraph.AppendChild(new KeepNext());
        }

        if (cell.Kind == PrescribedCellKind.RowLabel)
        {
            paragraph.AppendChild(new Justification { Val = JustificationValues.Left });
        }

        var text = cell.IsCovered || cell.Text.Length == 0
            ? new Paragraph(paragraph)
            : new Paragraph(paragraph, new Run(new Text(cell.Text) { Space = SpaceProcessingModeValues.Preserve }));
        return new TableCell(properties, text);
    }

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = RuleWidth },
        new LeftBorder { Val = BorderValues.Single, Size = RuleWidth },
        new BottomBorder { Val = BorderValues.Single, Size = RuleWidth },
        new RightBorder { Val = BorderValues.Single, Size = RuleWidth },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = RuleWidth },
        new InsideVerticalBorder { Val = BorderValues.Single, Size = RuleWidth });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
