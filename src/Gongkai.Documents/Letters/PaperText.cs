using System.Text;

namespace Gongkai.Documents.Letters;

/// <summary>文书文本 — a paper as plain text, with the indents of an official document in full-width blanks.</summary>
internal static class PaperText
{
    private const char Blank = '　';
    private const int LineWidth = 28;

    internal static string Of(Paper paper)
    {
        var text = new StringBuilder();
        PaperBlockKind? before = null;
        foreach (var block in paper.Blocks)
        {
            if (before is { } kind && StartsAnew(kind, block))
            {
                text.Append('\n');
            }

            text.Append(Line(paper, block)).Append('\n');
            before = block.Kind;
        }

        return text.ToString();
    }

    private static bool StartsAnew(PaperBlockKind before, PaperBlock block) =>
        before is PaperBlockKind.Title or PaperBlockKind.Number || (block.Kind != before
            && block.Kind is PaperBlockKind.Title or PaperBlockKind.Enclosure or PaperBlockKind.Seal or PaperBlockKind.Note)
        || (before == PaperBlockKind.Row && block.Kind != PaperBlockKind.Row);

    private static string Line(Paper paper, PaperBlock block) => block.Kind switch
    {
        PaperBlockKind.Organ or PaperBlockKind.Title => Indented((int)(LineWidth - SignatureIndent.Width(block.Text)) / 2, block.Text),
        PaperBlockKind.Number => Indented((int)(LineWidth - SignatureIndent.Width(block.Text)) / (paper.Layout == PaperLayout.Letter ? 1 : 2), block.Text),
        PaperBlockKind.Seal or PaperBlockKind.Signature or PaperBlockKind.Day =>
            Indented((int)(LineWidth - SignatureIndent.Width(block.Text) - SignatureIndent.Of(paper.Blocks, block)), block.Text),
        PaperBlockKind.Addressee => block.Text,
        PaperBlockKind.Row => $"| {string.Join(" | ", block.Cells.Select(cell => cell.Rows == 0 ? "〃" : cell.Text.Replace('\n', '；')))} |",
        PaperBlockKind.Enclosure when !block.Text.StartsWith(PaperMerge.EnclosureLabel, StringComparison.Ordinal) => Indented(5, block.Text),
        _ => Indented(2, block.Text),
    };

    private static string Indented(int blanks, string text) => new string(Blank, Math.Max(0, blanks)) + text;
}
