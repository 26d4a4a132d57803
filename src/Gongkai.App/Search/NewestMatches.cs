using System.Globalization;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Search;

/// <summary>最新命中 — the newest texts of PostgreSQL's index that match, without reading all that do.</summary>
/// <remarks>A GIN index gives all matches at once and in no order. So every text carries tokens of its age, in groups of doubling size; the matches among the youngest are counted,
/// and then the smallest group is read that should have enough of them.</remarks>
internal static class NewestMatches
{
    /// <summary>How many numbers a group of the youngest level spans; each level above has twice as many.</summary>
    internal const long Youngest = 4_000L * SearchText.PartsOfItem;

    /// <summary>The last one of a million items and more; what is older is asked for together.</summary>
    private const int Levels = 9;

    // More than is wanted, since a group that turns out to have too few is read in vain.
    private const int Enough = SearchItems.MostCandidates * 5 / 4;

    // So few say nothing of the older ones, which may all have it: the next group is then sixteen times as large, not everything.
    private const int Few = 8;
    private const int WhereFew = Enough / 16;

    /// <summary>The tokens of a text's age, behind <see cref="SearchParts.FacetMark"/>.</summary>
    internal static IEnumerable<string> AgesOf(long id) => Enumerable.Range(0, Levels).Select(level => Token(level, id / SpanOf(level)));

    /// <summary>The numbers of at most <see cref="SearchItems.MostCandidates"/> texts, newest first.</summary>
    /// <param name="newest">The largest number in the index.</param>
    internal static async Task<List<long>> FindAsync(GongkaiDb db, SearchPlan plan, SearchNarrowing by, long newest, CancellationToken cancellation)
    {
        var near = await CountAsync(db, Loose(plan, by, 0, newest), cancellation);
        for (var (level, known) = (LevelFor(near, (0, 0), newest), 0); ; level = LevelFor(known, (level, level + 1), newest))
        {
            var found = await NewestAsync(db, plan, by.Scope, Loose(plan, by, level, newest), cancellation);
            if (found.Count >= SearchItems.MostCandidates || IsEverything(level, newest))
            {
                return found;
            }

            known = found.Count;
        }
    }

    /// <summary>The first level that should have enough, judged by how many another one has.</summary>
    /// <param name="at">The level that was counted, and the first one to think of.</param>
    internal static int LevelFor(int count, (int Counted, int First) at, long newest)
    {
        var (level, known) = (at.First, count < Few ? WhereFew : count);
        while (!IsEverything(level, newest) && known * (double)CoveredBy(level, newest) < Enough * (double)CoveredBy(at.Counted, newest))
        {
            level++;
        }

        return level;
    }

    internal static bool IsEverything(int level, long newest) => level >= Levels || CoveredBy(level, newest) >= newest;

    // Two groups, since the youngest may have only begun.
    private static long CoveredBy(int level, long newest) => newest - (Math.Max((newest / SpanOf(level)) - 1, 0) * SpanOf(level)) + 1;

    private static long SpanOf(int level) => Youngest << level;

    private static string Loose(SearchPlan plan, SearchNarrowing by, int level, long newest)
    {
        var group = newest / SpanOf(level);
        return plan.ToLooseTsQuery(by.Scope, IsEverything(level, newest) ? by.Filters : [.. by.Filters, [Token(level, group), Token(level, Math.Max(group - 1, 0))]]);
    }

    private static Task<int> CountAsync(GongkaiDb db, string loose, CancellationToken cancellation) =>
        db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM (SELECT 1 FROM search_texts WHERE tokens @@ {loose}::tsquery LIMIT {Enough}) AS near").SingleAsync(cancellation);

    // The index says which texts have all the tokens; whether they stand beside each other only the text itself does.
    // By the negated number, so that no plan reads the whole table in its order.
    private static Task<List<long>> NewestAsync(GongkaiDb db, SearchPlan plan, SearchScope scope, string loose, CancellationToken cancellation) => plan.HasPhrases
        ? db.Database.SqlQuery<long>(
            $"SELECT id AS \"Value\" FROM (SELECT id, tokens FROM search_texts WHERE tokens @@ {loose}::tsquery ORDER BY -id OFFSET 0) AS near WHERE tokens @@ {plan.ToTsQuery(scope)}::tsquery LIMIT {SearchItems.MostCandidates}")
            .ToListAsync(cancellation)
        : db.Database.SqlQuery<long>($"SELECT id AS \"Value\" FROM search_texts WHERE tokens @@ {loose}::tsquery ORDER BY -id LIMIT {SearchItems.MostCandidates}").ToListAsync(cancellation);

    private static string Token(int level, long group) => string.Create(CultureInfo.InvariantCulture, $"a{level}.{group}");
}
