using System.Globalization;
using System.Text;

namespace Gongkai.App.Search;

/// <summary>最新命中 — the newest texts of PostgreSQL's index that match, without reading all that do.</summary>
/// <remarks>A GIN index gives all matches at once and in no order. So every text carries two tokens of its age, and first the youngest texts are asked, then more, then all.</remarks>
internal static class NewestMatches
{
    // How many numbers one token of age spans, youngest group first: some thousand texts, and eight times as many.
    private static readonly (char Letter, long Span)[] s_ages = [('a', 16_000L * SearchText.PartsOfItem), ('b', 128_000L * SearchText.PartsOfItem)];

    /// <summary>The tokens of a text's age, behind <see cref="SearchParts.FacetMark"/>.</summary>
    internal static IEnumerable<string> AgesOf(long id) => s_ages.Select(age => Token(age.Letter, id / age.Span));

    /// <summary>A query of the column <c>id</c>, at most <see cref="SearchItems.MostCandidates"/> of them, newest first.</summary>
    /// <param name="newest">The largest number in the index.</param>
    /// <param name="parameters">Gets the values that the text names as {0}, {1} ….</param>
    internal static string Of(SearchPlan plan, (SearchScope Scope, IReadOnlyList<IReadOnlyList<string>> Filters) by, long newest, List<object> parameters)
    {
        var exact = plan.HasPhrases ? Named(parameters, plan.ToTsQuery(by.Scope)) : null;
        var (with, wanted) = (new StringBuilder("WITH "), new StringBuilder());
        for (var level = 0; level <= s_ages.Length; level++)
        {
            var asked = level < s_ages.Length ? (IReadOnlyList<IReadOnlyList<string>>)[.. by.Filters, Youngest(s_ages[level], newest)] : by.Filters;
            var isMore = string.Concat(Enumerable.Range(0, level).Select(before => $" AND (SELECT COUNT(*) FROM age{before}) < {SearchItems.MostCandidates}"));
            var loose = $"SELECT id, tokens FROM search_texts WHERE tokens @@ {Named(parameters, plan.ToLooseTsQuery(by.Scope, asked))}::tsquery{isMore} ORDER BY id DESC";
            with.Append(CultureInfo.InvariantCulture, $"{(level > 0 ? ", " : "")}age{level} AS MATERIALIZED (")
                .Append(exact is null ? $"SELECT id FROM ({loose} LIMIT {SearchItems.MostCandidates}) AS near" : $"SELECT id FROM ({loose} OFFSET 0) AS near WHERE tokens @@ {exact}::tsquery LIMIT {SearchItems.MostCandidates}")
                .Append(')');
            wanted.Append(CultureInfo.InvariantCulture, $"{(level > 0 ? " UNION ALL " : "")}SELECT id FROM age{level}{(level < s_ages.Length ? $" WHERE (SELECT COUNT(*) FROM age{level}) >= {SearchItems.MostCandidates}" : "")}");
        }

        return $"{with} {wanted}";
    }

    // Two groups, since the youngest may have only begun.
    private static string[] Youngest((char Letter, long Span) age, long newest) => [Token(age.Letter, newest / age.Span), Token(age.Letter, Math.Max((newest / age.Span) - 1, 0))];

    private static string Token(char letter, long group) => letter + group.ToString(CultureInfo.InvariantCulture);

    private static string Named(List<object> parameters, string value)
    {
        parameters.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{parameters.Count - 1}}}");
    }
}
