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
        var (title, numbers) = (SearchTokens.Of(row.Title), SearchTokens.Of(row.Numbers));
        var places = new List<Place>(row.Body.Length + (2 * title.Count) + (2 * numbers.Count) + 8);
        var position = 0;
        foreach (var (tokens, mark) in ((List<SearchToken>, string)[])[(title, ""), (numbers, ""), (SearchTokens.Of(row.Body), ""), (title, TitleMark), (numbers, NumbersMark)])
        {
            foreach (var token in tokens)
            {
                places.Add(new Place(token.Text, mark, ++position));
            }

            position += Gap;
        }

        foreach (var token in row.Facets.Split(' ').Concat(row.Id > 0 ? NewestMatches.AgesOf(row.Id) : []))
        {
            places.Add(new Place(token, FacetMark, ++position));
        }

        return Written(places);
    }

    // PostgreSQL wants each token once, with all its places.
    private static string Written(List<Place> places)
    {
        places.Sort();
        var text = new StringBuilder(places.Count * 8);
        for (var i = 0; i < places.Count; i++)
        {
            var (token, mark, at) = places[i];
            if (i > 0 && places[i - 1].IsSameToken(places[i]))
            {
                text.Append(',').Append(at);
            }
            else
            {
                text.Append(i > 0 ? " '" : "'").Append(mark).Append(token).Append("':").Append(at);
            }
        }

        return text.ToString();
    }

    /// <summary>Title, numbers and body of a row as FTS5's tokens; those of title and numbers once more behind a mark of their own.</summary>
    /// <remarks>FTS5 reads every place of a token before it looks at the column, which for a word of every text and no title takes as long as the index is big.</remarks>
    internal static (string Title, string Numbers, string Body) ToFts5(SearchText row)
    {
        static string Marked(string text, string mark) => SearchTokens.Of(text) is var tokens && tokens.Count == 0 ? "" : $"{SearchTokens.Join(tokens)} {mark}{string.Join($" {mark}", tokens.Select(token => token.Text))}";

        return (Marked(row.Title, TitleLetter), Marked(row.Numbers, NumbersLetter), SearchTokens.Join(SearchTokens.Of(row.Body)));
    }

    /// <summary>A token at its place; sorted by token, of which mostly the first letters decide.</summary>
    private readonly record struct Place(string Token, string Mark, int At) : IComparable<Place>
    {
        private readonly ulong _head = ((Mark.Length == 0 ? 0UL : Mark[0]) << 48) | (Letter(Token, 0) << 32) | (Letter(Token, 1) << 16) | Letter(Token, 2);

        public int CompareTo(Place other) =>
            _head != other._head ? _head.CompareTo(other._head)
            : Token.Length > 3 && string.CompareOrdinal(Token, other.Token) is not 0 and var token ? token
            : Token.Length != other.Token.Length ? Token.Length - other.Token.Length
            : At.CompareTo(other.At);

        public bool IsSameToken(in Place other) => _head == other._head && Token == other.Token;

        private static ulong Letter(string token, int at) => at < token.Length ? token[at] : 0UL;
    }
}
