namespace Gongkai.Documents.Reports.Sources;

/// <summary>分栏 — the lines of a page in the order of reading; where the page is set in two columns, the left one first.</summary>
public static class PageColumns
{
    private const int FewestLines = 8;

    /// <summary>The lines, each with the key that puts it in order on its page.</summary>
    public static IEnumerable<(PageLine Line, float Top)> Lines(List<PageWord> words)
    {
        var lines = PageTexts.Lines(words);
        if (Gutter(lines) is not { } gutter)
        {
            return lines.Select(line => (line, line.Box.Top));
        }

        var top = lines.First(line => IsSplit(line, gutter)).Box.Top;
        var bottom = lines.Last(line => IsSplit(line, gutter)).Box.Bottom;
        var before = lines.Where(line => line.Box.Top < top).Select(line => (line, line.Box.Top));
        var middle = lines.Where(line => line.Box.Top >= top && line.Box.Bottom <= bottom).SelectMany(line => line.Words).ToList();
        var after = lines.Where(line => line.Box.Top >= top && line.Box.Bottom > bottom).Select(line => (line, line.Box.Top));
        // Both columns lie between what is above and what is below; a small step keeps the order inside them.
        var columns = PageTexts.Lines(middle.Where(word => word.CenterX < gutter))
            .Concat(PageTexts.Lines(middle.Where(word => word.CenterX >= gutter)));
        return [.. before, .. columns.Select((line, index) => (line, top + (index * (bottom - top) / (4 * words.Count)))), .. after];
    }

    private static bool IsSplit(PageLine line, float gutter) =>
        line.Words.All(word => word.Box.Right < gutter || word.Box.Left > gutter) && line.Box.Left < gutter && line.Box.Right > gutter;

    // An empty band that many long lines leave open at the same place.
    private static float? Gutter(List<PageLine> lines)
    {
        var gaps = new List<(float From, float To)>();
        foreach (var line in lines)
        {
            for (var i = 1; i < line.Words.Count; i++)
            {
                var (one, other) = (line.Words[i - 1], line.Words[i]);
                if (other.Box.Left - one.Box.Right > 1.2f * line.Em && one.Text.Length >= 8 && other.Text.Length >= 8)
                {
                    gaps.Add((one.Box.Right, other.Box.Left));
                }
            }
        }

        if (gaps.Count < FewestLines)
        {
            return null;
        }

        var from = gaps.Select(gap => gap.From).Order().ElementAt(gaps.Count * 3 / 4);
        var to = gaps.Select(gap => gap.To).Order().ElementAt(gaps.Count / 4);
        return from < to ? (from + to) / 2 : null;
    }
}
