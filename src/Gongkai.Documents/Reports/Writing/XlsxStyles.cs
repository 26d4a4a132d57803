using DocumentFormat.OpenXml.Spreadsheet;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>工作簿样式 — the few cell styles of a written workbook, by their index.</summary>
internal static class XlsxStyles
{
    public const uint Text = 1;
    public const uint Title = 2;
    public const uint Heading = 3;
    public const uint SignOff = 4;
    public const uint Head = 5;
    public const uint Label = 6;
    public const uint Value = 7;

    private const uint Plain = 0;
    private const uint TitleFont = 1;
    private const uint HeadingFont = 2;
    private const uint NoFill = 0;
    private const uint HeadFill = 2;
    private const uint NoBorder = 0;
    private const uint Ruled = 1;

    public static Stylesheet Create() => new(
        new Fonts(Font("宋体", 11), Font("方正小标宋简体", 18), Font("黑体", 12)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFF2F2F2" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder { Style = BorderStyleValues.Thin },
                new RightBorder { Style = BorderStyleValues.Thin },
                new TopBorder { Style = BorderStyleValues.Thin },
                new BottomBorder { Style = BorderStyleValues.Thin },
                new DiagonalBorder())),
        new CellStyleFormats(new CellFormat { FontId = Plain, FillId = NoFill, BorderId = NoBorder }),
        new CellFormats(
            Format(Plain, NoFill, NoBorder, HorizontalAlignmentValues.General),
            Format(Plain, NoFill, NoBorder, HorizontalAlignmentValues.Left),
            Format(TitleFont, NoFill, NoBorder, HorizontalAlignmentValues.Center),
            Format(HeadingFont, NoFill, NoBorder, HorizontalAlignmentValues.Left),
            Format(Plain, NoFill, NoBorder, HorizontalAlignmentValues.Right),
            Format(Plain, HeadFill, Ruled, HorizontalAlignmentValues.Center),
            Format(Plain, HeadFill, Ruled, HorizontalAlignmentValues.Left),
            Format(Plain, NoFill, Ruled, HorizontalAlignmentValues.Center)));

    private static Font Font(string name, double size) => new(new FontSize { Val = size }, new FontName { Val = name });

    private static CellFormat Format(uint font, uint fill, uint border, HorizontalAlignmentValues horizontal) =>
        new(new Alignment { Horizontal = horizontal, Vertical = VerticalAlignmentValues.Center, WrapText = true })
        {
            FormatId = 0,
            FontId = font,
            FillId = fill,
            BorderId = border,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
        };
}
