using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>公文样式 — faces and sizes of GB/T 9704-2012: 小标宋 二号 for the title, 仿宋 三号 for the body, 黑体 and 楷体 for the levels, 五号 in tables.</summary>
internal static class DocxStyles
{
    public const string Body = "Normal";
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string SignOff = "SignOff";
    public const string Note = "ConverterNote";
    public const string TableText = "TableText";
    public const string PageNumber = "PageNumberLine";
    public const string Kai = "楷体_GB2312";

    private const string Song = "宋体";
    private const string FangSong = "仿宋_GB2312";
    private const string Hei = "黑体";
    private const string SmallTitleSong = "方正小标宋简体";

    // Sizes in half points: 二号 22, 三号 16, 四号 14, 五号 10.5.
    private const int SizeTwo = 44;
    private const int SizeThree = 32;
    private const int SizeFour = 28;
    private const int SizeFive = 21;
    private const string FixedLine = "579";
    private const string TitleLine = "700";

    public static Styles Create() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            Fonts(FangSong),
            new FontSize { Val = Text(SizeThree) },
            new Languages { Val = "en-US", EastAsia = "zh-CN" }))),
        Paragraph(new Look(Body, "Normal", FangSong, SizeThree) { FirstLineCharacters = 2, Side = JustificationValues.Both }),
        Paragraph(new Look(Title, "Title", SmallTitleSong, SizeTwo) { Line = TitleLine, After = FixedLine, Side = JustificationValues.Center }),
        Paragraph(new Look(Heading, "heading 1", Hei, SizeThree) { FirstLineCharacters = 2, IsHeading = true }),
        Paragraph(new Look(SignOff, "Sign-off", FangSong, SizeThree) { RightCharacters = 4, Side = JustificationValues.Right }),
        Paragraph(new Look(Note, "Converter note", Kai, SizeFour)),
        Paragraph(new Look(TableText, "Table text", Song, SizeFive) { Line = null, Side = JustificationValues.Center }),
        Paragraph(new Look(PageNumber, "Page number line", Song, SizeFour) { Line = null }));

    public static Run InFont(Run run, string font)
    {
        run.PrependChild(new RunProperties(Fonts(font)));
        return run;
    }

    private static Style Paragraph(Look look)
    {
        var properties = new StyleParagraphProperties();
        if (look.IsHeading)
        {
            properties.AppendChild(new KeepNext());
        }

        // A line is fixed, as in official documents, except where figures must not be cut.
        var lines = look.Line is { } line
            ? new SpacingBetweenLines { Before = "0", After = look.After, Line = line, LineRule = LineSpacingRuleValues.Exact }
            : new SpacingBetweenLines { Before = "0", After = look.After, Line = "240", LineRule = LineSpacingRuleValues.Auto };
        // Characters follow the size of the type; the twips beside them are for programs that know no characters.
        var indentation = new Indentation
        {
            FirstLineChars = look.FirstLineCharacters * 100,
            FirstLine = Text(look.FirstLineCharacters * look.Size * 10),
            RightChars = look.RightCharacters * 100,
            Right = Text(look.RightCharacters * look.Size * 10),
        };
        if (look.Line != FixedLine)
        {
            properties.AppendChild(new SnapToGrid { Val = false });
        }

        properties.Append(lines, indentation, new Justification { Val = look.Side });
        if (look.IsHeading)
        {
            properties.AppendChild(new OutlineLevel { Val = 0 });
        }

        var style = new Style(new StyleName { Val = look.Name }) { Type = StyleValues.Paragraph, StyleId = look.Id };
        if (look.Id == Body)
        {
            style.Default = true;
        }
        else
        {
            style.AppendChild(new BasedOn { Val = Body });
        }

        style.Append(properties, new StyleRunProperties(Fonts(look.Font), new FontSize { Val = Text(look.Size) }));
        return style;
    }

    private static RunFonts Fonts(string name) => new() { Ascii = name, HighAnsi = name, EastAsia = name };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Look(string Id, string Name, string Font, int Size)
    {
        public string? Line { get; init; } = FixedLine;

        public string After { get; init; } = "0";

        public int FirstLineCharacters { get; init; }

        public int RightCharacters { get; init; }

        public JustificationValues Side { get; init; } = JustificationValues.Left;

        public bool IsHeading { get; init; }
    }
}
