using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using static Gongkai.Documents.Office.OfficialPage;

namespace Gongkai.Documents.Letters;

/// <summary>文书表格 — the rows of a form as a table: labels centred, values to the left, rows that do not break.</summary>
internal static class PaperDocxTable
{
    private const uint RuleWidth = 6;
    private const uint RowHeight = 560;
    private const uint TallRowHeight = 1120;

    public static Table Create(IReadOnlyList<PaperBlock> rows, IReadOnlyList<int> shares)
    {
        var columns = rows.Max(row => row.Cells.Sum(cell => cell.Span));
        var widths = Widths(columns, shares);
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    Rule<TopBorder>(), Rule<LeftBorder>(), Rule<BottomBorder>(), Rule<RightBorder>(), Rule<InsideHorizontalBorder>(), Rule<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(width => new GridColumn { Width = Text(width) })));
        foreach (var row in rows)
        {
            var line = new TableRow(new TableRowProperties(
                new CantSplit(),
                new TableRowHeight { Val = row.Cells.Any(cell => cell.IsRoomy) ? TallRowHeight : RowHeight, HeightType = HeightRuleValues.AtLeast }));
            var column = 0;
            foreach (var cell in row.Cells)
            {
                line.AppendChild(Cell(cell, widths.Skip(column).Take(cell.Span).Sum()));
                column += cell.Span;
            }

            table.AppendChild(line);
        }

        return table;
    }

    private static TableCell Cell(PaperCell cell, int width)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa });
        if (cell.Span > 1)
        {
            properties.AppendChild(new GridSpan { Val = cell.Span });
        }

        if (cell.Rows != 1)
        {
            properties.AppendChild(cell.Rows == 0 ? new VerticalMerge() : new VerticalMerge { Val = MergedCellValues.Restart });
        }

        properties.AppendChild(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var element = new TableCell(properties);
        foreach (var text in cell.Text.Split('\n'))
        {
            var paragraph = text.Length > 0 ? Styled(PaperStyles.IdOf(PaperBlockKind.Row), Run(text)) : Styled(PaperStyles.IdOf(PaperBlockKind.Row));
            if (cell.IsLabel)
            {
                paragraph.ParagraphProperties!.AppendChild(new Justification { Val = JustificationValues.Center });
            }

            element.AppendChild(paragraph);
        }

        return element;
    }

    private static List<int> Widths(int columns, IReadOnlyList<int> shares)
    {
        IReadOnlyList<int> used = shares.Count == columns ? shares : [.. Enumerable.Repeat(1, columns)];
        return [.. used.Select(share => TypeWidth * share / used.Sum())];
    }

    private static T Rule<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = RuleWidth };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
