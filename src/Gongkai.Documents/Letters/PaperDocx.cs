using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Office;
using static Gongkai.Documents.Office.OfficialPage;

namespace Gongkai.Documents.Letters;

/// <summary>文书公文 — a paper as an official document: red head and rule, number, title, body, signature and seal; GB/T 9704-2012.</summary>
internal static class PaperDocx
{
    // The mark of the organ fills at most the width of the type area, 442 points.
    private const double MarkWidth = 435;
    private const int LargestMark = 96;
    private const int SmallestMark = 52;
    private const int CharacterTwips = 320;
    private const int LongestKept = 60;

    // The rules of a letter are 170 mm wide, 7 mm more than the type area on either side.
    private const string LetterOverhang = "-397";

    public static void Write(Stream output, Paper paper, bool isForConversion = false)
    {
        // The package needs a stream that it can seek in.
        using var buffer = new MemoryStream();
        using (var document = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = PaperStyles.Create(paper.Layout, isForConversion);
            var body = new Body();
            for (var i = 0; i < paper.Blocks.Count; i++)
            {
                if (paper.Blocks[i].Kind == PaperBlockKind.Row)
                {
                    var rows = paper.Blocks.Skip(i).TakeWhile(block => block.Kind == PaperBlockKind.Row).ToList();
                    body.AppendChild(PaperDocxTable.Create(rows, paper.ColumnWidths));
                    i += rows.Count - 1;
                    continue;
                }

                body.AppendChild(Paragraph(paper, i));
            }

            body.AppendChild(Section(main, paper.Layout == PaperLayout.Letter ? LetterFooter() : null));
            main.Document = new Document(body);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static Paragraph Paragraph(Paper paper, int at)
    {
        var block = paper.Blocks[at];
        var paragraph = Styled(PaperStyles.IdOf(block.Kind));
        var properties = paragraph.ParagraphProperties!;
        if (block.Text.Length <= LongestKept && at + 1 < paper.Blocks.Count && paper.Blocks[at + 1].Kind == PaperBlockKind.Seal)
        {
            // A page must not hold the signature alone; a long paragraph would leave half a page empty. GB/T 9704-2012, 7.3.5.
            properties.AppendChild(new KeepNext());
        }

        switch (block.Kind)
        {
            case PaperBlockKind.Organ:
                if (paper.Layout == PaperLayout.Letter)
                {
                    Border(properties, new BottomBorder { Val = BorderValues.ThickThinSmallGap, Size = 24, Space = 4, Color = PaperStyles.Red });
                    properties.AppendChild(new Indentation { Left = LetterOverhang, Right = LetterOverhang });
                }

                paragraph.AppendChild(Mark(block.Text));
                break;
            case PaperBlockKind.Number:
                if (paper.Layout == PaperLayout.Official)
                {
                    Border(properties, new BottomBorder { Val = BorderValues.Single, Size = 12, Space = 11, Color = PaperStyles.Red });
                }

                paragraph.AppendChild(Run(block.Text));
                break;
            case PaperBlockKind.Seal or PaperBlockKind.Signature or PaperBlockKind.Day:
                properties.AppendChild(new Indentation { Right = Twips(SignatureIndent.Of(paper.Blocks, block)) });
                paragraph.AppendChild(Run(block.Text));
                break;
            case PaperBlockKind.Enclosure:
                Enclosure(properties, paper.Blocks, at);
                paragraph.AppendChild(Run(block.Text));
                break;
            default:
                paragraph.AppendChild(Run(block.Text));
                break;
        }

        return paragraph;
    }

    private static Run Mark(string organ)
    {
        var size = Math.Clamp((int)(2 * MarkWidth / Math.Max(1, organ.Length)), SmallestMark, LargestMark);
        var run = Run(organ);
        run.PrependChild(new RunProperties(new FontSize { Val = size.ToString(CultureInfo.InvariantCulture) }));
        return run;
    }

    // 附件说明: one line below the text; further entries stand under the first one's number.
    private static void Enclosure(ParagraphProperties properties, IReadOnlyList<PaperBlock> blocks, int at)
    {
        var isFirst = blocks[at].Text.StartsWith(PaperMerge.EnclosureLabel, StringComparison.Ordinal);
        if (isFirst)
        {
            properties.AppendChild(new SpacingBetweenLines { Before = ParagraphLook.FixedLine });
        }

        var isNumbered = char.IsAsciiDigit(blocks[at].Text[isFirst ? PaperMerge.EnclosureLabel.Length : 0]);
        var hanging = (isFirst ? 3 * CharacterTwips : 0) + (isNumbered ? CharacterTwips : 0);
        properties.AppendChild(new Indentation { Left = Twips(5 + (isNumbered ? 1 : 0)), Hanging = hanging.ToString(CultureInfo.InvariantCulture) });
    }

    private static void Border(ParagraphProperties properties, BorderType border) => properties.AppendChild(new ParagraphBorders(border));

    private static string Twips(double characters) => ((int)(characters * CharacterTwips)).ToString(CultureInfo.InvariantCulture);

    private static Footer LetterFooter()
    {
        var paragraph = Styled(OfficialPage.PageNumber);
        Border(paragraph.ParagraphProperties!, new TopBorder { Val = BorderValues.ThinThickSmallGap, Size = 24, Space = 1, Color = PaperStyles.Red });
        paragraph.ParagraphProperties!.AppendChild(new Indentation { Left = LetterOverhang, Right = LetterOverhang });
        return new Footer(paragraph);
    }
}
