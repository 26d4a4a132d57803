using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Reports.Writing;

namespace Gongkai.Documents.Items;

/// <summary>通报 — what a bulletin says: title, paragraphs, one table, and who signs when.</summary>
/// <param name="Rows">The first row is the head.</param>
public sealed record Bulletin(string Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<IReadOnlyList<string>> Rows, string SignedBy, string Day)
{
    /// <summary>Stands below the table; null where there is nothing to draw.</summary>
    public BulletinChart? Chart { get; init; }
}

/// <summary>通报公文 — a bulletin as an official document on A4; GB/T 9704-2012.</summary>
public static class BulletinDocx
{
    private const int SmallTitleWidth = 9060;

    public static void Write(Stream output, Bulletin bulletin)
    {
        // The package needs a stream that it can seek in.
        using var buffer = new MemoryStream();
        using (var document = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Create();
            var body = new Body();
            body.AppendChild(Line(DocxStyles.Title, bulletin.Title));
            foreach (var paragraph in bulletin.Paragraphs)
            {
                body.AppendChild(Line(DocxStyles.Body, paragraph));
            }

            body.AppendChild(TableOf(bulletin.Rows));
            if (bulletin.Chart is { } chart)
            {
                body.AppendChild(BulletinChartPart.Add(main, chart));
            }

            body.AppendChild(Line(DocxStyles.SignOff, bulletin.SignedBy));
            body.AppendChild(Line(DocxStyles.SignOff, bulletin.Day));
            body.AppendChild(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 2098, Right = 1474, Bottom = 1984, Left = 1588, Header = 851, Footer = 1400, Gutter = 0 }));
            main.Document = new Document(body);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static Table TableOf(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table(new TableProperties(
            new TableWidth { Width = $"{SmallTitleWidth}", Type = TableWidthUnitValues.Dxa },
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })));
        for (var i = 0; i < rows.Count; i++)
        {
            var row = new TableRow();
            if (i == 0)
            {
                row.AppendChild(new TableRowProperties(new TableHeader()));
            }

            row.Append(rows[i].Select(cell => new TableCell(Line(DocxStyles.TableText, cell))));
            table.AppendChild(row);
        }

        return table;
    }

    private static Paragraph Line(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
}
