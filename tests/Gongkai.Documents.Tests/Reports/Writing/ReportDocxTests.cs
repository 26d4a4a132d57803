using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;
using Gongkai.Testing.Reports;

namespace Gongkai.Documents.Tests.Reports.Writing;

public sealed class ReportDocxTests
{
    [Fact]
    public void Write_AnyReport_IsValidOpenXml()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            using var document = Write(RandomReports.Of(seed));

            Assert.Equal([], new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        }
    }

    [Fact(DisplayName = "版面符合GB/T 9704-2012：A4、页边距、页码")]
    public void Write_Page_FollowsTheStandard()
    {
        using var document = Write(ReportBuilder.For("2021").Build());
        var section = document.MainDocumentPart!.Document.Body!.Elements<SectionProperties>().Single();
        var margin = section.GetFirstChild<PageMargin>()!;

        Assert.Equal((210, 297),
            (Millimetres(section.GetFirstChild<PageSize>()!.Width!.Value), Millimetres(section.GetFirstChild<PageSize>()!.Height!.Value)));
        Assert.Equal((37, 28, 26, 35),
            (Millimetres(margin.Top!.Value), Millimetres(margin.Left!.Value), Millimetres(margin.Right!.Value), Millimetres(margin.Bottom!.Value)));
        Assert.All(document.MainDocumentPart.FooterParts, part => Assert.Equal("—  PAGE 1 —", part.Footer.InnerText));
    }

    [Theory(DisplayName = "字体字号：标题小标宋二号，一级黑体、正文仿宋三号，表格五号")]
    [InlineData("Title", "方正小标宋简体", "44")]
    [InlineData("Heading1", "黑体", "32")]
    [InlineData("Normal", "仿宋_GB2312", "32")]
    [InlineData("TableText", "宋体", "21")]
    public void Write_Styles_NameThePrescribedFaces(string style, string font, string size)
    {
        using var document = Write(ReportBuilder.For("2021").Build());
        var run = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .Single(entry => entry.StyleId == style).StyleRunProperties!;

        Assert.Equal((font, size), (run.RunFonts!.EastAsia!.Value, run.FontSize!.Val!.Value));
    }

    [Fact(DisplayName = "二级标题（一）用楷体，其后正文仍用仿宋")]
    public void Write_SecondLevel_IsInKai()
    {
        using var document = Write(ReportBuilder.For("2021").Text(1, "（一）主动公开。全年发布12条。").Build());
        var runs = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>()
            .Single(paragraph => paragraph.InnerText.StartsWith("（一）", StringComparison.Ordinal)).Elements<Run>().ToList();

        Assert.Equal(("（一）主动公开。", "楷体_GB2312"), (runs[0].InnerText, runs[0].RunProperties!.RunFonts!.EastAsia!.Value));
        Assert.Null(runs[1].RunProperties);
    }

    [Fact(DisplayName = "表三：表头跨页重复，行不断开，合并与规定表式一致")]
    public void Write_TableThree_RepeatsItsHeadAndKeepsItsMerges()
    {
        using var document = Write(ReportBuilder.For("2021").Build());
        var rows = document.MainDocumentPart!.Document.Body!.Elements<Table>().ElementAt(1).Elements<TableRow>().ToList();

        Assert.Equal(28, rows.Count);
        Assert.Equal(3, rows.TakeWhile(row => row.TableRowProperties!.Elements<TableHeader>().Any()).Count());
        Assert.All(rows, row => Assert.Single(row.TableRowProperties!.Elements<CantSplit>()));
        Assert.All(rows, row => Assert.Equal(10, row.Elements<TableCell>().Sum(cell => cell.TableCellProperties!.GridSpan?.Val?.Value ?? 1)));
        Assert.Equal(22, rows.Count(row => row.Elements<TableCell>().First().TableCellProperties!.VerticalMerge is not null) - 3);
    }

    [Fact(DisplayName = "每个单元格印出原文，空白仍是空白，不可读的有标记和说明")]
    public void Write_Values_ArePrintedAsRead()
    {
        var report = ReportBuilder.For("2021").Row("part3.granted", 1, 2, 3, 4, 5, 6, 21).Blank("part3.granted.naturalPerson")
            .Cell("part3.granted.otherOrganization", "/").Unread("part3.granted.total").Build();
        using var document = Write(report);
        var body = document.MainDocumentPart!.Document.Body!;
        var row = body.Elements<Table>().ElementAt(1).Elements<TableRow>().Single(row => row.InnerText.Contains("予以公开", StringComparison.Ordinal));

        Assert.Equal(["", "2", "3", "4", "5", "/", "〔不可读〕"], row.Elements<TableCell>().TakeLast(7).Select(cell => cell.InnerText));
        Assert.Contains(body.Elements<Paragraph>(), paragraph => paragraph.InnerText.StartsWith(PrescribedReport.NoteMark, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_TextWithForbiddenCharacters_StillOpens()
    {
        using var document = Write(ReportBuilder.For("2021").Text(1, "前\u0000\u000B\uFFFE后\uD800").Build());

        Assert.Contains("前后", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
    }

    private static int Millimetres(long twips) => (int)Math.Round(twips * 25.4 / 1440);

    private static int Millimetres(uint twips) => Millimetres((long)twips);

    private static WordprocessingDocument Write(AnnualReport report)
    {
        var stream = new MemoryStream();
        ReportConverter.Write(report, ReportOutputFormat.Docx, stream);
        stream.Position = 0;
        return WordprocessingDocument.Open(stream, false);
    }
}
