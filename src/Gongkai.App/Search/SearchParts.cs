using System.Globalization;
using System.Text;

namespace Gongkai.App.Search;

/// <summary>检索分段 — cuts long texts into parts that both databases hold without loss: PostgreSQL keeps 16,383 places and 256 of them for one token.</summary>
internal static class SearchParts
{
    private const int MostTokens = 12_000;
    private const int MostOfOne = 240;

    /// <summary>Parts overlap, so that a phrase at a cut is found.</summary>
    private const int Overlap = 64;

    /// <summary>No token of a text begins so.</summary>
    internal const string TitleMark = "^";

    internal const string NumbersMark = "#";

    internal const string FacetMark = "~";

    // FTS5 takes letters alone into a token; these two begin none of a text, since its letters beyond a to z are written as codes.
    internal const string TitleLetter = "þ";

    internal const string NumbersLetter = "ð";

    /// <summary>Between the columns of one row, so that no phrase reaches from one into the next.</summary>
    private const int Gap = 8;

    /// <summary>The parts of a body; one empty part for an empty body; what lies beyond the last part is left out.</summary>
    internal static List<string> Of(string body)
    {
        var tokens = SearchTokens.Of(body);
        if (tokens.Count is > 0 and < MostOfOne)
        {
            return [body[tokens[0].Start..]];
        }

        var parts = new List<string>();
        var counts = new Dictionary<string, int>();
        var first = 0;
        for (var i = 0; i < tokens.Count && parts.Count < SearchText.PartsOfItem; i++)
        {
            ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, tokens[i].Text, out _);
            if (++count >= MostOfOne || i - first >= MostTokens)
            {
                parts.Add(body[tokens[first].Start..tokens[i].End]);
                i = Math.Max(i - Overlap, first);
                first = i + 1;
                counts.Clear();
            }
        }

        if (parts.Count < SearchText.PartsOfItem && (first < tokens.Count || parts.Count == 0))
        {
            parts.Add(tokens.Count == 0 ? "" : body[tokens[first].Start..]);
        }

        return parts;
    }

    /// <summary>A row as PostgreSQL's tsvector: every token as it is, those of title, numbers and filters once more behind a mark of their own.</summary>
    /// <remarks>Weights would say the same, but the index does not hold them: each hit would have to be read from the table to be believed.</remarks>
    internal static string ToTsVector(SearchText row)
    {
        var places = new Dictionary<string, StringBuilder>();
        var position = 0;
        foreach (var (text, mark) in ((string, string)[])[(row.Title, ""), (row.Numbers, ""), (row.Body, ""), (row.Title, TitleMark), (row.Numbers, NumbersMark)])
        {
            foreach (var token in SearchTokens.Of(text))
            {
                Add(places, mark + token.Text, ++position);
            }

            position += Gap;
        }

        foreach (var token in row.Facets.Split(' '))
        {
            Add(places, FacetMark + token, ++position);
        }

        return string.Join(' ', places.Select(place => $"'{place.Key}':{place.Value}"));
    }

    /// <summary>Title, numbers and body of a row as FTS5's tokens; those of title and numbers once more behind a mark of their own.</summary>
    /// <remarks>FTS5 reads every place of a token before it looks at the column, which for a word of every text and no title takes as long as the index is big.</remarks>
    internal static (string Title, string Numbers, string Body) ToFts5(SearchText row)
    {
        static string Marked(string text, string mark) => SearchTokens.Of(text) is var tokens && tokens.Count == 0 ? "" : $"{SearchTokens.Join(tokens)} {mark}{string.Join($" {mark}", tokens.Select(token => token.Text))}";

        return (Marked(row.Title, TitleLetter), Marked(row.Numbers, NumbersLetter), SearchTokens.Join(SearchTokens.Of(row.Body)));
    }

    private static void Add(Dictionary<string, StringBuilder> places, string token, int position)
    {
        if (!places.TryGetValue(token, out var list))
        {
            places.Add(token, list = new StringBuilder());
        }

        list.Append(list.Length > 0 ? "," : "").Append(position.ToString(CultureInfo.InvariantCulture));
    }
}
