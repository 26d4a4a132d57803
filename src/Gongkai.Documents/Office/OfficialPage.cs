using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Office;

/// <summary>公文用纸 — paper, margins, grid and page numbers of GB/T 9704-2012, 5 and 7.5.</summary>
internal static class OfficialPage
{
    /// <summary>Style of the line with the page number.</summary>
    public const string PageNumber = "PageNumberLine";

    /// <summary>Width of the type area, 156 mm.</summary>
    public const int TypeWidth = (int)(PageWidth - LeftMargin - RightMargin);

    // Millimetres of the standard in twentieths of a point.
    private const uint PageWidth = 11906;
    private const uint PageHeight = 16838;
    private const int TopMargin = 2098;
    private const uint LeftMargin = 1588;
    private const uint RightMargin = 1474;
    private const int BottomMargin = 1984;
    private const uint FooterDistance = 1400;
    private const int LinePitch = 579;

    public static ParagraphLook PageNumberLook { get; } = new(PageNumber, "Page number line", OfficialFaces.Song, OfficialFaces.SizeFour) { Line = null };

    /// <summary>The page with its number outside on the right, on even pages on the left.</summary>
    /// <param name="main">Receives the footers.</param>
    /// <param name="firstFooter">Footer of the first page where that has one of its own.</param>
    public static SectionProperties Section(MainDocumentPart main, Footer? firstFooter = null)
    {
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders());
        var section = new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = AddFooter(main, Numbered(JustificationValues.Right)) },
            new FooterReference { Type = HeaderFooterValues.Even, Id = AddFooter(main, Numbered(JustificationValues.Left)) });
        if (firstFooter is not null)
        {
            section.AppendChild(new FooterReference { Type = HeaderFooterValues.First, Id = AddFooter(main, firstFooter) });
        }

        section.Append(
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = TopMargin, Right = RightMargin, Bottom = BottomMargin, Left = LeftMargin, Header = 851, Footer = FooterDistance, Gutter = 0 });
        if (firstFooter is not null)
        {
            section.AppendChild(new TitlePage());
        }

        section.AppendChild(new DocGrid { Type = DocGridValues.Lines, LinePitch = LinePitch });
        return section;
    }

    public static Paragraph Styled(string style, params OpenXmlElement[] runs)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(runs);
        return paragraph;
    }

    public static Run Run(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static string AddFooter(MainDocumentPart main, Footer footer)
    {
        var part = main.AddNewPart<FooterPart>();
        part.Footer = footer;
        return main.GetIdOfPart(part);
    }

    private static Footer Numbered(JustificationValues side)
    {
        var paragraph = new Paragraph(new ParagraphProperties(
            new ParagraphStyleId { Val = PageNumber },
            new Indentation { Left = "280", Right = "280" },
            new Justification { Val = side }));
        paragraph.Append(
            Run("— "),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            Run("1"),
            new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
            Run(" —"));
        return new Footer(paragraph);
    }
}
