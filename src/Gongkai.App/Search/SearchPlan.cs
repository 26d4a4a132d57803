using System.Text;

namespace Gongkai.App.Search;

/// <summary>检索部位 — which part of an item a search looks at.</summary>
public enum SearchScope
{
    Everything,
    Title,
    Numbers,
}

/// <summary>检索条件式 — what is looked for, as phrases of tokens; written out for either database.</summary>
public sealed class SearchPlan
{
    private const string Anywhere = " & ";
    private const int MostTerms = 12;
    private const int MostTokens = 64;

    private readonly List<List<Phrase>> _terms;

    private SearchPlan(List<List<Phrase>> terms) => _terms = terms;

    /// <summary>Each term between blanks has to be found; any of its synonyms will do. Null where nothing is left to look for.</summary>
    public static SearchPlan? Of(string words, Synonyms synonyms)
    {
        var terms = new List<List<Phrase>>();
        foreach (var term in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostTerms))
        {
            var phrases = synonyms.Of(term).Select(PhraseOf).OfType<Phrase>().ToList();
            if (phrases.Count > 0)
            {
                terms.Add(phrases);
            }
        }

        return terms.Count == 0 ? null : new SearchPlan(terms);
    }

    /// <summary>For FTS5: column filter, phrases, and the filters as exact tokens.</summary>
    /// <param name="filters">Each group: one of its tokens has to be there.</param>
    public string ToFts5(SearchScope scope, IReadOnlyList<IReadOnlyList<string>> filters)
    {
        var (columns, mark) = scope switch { SearchScope.Title => ("title", SearchParts.TitleLetter), SearchScope.Numbers => ("numbers", SearchParts.NumbersLetter), _ => ("title numbers body", "") };
        var terms = string.Join(" AND ", _terms.Select(term => $"({string.Join(" OR ", term.Select(phrase => phrase.ToFts5(mark)))})"));
        var expression = $"{{{columns}}} : ({terms})";
        foreach (var filter in filters)
        {
            expression += $" AND {{facets}} : ({string.Join(" OR ", filter.Select(token => $"\"{token}\""))})";
        }

        return expression;
    }

    /// <summary>For PostgreSQL: phrases of the tokens as the part's mark has them.</summary>
    public string ToTsQuery(SearchScope scope) => ToTsQuery(scope, " <-> ");

    /// <summary>The same with the filters, for one table that is read no further.</summary>
    public string ToTsQuery(SearchScope scope, IReadOnlyList<IReadOnlyList<string>> filters) => Filtered(ToTsQuery(scope), filters);

    /// <summary>What a text has that may hold the phrases: all their tokens anywhere, but for the begun one at the end. The index alone answers it, without reading a text.</summary>
    public string ToLooseTsQuery(SearchScope scope, IReadOnlyList<IReadOnlyList<string>> filters) => Filtered(ToTsQuery(scope, Anywhere), filters);

    /// <summary>Whether some phrase has to be looked up in the texts that have its tokens.</summary>
    public bool HasPhrases => _terms.Exists(term => term.Exists(phrase => phrase.Tokens.Count > 1));

    private string ToTsQuery(SearchScope scope, string between)
    {
        var mark = scope switch { SearchScope.Title => SearchParts.TitleMark, SearchScope.Numbers => SearchParts.NumbersMark, _ => "" };
        return string.Join(" & ", _terms.Select(term => $"({string.Join(" | ", term.Select(phrase => phrase.ToTsQuery(mark, between)))})"));
    }

    private static string Filtered(string terms, IReadOnlyList<IReadOnlyList<string>> filters) =>
        filters.Aggregate(terms, (expression, filter) => $"{expression} & ({string.Join(" | ", filter.Select(token => $"'{SearchParts.FacetMark}{token}'"))})");

    /// <summary>Every place in a text where a phrase of the plan stands, in order, without overlaps.</summary>
    public IReadOnlyList<(int Start, int End)> Find(string text)
    {
        var tokens = SearchTokens.Of(text);
        var found = new List<(int Start, int End)>();
        foreach (var phrase in _terms.SelectMany(term => term))
        {
            for (var i = 0; i + phrase.Tokens.Count <= tokens.Count; i++)
            {
                if (phrase.IsAt(tokens, i) is { } end)
                {
                    found.Add((tokens[i].Start, end));
                }
            }
        }

        return Joined(found);
    }

    private static List<(int Start, int End)> Joined(List<(int Start, int End)> found)
    {
        found.Sort();
        var joined = new List<(int Start, int End)>();
        foreach (var (start, end) in found)
        {
            if (joined.Count > 0 && start < joined[^1].End)
            {
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, end));
            }
            else
            {
                joined.Add((start, end));
            }
        }

        return joined;
    }

    private static Phrase? PhraseOf(string term)
    {
        var tokens = SearchTokens.Of(term);
        if (tokens.Count == 0)
        {
            return null;
        }

        // At its end a query may stop inside a run: its last character is in the pair before it, or begins one.
        if (tokens.Count > 1 && tokens[^1].ClosesRun && !tokens[^2].IsWord)
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        var kept = tokens.Take(MostTokens).ToList();
        var last = kept[^1];
        return new Phrase([.. kept.Select(token => token.Text)], last.ClosesRun || (last.IsWord && !last.Text.All(char.IsAsciiDigit)), last);
    }

    private sealed record Phrase(IReadOnlyList<string> Tokens, bool IsPrefix, SearchToken Last)
    {
        public string ToFts5(string mark) => $"\"{string.Join(' ', Tokens.Select(token => mark + token))}\"{(IsPrefix ? " *" : "")}";

        public string ToTsQuery(string mark, string between)
        {
            // Every token that begins so would be gathered, often those of all texts; the phrase itself is looked up afterwards.
            var count = between == Anywhere && IsPrefix && Tokens.Count > 1 ? Tokens.Count - 1 : Tokens.Count;
            var text = new StringBuilder("(");
            for (var i = 0; i < count; i++)
            {
                text.Append(i == 0 ? "" : between).Append('\'').Append(mark).Append(Tokens[i]).Append('\'').Append(IsPrefix && i == Tokens.Count - 1 ? ":*" : "");
            }

            return text.Append(')').ToString();
        }

        /// <summary>Where the phrase ends in the text if it begins at a token.</summary>
        public int? IsAt(List<SearchToken> tokens, int at)
        {
            for (var i = 0; i < Tokens.Count - 1; i++)
            {
                if (tokens[at + i].Text != Tokens[i])
                {
                    return null;
                }
            }

            var last = tokens[at + Tokens.Count - 1];
            var isFound = IsPrefix ? last.Text.StartsWith(Tokens[^1], StringComparison.Ordinal) : last.Text == Tokens[^1];
            return !isFound ? null
                : IsPrefix && Last.ClosesRun && !last.ClosesRun && !last.IsWord ? last.Start + Math.Max(Last.End - Last.Start, 1)
                : last.End;
        }
    }
}
