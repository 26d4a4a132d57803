namespace Gongkai.App.Search;

/// <summary>摘录片段 — a piece of an excerpt, and whether it is what was looked for; the page writes both as text.</summary>
public readonly record struct ExcerptPart(string Text, bool IsMatch);

/// <summary>摘录 — cuts what was found out of the stored text and marks it.</summary>
internal static class Excerpts
{
    private const int Length = 140;
    private const int Before = 30;

    internal static IReadOnlyList<ExcerptPart> Mark(string text, SearchPlan plan) => Parts(text, plan.Find(text), 0, text.Length);

    /// <summary>Around the first place in any part of the text; the beginning where it stands nowhere in the body.</summary>
    internal static IReadOnlyList<ExcerptPart> Cut(IEnumerable<string> texts, SearchPlan plan)
    {
        string? first = null;
        foreach (var text in texts)
        {
            first ??= text;
            var places = plan.Find(text);
            if (places.Count > 0)
            {
                var start = Math.Max(places[0].Start - Before, 0);
                return Parts(text, places, Whole(text, start), Whole(text, Math.Min(start + Length, text.Length)));
            }
        }

        return first is null or "" ? [] : [new ExcerptPart(first[..Whole(first, Math.Min(Length, first.Length))].Replace('\n', ' '), false)];
    }

    private static List<ExcerptPart> Parts(string text, IReadOnlyList<(int Start, int End)> places, int from, int to)
    {
        var parts = new List<ExcerptPart>();
        var at = from;
        foreach (var (start, end) in places)
        {
            if (start >= to)
            {
                break;
            }

            var last = Math.Min(end, to);
            Add(parts, text[at..start], isMatch: false);
            Add(parts, text[start..last], isMatch: true);
            at = last;
        }

        Add(parts, text[at..to], isMatch: false);
        return parts;
    }

    private static void Add(List<ExcerptPart> parts, string text, bool isMatch)
    {
        if (text.Length > 0)
        {
            parts.Add(new ExcerptPart(text.Replace('\n', ' ').Replace('\t', ' '), isMatch));
        }
    }

    // Never between the two halves of one character.
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
