using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>年报公文 — the report as an official document: paper, margins, fonts, levels and
/// page numbers of GB/T 9704-2012, tables of the prescribed form.</summary>
/// <remarks>Fonts are named, never embedded; offices have them, and a missing one must not be replaced in silence.</remarks>
public static class ReportDocx
{
    // Millimetres of the standard in twentieths of a point.
    private const uint PageWidth = 11906;
    private const uint PageHeight = 16838;
    private const int TopMargin = 2098;
    private const uint LeftMargin = 1588;
    private const uint RightMargin = 1474;
    private const int BottomMargin = 1984;
    private const uint FooterDistance = 1400;
    private const int LinePitch = 579;
    private const int LongestRunInHead = 40;
    private const int LongestTitleLine = 20;

    public static void Write(Stream output, AnnualReport report)
    {
        // The package needs a stream that it can seek in.
        using var buffer = new MemoryStream();
        using (var document = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Create();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders());
            var odd = AddFooter(main, JustificationValues.Right);
            var even = AddFooter(main, JustificationValues.Left);
            var body = new Body();
            foreach (var block in PrescribedReport.Compose(report))
            {
                Append(body, block, report);
            }

            body.AppendChild(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = odd },
                new FooterReference { Type = HeaderFooterValues.Even, Id = even },
                new PageSize { Width = PageWidth, Height = PageHeight },
                new PageMargin { Top = TopMargin, Right = RightMargin, Bottom = BottomMargin, Left = LeftMargin, Header = 851, Footer = FooterDistance, Gutter = 0 },
                new DocGrid { Type = DocGridValues.Lines, LinePitch = LinePitch }));
            main.Document = new Document(body);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static void Append(Body body, PrescribedBlock block, AnnualReport report)
    {
        if (block.Table is { } table)
        {
            body.AppendChild(DocxTable.Create(table));

            // Two tables in a row would grow together without a paragraph between them.
            body.AppendChild(Styled(DocxStyles.TableText));
            return;
        }

        body.AppendChild(block.Kind switch
        {
            PrescribedBlockKind.Title => Title(block.Text, report.Organ),
            PrescribedBlockKind.Heading => Styled(DocxStyles.Heading, Run(block.Text)),
            PrescribedBlockKind.SignOff => Styled(DocxStyles.SignOff, Run(block.Text)),
            PrescribedBlockKind.Note => Styled(DocxStyles.Note, Run(block.Text)),
            _ => BodyParagraph(block.Text),
        });
    }

    // A long title is broken after the organ, so that its lines are balanced and no word is cut.
    private static Paragraph Title(string title, string? organ)
    {
        if (title.Length <= LongestTitleLine || organ is not { Length: > 0 } || !title.StartsWith(organ, StringComparison.Ordinal)
            || title.Length == organ.Length)
        {
            return Styled(DocxStyles.Title, Run(title));
        }

        var paragraph = Styled(DocxStyles.Title, Run(organ));
        paragraph.AppendChild(new Run(new Break()));
        paragraph.AppendChild(Run(title[organ.Length..]));
        return paragraph;
    }

    // The second level, （一）, is set in 楷体 up to its stop and runs on in the body's face.
    private static Paragraph BodyParagraph(string text)
    {
        if (text[0] is not ('（' or '('))
        {
            return Styled(DocxStyles.Body, Run(text));
        }

        var close = text.AsSpan().IndexOfAny('）', ')');
        var stop = text.IndexOf('。', StringComparison.Ordinal);
        var isSecondLevel = close is > 1 and <= 4 && "一二三四五六七八九十".Contains(text[1], StringComparison.Ordinal);
        if (!isSecondLevel || stop > LongestRunInHead || (stop < 0 && text.Length > LongestRunInHead))
        {
            return Styled(DocxStyles.Body, Run(text));
        }

        var end = stop < 0 ? text.Length : stop + 1;
        var paragraph = Styled(DocxStyles.Body, DocxStyles.InFont(Run(text[..end]), DocxStyles.Kai));
        if (end < text.Length)
        {
            paragraph.AppendChild(Run(text[end..]));
        }

        return paragraph;
    }

    private static Paragraph Styled(string style, params OpenXmlElement[] runs)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(runs);
        return paragraph;
    }

    private static Run Run(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static string AddFooter(MainDocumentPart main, JustificationValues side)
    {
        var part = main.AddNewPart<FooterPart>();
        var paragraph = new Paragraph(new ParagraphProperties(
            new ParagraphStyleId { Val = DocxStyles.PageNumber },
            new Indentation { Left = "280", Right = "280" },
            new Justification { Val = side }));
        paragraph.Append(
            Run("— "),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            Run(1.ToString(CultureInfo.InvariantCulture)),
            new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
            Run(" —"));
        part.Footer = new Footer(paragraph);
        return main.GetIdOfPart(part);
    }
}
