using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Office;
using static Gongkai.Documents.Office.OfficialFaces;

namespace Gongkai.Documents.Letters;

/// <summary>文书样式 — the elements of an official document as styles; GB/T 9704-2012, 7.2–7.4 and 10.1.</summary>
internal static class PaperStyles
{
    public const string Red = "FF0000";

    // 35 mm below the upper edge of the type area, in twentieths of a point.
    private const string HeadBefore = "1984";
    private const string TitleLine = "700";
    private const string Grey = "7F7F7F";

    public static string IdOf(PaperBlockKind kind) => kind == PaperBlockKind.Body ? ParagraphLook.Body : $"Paper{kind}";

    /// <param name="layout">Official document, letter or form.</param>
    /// <param name="isForConversion">True where the file goes to LibreOffice at once, so that the nearest face that is installed is named.</param>
    public static Styles Create(PaperLayout layout, bool isForConversion)
    {
        var isForm = layout == PaperLayout.Form;
        var isOfficial = layout == PaperLayout.Official;
        ParagraphLook[] looks =
        [
            new ParagraphLook(ParagraphLook.Body, "Normal", FangSong, isForm ? SizeFour : SizeThree)
            {
                FirstLineCharacters = 2,
                Side = JustificationValues.Both,
                Line = isForm ? "480" : ParagraphLook.FixedLine,
            },
            Look(PaperBlockKind.Organ, SmallTitleSong, SizeTwo) with
            {
                Side = JustificationValues.Center,
                Line = null,
                Before = isOfficial ? HeadBefore : "0",
                Color = Red,
            },
            Look(PaperBlockKind.Number, FangSong, SizeThree) with
            {
                Side = isOfficial ? JustificationValues.Center : JustificationValues.Right,
                Before = isOfficial ? "579" : "160",
            },
            Look(PaperBlockKind.Title, SmallTitleSong, SizeTwo) with
            {
                Side = JustificationValues.Center,
                Line = TitleLine,
                Before = isForm ? "0" : isOfficial ? "900" : "1158",
                After = isForm ? "320" : "579",
            },
            Look(PaperBlockKind.Addressee, FangSong, SizeThree),
            Look(PaperBlockKind.Heading, Hei, SizeThree) with { FirstLineCharacters = 2, IsHeading = true },
            Look(PaperBlockKind.Row, FangSong, SmallFour) with { Line = null },
            Look(PaperBlockKind.Enclosure, FangSong, SizeThree) with { LeftCharacters = 2 },
            Look(PaperBlockKind.Seal, FangSong, SmallFour) with { Side = JustificationValues.Right, Before = isForm ? "160" : "579", StaysWithNext = true, Color = Grey },
            Look(PaperBlockKind.Signature, FangSong, isForm ? SizeFour : SizeThree) with { Side = JustificationValues.Right, StaysWithNext = true },
            Look(PaperBlockKind.Day, FangSong, isForm ? SizeFour : SizeThree) with { Side = JustificationValues.Right, StaysWithNext = true },
            Look(PaperBlockKind.Note, FangSong, isForm ? SizeFive : SizeThree) with { FirstLineCharacters = 2, Line = isForm ? "320" : ParagraphLook.FixedLine },
            OfficialPage.PageNumberLook,
        ];
        var styles = new Styles([
            new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
                ParagraphLook.Fonts(FangSong),
                new FontSize { Val = "32" },
                new Languages { Val = "en-US", EastAsia = "zh-CN" }))),
            .. looks.Select(look => look.ToStyle()),
        ]);
        foreach (var fonts in isForConversion ? styles.Descendants<RunFonts>() : [])
        {
            var face = InstalledFaces.First(Nearest(fonts.EastAsia!.Value!));
            (fonts.Ascii, fonts.HighAnsi, fonts.EastAsia) = (face, face, face);
        }

        return styles;
    }

    private static ParagraphLook Look(PaperBlockKind kind, string font, int size) => new(IdOf(kind), $"Paper {kind}", font, size);
}
