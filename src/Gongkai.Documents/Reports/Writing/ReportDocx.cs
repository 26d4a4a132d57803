using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Office;
using Gongkai.Domain.Reports;
using static Gongkai.Documents.Office.OfficialPage;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>年报公文 — the report as an official document: paper, margins, fonts, levels and
/// page numbers of GB/T 9704-2012, tables of the prescribed form.</summary>
/// <remarks>Fonts are named, never embedded; offices have them, and a missing one must not be replaced in silence.</remarks>
public static class ReportDocx
{
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
            var body = new Body();
            foreach (var block in PrescribedReport.Compose(report))
            {
                Append(body, block, report);
            }

            body.AppendChild(OfficialPage.Section(main));
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
        var paragraph = Styled(DocxStyles.Body, DocxStyles.InFont(Run(text[..end]), OfficialFaces.Kai));
        if (end < text.Length)
        {
            paragraph.AppendChild(Run(text[end..]));
        }

        return paragraph;
    }
}
