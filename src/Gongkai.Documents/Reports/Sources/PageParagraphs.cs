using System.Text;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>版面段落 — joins the lines outside tables into paragraphs: a line that reaches the right
/// margin goes on in the next one that begins at the left margin.</summary>
public sealed class PageParagraphs
{
    private readonly float _left;
    private readonly float _right;
    private readonly float _em;

    private PageParagraphs(float left, float right, float em)
    {
        _left = left;
        _right = right;
        _em = em;
    }

    /// <summary>Takes the margins from all lines of the document.</summary>
    public static PageParagraphs For(IReadOnlyList<PageLine> lines)
    {
        if (lines.Count == 0)
        {
            return new PageParagraphs(0, 0, 10);
        }

        var em = Middle(lines.Select(line => line.Em));
        var right = Middle(lines.Where(line => line.Text.Length > 15).Select(line => line.Box.Right).DefaultIfEmpty(float.MaxValue), 0.8f);
        var left = Middle(lines.Where(line => line.Text.Length > 15).Select(line => line.Box.Left).DefaultIfEmpty(0), 0.2f);
        return new PageParagraphs(left, right, em);
    }

    /// <summary>True where a line is the next line of the same paragraph.</summary>
    public bool Continues(PageLine before, PageLine line, bool isSamePage)
    {
        // Columns of something that was not recognised stay lines of their own.
        if (before.IsSpread || line.IsSpread)
        {
            return false;
        }

        if (isSamePage && line.CenterY - before.CenterY > 2.6f * Math.Max(before.Em, line.Em))
        {
            return false;
        }

        // A title does not run on into the text below it, even where the little text there is makes it reach the margin.
        if (SizeOf(before) > 1.15f * _em && SizeOf(line) < 1.15f * _em)
        {
            return false;
        }

        if (before.Em > 1.15f * _em && Math.Abs(before.Em - line.Em) < 0.1f * before.Em)
        {
            return IsCentered(before) && IsCentered(line);
        }

        return before.Box.Right > _right - (2.2f * _em) && Math.Abs(line.Box.Left - _left) < 1.1f * _em && line.Em < 1.15f * _em;
    }

    /// <summary>Adds a line to the text of its paragraph.</summary>
    public static void Append(StringBuilder paragraph, string line)
    {
        if (paragraph.Length > 0 && !PageWord.IsWide(paragraph[^1]) && !PageWord.IsWide(line[0])
            && !(char.IsDigit(paragraph[^1]) && char.IsDigit(line[0])))
        {
            paragraph.Append(' ');
        }

        paragraph.Append(line);
    }

    // Figures in a borrowed font can be much wider than half a character; only full-width words tell the size.
    private static float SizeOf(PageLine line) => line.Words.Where(word => PageWord.IsWide(word.Text[0])).Select(word => word.Em).DefaultIfEmpty(line.Em).Max();

    private bool IsCentered(PageLine line) => Math.Abs((line.Box.Left + line.Box.Right) - (_left + _right)) < 3 * _em;

    private static float Middle(IEnumerable<float> values, float part = 0.5f)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)((sorted.Count - 1) * part)];
    }
}
