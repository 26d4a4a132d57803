using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Letters;
using Gongkai.Documents.Office;
using Gongkai.Documents.Release;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Requests;

namespace Gongkai.Documents.Tests.Letters;

public sealed class PaperRendererTests
{
    public static TheoryData<PaperKind> Kinds => [.. Enum.GetValues<PaperKind>()];

    [Theory(DisplayName = "每种文书的DOCX合乎标准，读回来一字不差")]
    [MemberData(nameof(Kinds))]
    public void WriteDocx_EachPaper_IsValidAndReadsBack(PaperKind kind)
    {
        var paper = SampleFields.Paper(kind);
        using var document = PaperFiles.Open(paper);

        Assert.Equal([], new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Equal(PaperFiles.Texts(paper), PaperFiles.Paragraphs(paper));
    }

    [Theory(DisplayName = "每种文书的预览：正文与文书一致，表格有行标题，没有内联样式")]
    [MemberData(nameof(Kinds))]
    public void Html_EachPaper_HoldsTheSameText(PaperKind kind)
    {
        var paper = SampleFields.Paper(kind);
        var html = PaperRenderer.Html(paper).Replace("<br>", "\n", StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(html);
        var texts = page.QuerySelectorAll("h1,h2,p,th,td").SelectMany(element => element.TextContent.Split('\n'));
        var covered = paper.Blocks.SelectMany(block => block.Cells).Where(cell => cell.Rows == 0).Select(cell => cell.Text).ToList();

        Assert.Equal(PaperFiles.Texts(paper).Where(text => text.Length > 0 || covered.Count == 0), texts.Where(text => text.Length > 0 || covered.Count == 0));
        Assert.Single(page.QuerySelectorAll("article.paper > h1"));
        Assert.All(page.QuerySelectorAll("tr"), row => Assert.NotNull(row.QuerySelector("th[scope=row]")));
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "版面：红头、红线、标题小标宋二号、正文仿宋三号28.95磅、页边距37、35、28、26毫米")]
    public void WriteDocx_Official_FollowsTheStandard()
    {
        using var document = PaperFiles.Open(SampleFields.Paper(PaperKind.ReplyGranted));
        var body = document.MainDocumentPart!.Document.Body!;
        var styles = document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(style => style.StyleId!.Value!);
        var margin = body.GetFirstChild<SectionProperties>()!.GetFirstChild<PageMargin>()!;
        var number = body.Elements<Paragraph>().Single(paragraph => paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value == "PaperNumber");

        Assert.Equal(("FF0000", "方正小标宋简体"), (styles["PaperOrgan"].StyleRunProperties!.Color!.Val!.Value, styles["PaperOrgan"].StyleRunProperties!.RunFonts!.EastAsia!.Value));
        Assert.Equal("FF0000", number.ParagraphProperties!.ParagraphBorders!.BottomBorder!.Color!.Value);
        Assert.Equal(("方正小标宋简体", "44"), (styles["PaperTitle"].StyleRunProperties!.RunFonts!.EastAsia!.Value, styles["PaperTitle"].StyleRunProperties!.FontSize!.Val!.Value));
        Assert.Equal(("仿宋_GB2312", "32", "579"), (styles["Normal"].StyleRunProperties!.RunFonts!.EastAsia!.Value, styles["Normal"].StyleRunProperties!.FontSize!.Val!.Value, styles["Normal"].StyleParagraphProperties!.SpacingBetweenLines!.Line!.Value));
        Assert.Equal((37, 35, 28, 26), (Millimetres(margin.Top!.Value), Millimetres(margin.Bottom!.Value), Millimetres(margin.Left!.Value), Millimetres(margin.Right!.Value)));
        Assert.All(document.MainDocumentPart.FooterParts, part => Assert.Equal("—  PAGE 1 —", part.Footer.InnerText));
    }

    [Theory(DisplayName = "署名以成文日期居中，日期右空四字；署名长的整体左移，都不越过右边")]
    [InlineData("云山市林业局", 1280, 1280)]
    [InlineData("云山市云江区自然资源和规划综合行政执法大队", 640, 3040)]
    public void WriteDocx_Signature_StandsOverTheDay(string organ, int signature, int day)
    {
        var paper = SampleFields.Paper(PaperKind.ReplyGranted, SampleFields.All.With("机关", organ));
        using var document = PaperFiles.Open(paper);
        var indents = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>()
            .Where(paragraph => paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value is "PaperSignature" or "PaperDay")
            .Select(paragraph => int.Parse(paragraph.ParagraphProperties!.Indentation!.Right!.Value!, CultureInfo.InvariantCulture)).ToList();

        Assert.Equal([signature, day], indents);
    }

    [Fact(DisplayName = "文书生成的DOCX通过发布检查，没有需要人工处理的问题")]
    public void WriteDocx_Paper_PassesTheGate()
    {
        var report = ReleaseInspector.Inspect(PaperFiles.Docx(SampleFields.Paper(PaperKind.ReplyPartiallyGranted)), "答复书.docx", ReleaseLimits.Default, new OfficeContacts(["0000-1234567"], [], ["云山市学府路1号"]));

        Assert.Null(report.HeldBecause);
        Assert.Empty(report.ToDecide);
    }

    [Fact(DisplayName = "PDF由LibreOffice生成，文字齐全；没有安装时说明怎么办")]
    public void Pdf_Paper_HoldsItsTextOrSaysWhatIsMissing()
    {
        var made = PaperRenderer.Pdf(SampleFields.Paper(PaperKind.DelayNotice));

        if (OutsideProgram.Find("soffice") is null)
        {
            Assert.Equal("paper-pdf-office-missing", made.Refusal?.Code);
            return;
        }

        using var folder = new WorkFolder();
        var text = Encoding.UTF8.GetString(new OutsideProgram("pdftotext", [folder.Add("a.pdf", made.Value), "-"]).Run().Output);
        Assert.Contains("延迟答复告知书", text, StringComparison.Ordinal);
        Assert.Contains("云林公开〔2026〕12", text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static int Millimetres(long twips) => (int)Math.Round(twips * 25.4 / 1440);
}
