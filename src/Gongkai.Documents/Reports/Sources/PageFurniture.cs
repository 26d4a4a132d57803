namespace Gongkai.Documents.Reports.Sources;

/// <summary>页眉页脚 — page numbers and running heads, known by their place and by coming back on every page.</summary>
public static class PageFurniture
{
    private const float HeadZone = 0.1f;
    private const float FootZone = 0.88f;

    /// <summary>The pages without them.</summary>
    public static List<PageLayout> Remove(IReadOnlyList<PageLayout> pages)
    {
        var edges = new List<(int Page, PageLine Line, bool IsFoot)>();
        for (var i = 0; i < pages.Count; i++)
        {
            var lines = PageTexts.Lines(pages[i].Words);
            foreach (var line in lines.Take(2).Where(line => line.CenterY < HeadZone * pages[i].Height))
            {
                edges.Add((i, line, false));
            }

            foreach (var line in lines.TakeLast(2).Where(line => line.CenterY > FootZone * pages[i].Height))
            {
                edges.Add((i, line, true));
            }
        }

        var removed = new HashSet<(int Page, PageWord Word)>();
        foreach (var (page, line, isFoot) in edges.Where(edge => IsFurniture(edge, edges, pages.Count)))
        {
            foreach (var word in line.Words)
            {
                removed.Add((page, word));
            }
        }

        return [.. pages.Select((page, index) => page with { Words = [.. page.Words.Where(word => !removed.Contains((index, word)))] })];
    }

    private static bool IsFurniture((int Page, PageLine Line, bool IsFoot) edge, List<(int Page, PageLine Line, bool IsFoot)> edges, int pages)
    {
        // Figures with wide gaps between are a row of a table that begins or ends the page.
        var shape = Shape(edge.Line.Text);
        if (edge.Line.IsSpread && shape.Contains('#', StringComparison.Ordinal))
        {
            return false;
        }

        if (shape is "-#-" or "第#页" or "第#页共#页" or "#/#" or "页码#")
        {
            return true;
        }

        var alike = edges.Where(other => other.IsFoot == edge.IsFoot && Math.Abs(other.Line.CenterY - edge.Line.CenterY) < 3).ToList();
        // A number that counts up with the pages at one place is their number; one line of a table does not.
        return shape == "#"
            ? Number(edge.Line.Text) is { } number
            && alike.Exists(other => other.Page != edge.Page && Number(other.Line.Text) - other.Page == number - edge.Page)
            : edge.Line.Words.Count <= 3 && shape.Length > 0 && pages >= 3 && alike.Count(other => Shape(other.Line.Text) == shape) * 2 > pages;
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    // Digits as one sign, every kind of dash as one, blanks away.
    private static string Shape(string text)
    {
        var shape = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            var sign = char.IsDigit(c) ? '#' : c is '-' or '－' or '—' or '–' or '―' or '─' or '~' or '·' ? '-' : c;
            if (!char.IsWhiteSpace(c) && (shape.Length == 0 || sign is not ('#' or '-') || shape[^1] != sign))
            {
                shape.Append(sign);
            }
        }

        return shape.ToString();
    }
}
