using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Office;

/// <summary>段落样式 — face, size, line and indents of one kind of paragraph in an official document.</summary>
/// <param name="Id">Name by which paragraphs ask for it.</param>
/// <param name="Name">Name that the office program shows.</param>
/// <param name="Font">Face; named, never embedded.</param>
/// <param name="Size">In half points.</param>
internal sealed record ParagraphLook(string Id, string Name, string Font, int Size)
{
    /// <summary>The style that all others build on.</summary>
    public const string Body = "Normal";

    /// <summary>22 lines on the height of the type area.</summary>
    public const string FixedLine = "579";

    /// <summary>Line in twentieths of a point; null for as high as the type needs.</summary>
    public string? Line { get; init; } = FixedLine;

    public string Before { get; init; } = "0";

    public string After { get; init; } = "0";

    public int FirstLineCharacters { get; init; }

    public int LeftCharacters { get; init; }

    public int RightCharacters { get; init; }

    public JustificationValues Side { get; init; } = JustificationValues.Left;

    public bool IsHeading { get; init; }

    /// <summary>Stays on one page with the paragraph after it.</summary>
    public bool StaysWithNext { get; init; }

    /// <summary>Colour as six hexadecimal digits; null for the reader's.</summary>
    public string? Color { get; init; }

    public static RunFonts Fonts(string name) => new() { Ascii = name, HighAnsi = name, EastAsia = name };

    public Style ToStyle()
    {
        var properties = new StyleParagraphProperties();
        if (IsHeading || StaysWithNext)
        {
            properties.AppendChild(new KeepNext());
        }

        if (Line != FixedLine)
        {
            properties.AppendChild(new SnapToGrid { Val = false });
        }

        // A line is fixed, as in official documents, except where figures must not be cut.
        properties.AppendChild(Line is { } line
            ? new SpacingBetweenLines { Before = Before, After = After, Line = line, LineRule = LineSpacingRuleValues.Exact }
            : new SpacingBetweenLines { Before = Before, After = After, Line = "240", LineRule = LineSpacingRuleValues.Auto });
        properties.AppendChild(Indents());
        properties.AppendChild(new Justification { Val = Side });
        if (IsHeading)
        {
            properties.AppendChild(new OutlineLevel { Val = 0 });
        }

        var style = new Style(new StyleName { Val = Name }) { Type = StyleValues.Paragraph, StyleId = Id };
        if (Id == Body)
        {
            style.Default = true;
        }
        else
        {
            style.AppendChild(new BasedOn { Val = Body });
        }

        var run = new StyleRunProperties(Fonts(Font));
        if (Color is not null)
        {
            run.AppendChild(new Color { Val = Color });
        }

        run.AppendChild(new FontSize { Val = Text(Size) });
        style.Append(properties, run);
        return style;
    }

    // Characters follow the size of the type; the twips beside them are for programs that know no characters.
    private Indentation Indents()
    {
        var indentation = new Indentation
        {
            FirstLineChars = FirstLineCharacters * 100,
            FirstLine = Text(FirstLineCharacters * Size * 10),
            RightChars = RightCharacters * 100,
            Right = Text(RightCharacters * Size * 10),
        };
        if (LeftCharacters > 0)
        {
            (indentation.LeftChars, indentation.Left) = (LeftCharacters * 100, Text(LeftCharacters * Size * 10));
        }

        return indentation;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
