using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Letters;

namespace Gongkai.Documents.Tests.Letters;

/// <summary>Reads a paper back from the file that is sent.</summary>
internal static class PaperFiles
{
    internal static byte[] Docx(Paper paper)
    {
        using var stream = new MemoryStream();
        PaperRenderer.WriteDocx(stream, paper);
        return stream.ToArray();
    }

    internal static WordprocessingDocument Open(Paper paper) => WordprocessingDocument.Open(new MemoryStream(Docx(paper)), false);

    internal static IReadOnlyList<string> Paragraphs(Paper paper)
    {
        using var document = Open(paper);
        return [.. document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)];
    }

    internal static IEnumerable<string> Texts(Paper paper) =>
        paper.Blocks.SelectMany(block => block.Kind == PaperBlockKind.Row ? block.Cells.SelectMany(cell => cell.Text.Split('\n')) : [block.Text]);
}
