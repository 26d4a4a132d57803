using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>流中片段 — a word, or the pieces of one figure, at its height in the flow of all pages put one below another.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Page">Page it stands on.</param>
/// <param name="Text">Text without blanks.</param>
/// <param name="Box">Box on the page.</param>
/// <param name="Middle">Height of its middle in the flow, with the empty edges of pages left out.</param>
public sealed record FlowSegment(IReadOnlyList<PageWord> Words, int Page, string Text, PageBox Box, float Middle)
{
    private const float Edge = 0.5f;
    private const float MostLeading = 2f;
    private static readonly string[] s_units = ["元", "万元", "亿元", "万", "亿"];

    /// <summary>True where it touches the edge of the page, so that something of it may be cut off.</summary>
    public bool IsCut { get; private init; }

    public bool IsValue { get; } = CellText.IsValueLike(Text);

    public float CenterX => (Box.Left + Box.Right) / 2;

    public float Em => Words[0].Em;

    public SourcePlace Place => SourcePlace.OfPage(Page, Box);

    public bool Overlaps(FlowSegment other, float slack) => Box.Left < other.Box.Right + slack && other.Box.Left < Box.Right + slack;

    /// <summary>True where digits or a unit stand right below it, so that it may be the first line of a wrapped figure.</summary>
    public bool GoesOn(IEnumerable<FlowSegment> segments) =>
        segments.Any(other => other.Middle > Middle + (0.6f * Em) && other.Middle < Middle + (MostLeading * Em) && other.Overlaps(this, 0)
            && (other.IsValue || s_units.Contains(other.Text)));

    /// <summary>All words of all pages as segments, from top to bottom.</summary>
    public static List<FlowSegment> Of(IReadOnlyList<(PageLayout Page, List<PageWord> Words)> pages)
    {
        var segments = new List<FlowSegment>();
        float bottom = 0;
        foreach (var (page, words) in pages)
        {
            var lines = PageTexts.Lines(words);
            if (lines.Count == 0)
            {
                continue;
            }

            var shift = bottom + (1.4f * lines[0].Em) - lines[0].CenterY;
            foreach (var line in lines)
            {
                segments.AddRange(OfLine(line, page, shift));
            }

            bottom = lines[^1].CenterY + shift;
        }

        return segments;
    }

    // Only the digits of one figure and its unit are put together here: whether words are one label is known when it is compared.
    private static IEnumerable<FlowSegment> OfLine(PageLine line, PageLayout page, float shift)
    {
        List<PageWord> words = [];
        foreach (var word in line.Words)
        {
            if (words.Count > 0 && !AreOneFigure(words[^1], word))
            {
                yield return Of(words, page, shift);
                words = [];
            }

            words.Add(word);
        }

        yield return Of(words, page, shift);
    }

    private static bool AreOneFigure(PageWord one, PageWord other) =>
        other.Box.Left - one.Box.Right < PageTexts.DigitGap * Math.Min(one.Em, other.Em) && CellText.IsValueLike(one.Text)
            && (CellText.IsValueLike(other.Text) || s_units.Contains(other.Text));

    private static FlowSegment Of(List<PageWord> words, PageLayout page, float shift)
    {
        var box = PageTexts.Around(words);
        return new FlowSegment(words, page.Number, string.Concat(words.Select(word => word.Text)), box, words.Average(word => word.CenterY) + shift)
        {
            IsCut = page.IsCutAtEdges && (box.Left < Edge || box.Right > page.Width - Edge),
        };
    }
}

/// <summary>印出的标签 — a label found on the pages: what it names, and the segments it is printed in from top to bottom.</summary>
public sealed record FlowLabel(string Key, string Text, IReadOnlyList<FlowSegment> Segments)
{
    private const float SameLine = 0.5f;
    private const float MostStep = 2.6f;

    // Spaced text keeps places across the line only roughly; the wording decides what belongs together.
    private const float Aside = 1.6f;

    public float Top => Segments[0].Middle - Slack;

    public float Bottom => Segments[^1].Middle + Slack;

    public float Left => Segments.Min(segment => segment.Box.Left);

    public float Right => Segments.Max(segment => segment.Box.Right);

    public float CenterX => (Left + Right) / 2;

    public SourcePlace Place => Segments[0].Place;

    // A figure set in another font sits a little higher or lower than its label.
    private float Slack => 0.45f * Segments[0].Em;

    /// <summary>All labels of a set, from top to bottom; a wrapped one is put together from lines below one another.</summary>
    public static List<FlowLabel> Find(IReadOnlyList<FlowSegment> segments, PageLabelSet labels)
    {
        var found = new List<FlowLabel>();
        var used = new HashSet<FlowSegment>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < segments.Count; i++)
        {
            if (!segments[i].IsValue && !used.Contains(segments[i]) && From(segments, i, labels, used) is { } label)
            {
                found.Add(label);
                used.UnionWith(label.Segments);
            }
        }

        return found;
    }

    private static FlowLabel? From(IReadOnlyList<FlowSegment> segments, int start, PageLabelSet labels, HashSet<FlowSegment> used)
    {
        List<FlowSegment> chain = [segments[start]];
        var text = PageLabels.Bare(segments[start].Text);
        FlowLabel? best = null;
        while (text.Length > 0 && labels.Begins(text))
        {
            if (labels.Find(text) is { } key)
            {
                best = new FlowLabel(key, text, [.. chain]);
            }

            if (Next(segments, start, chain, one => !used.Contains(one) && labels.Begins(text + PageLabels.Bare(one.Text))) is not { } next)
            {
                break;
            }

            chain.Add(next);
            text += PageLabels.Bare(next.Text);
        }

        return best;
    }

    // A label goes on close by on the same line, or on a line soon below that stands under it.
    private static FlowSegment? Next(IReadOnlyList<FlowSegment> segments, int start, List<FlowSegment> chain, Func<FlowSegment, bool> continues)
    {
        var last = chain[^1];
        var isInterrupted = false;
        for (var i = start + 1; i < segments.Count && segments[i].Middle - last.Middle <= MostStep * last.Em; i++)
        {
            var one = segments[i];
            var isBelow = one.Middle - last.Middle > SameLine * last.Em;
            var isBeside = !isBelow && one.Middle - last.Middle > -SameLine * last.Em && one.Box.Left >= last.Box.Right - 1
                && one.Box.Left - last.Box.Right < 1.2f * last.Em;
            if (one.IsValue || !(isBeside || (isBelow && chain.Exists(link => one.Overlaps(link, Aside * last.Em)))))
            {
                continue;
            }

            // A mark alone on its line belongs to the text right above it; its wording cannot tell.
            if (continues(one) && !(isInterrupted && PageLabels.Bare(one.Text).Length == 0))
            {
                return one;
            }

            isInterrupted |= isBelow && chain.Exists(link => one.Overlaps(link, 0));
        }

        return null;
    }
}
