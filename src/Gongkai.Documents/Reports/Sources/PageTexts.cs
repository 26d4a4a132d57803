using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>版面文字 — joins words into lines and lines into the text of a cell.</summary>
public static class PageTexts
{
    /// <summary>Gap below which digits belong to one number, in em.</summary>
    public const float DigitGap = 0.25f;

    /// <summary>Words as lines from top to bottom, each from left to right.</summary>
    public static List<PageLine> Lines(IEnumerable<PageWord> words)
    {
        var lines = new List<PageLine>();
        List<PageWord> current = [];
        float middle = 0;
        foreach (var word in words.OrderBy(word => word.CenterY))
        {
            if (current.Count > 0 && word.CenterY - middle > 0.55f * Math.Max(4, Math.Min(word.Em, current.Max(one => one.Em))))
            {
                lines.Add(PageLine.Of(current));
                current = [];
            }

            if (current.Count == 0)
            {
                middle = word.CenterY;
            }

            current.Add(word);
        }

        if (current.Count > 0)
        {
            lines.Add(PageLine.Of(current));
        }

        return lines;
    }

    /// <summary>All words of one cell as its text: wrapped Chinese text joined without blanks, torn digits kept apart.</summary>
    public static string CellText(IEnumerable<PageWord> words)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(words))
        {
            var joined = Join(line.Words, float.PositiveInfinity);
            if (text.Length > 0 && NeedsBlank(text[^1], joined[0]))
            {
                text.Append(' ');
            }

            text.Append(joined);
        }

        return text.ToString();
    }

    /// <summary>Words of one line as text; a gap wider than <paramref name="wideGap"/> em becomes a blank between Chinese words too.</summary>
    public static string Join(IReadOnlyList<PageWord> words, float wideGap = 0.45f)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
            {
                var em = Math.Min(words[i - 1].Em, words[i].Em);
                var gap = words[i].Box.Left - words[i - 1].Box.Right;
                if (gap > DigitGap * em && (gap > wideGap * em || NeedsBlank(text[^1], words[i].Text[0])))
                {
                    text.Append(' ');
                }
            }

            text.Append(words[i].Text);
        }

        return text.ToString();
    }

    public static PageBox Around(IEnumerable<PageWord> words)
    {
        var box = new PageBox(float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        foreach (var word in words)
        {
            box = new PageBox(
                Math.Min(box.Left, word.Box.Left), Math.Min(box.Top, word.Box.Top), Math.Max(box.Right, word.Box.Right),
                    Math.Max(box.Bottom, word.Box.Bottom));
        }

        return box;
    }

    private static bool NeedsBlank(char before, char after) => !PageWord.IsWide(before) && !PageWord.IsWide(after);
}

/// <summary>版面行 — the words of one line and the box around them.</summary>
public sealed record PageLine(IReadOnlyList<PageWord> Words, PageBox Box)
{
    public float CenterY => (Box.Top + Box.Bottom) / 2;

    public float Em => Words.Max(word => word.Em);

    public string Text => PageTexts.Join(Words);

    /// <summary>True where words stand as far apart as in columns.</summary>
    public bool IsSpread
    {
        get
        {
            for (var i = 1; i < Words.Count; i++)
            {
                if (Words[i].Box.Left - Words[i - 1].Box.Right > 1.2f * Em)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public static PageLine Of(List<PageWord> words)
    {
        words.Sort((one, other) => one.Box.Left.CompareTo(other.Box.Left));
        return new PageLine(words, PageTexts.Around(words));
    }
}
