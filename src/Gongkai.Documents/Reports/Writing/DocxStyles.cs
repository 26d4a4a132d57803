using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Office;
using static Gongkai.Documents.Office.OfficialFaces;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>公文样式 — faces and sizes of GB/T 9704-2012: 小标宋 二号 for the title, 仿宋 三号 for the body, 黑体 and 楷体 for the levels, 五号 in tables.</summary>
internal static class DocxStyles
{
    public const string Body = ParagraphLook.Body;
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string SignOff = "SignOff";
    public const string Note = "ConverterNote";
    public const string TableText = "TableText";
    private const string TitleLine = "700";

    public static Styles Create() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            ParagraphLook.Fonts(FangSong),
            new FontSize { Val = "32" },
            new Languages { Val = "en-US", EastAsia = "zh-CN" }))),
        new ParagraphLook(Body, "Normal", FangSong, SizeThree) { FirstLineCharacters = 2, Side = JustificationValues.Both }.ToStyle(),
        new ParagraphLook(Title, "Title", SmallTitleSong, SizeTwo) { Line = TitleLine, After = ParagraphLook.FixedLine, Side = JustificationValues.Center }.ToStyle(),
        new ParagraphLook(Heading, "heading 1", Hei, SizeThree) { FirstLineCharacters = 2, IsHeading = true }.ToStyle(),
        new ParagraphLook(SignOff, "Sign-off", FangSong, SizeThree) { RightCharacters = 4, Side = JustificationValues.Right }.ToStyle(),
        new ParagraphLook(Note, "Converter note", Kai, SizeFour).ToStyle(),
        new ParagraphLook(TableText, "Table text", Song, SizeFive) { Line = null, Side = JustificationValues.Center }.ToStyle(),
        OfficialPage.PageNumberLook.ToStyle());

    public static Run InFont(Run run, string font)
    {
        run.PrependChild(new RunProperties(ParagraphLook.Fonts(font)));
        return run;
    }
}
