using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Search;

/// <summary>零结果检索词 — what was looked for and not found on a day; numbers that could be somebody's are not kept.</summary>
/// <param name="Count">How often in the period.</param>
public sealed record SearchMiss(string Words, int Count);

/// <summary>零结果记录 — the words that found nothing, for those who keep the catalogue.</summary>
public sealed class SearchMisses(SiteDatabase database)
{
    private const int LongestWords = 60;
    private const int DigitsOfPerson = 7;

    public async Task<IReadOnlyList<SearchMiss>> RunAsync(DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.Database.SqlQuery<SearchMiss>(
            $"SELECT words AS \"Words\", CAST(SUM(count) AS integer) AS \"Count\" FROM search_misses WHERE day BETWEEN {from} AND {to} GROUP BY words ORDER BY SUM(count) DESC, words LIMIT 200")
            .ToListAsync(cancellation);
    }

    internal static async Task NoteAsync(GongkaiDb db, string words, DateOnly today, CancellationToken cancellation)
    {
        var plain = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("\0", "", StringComparison.Ordinal);
        if (plain.Length is 0 or > LongestWords || plain.Count(char.IsDigit) >= DigitsOfPerson || plain.Contains('@', StringComparison.Ordinal))
        {
            return;
        }

        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO search_misses (day, words, count) VALUES ({today}, {plain}, 1) ON CONFLICT (day, words) DO UPDATE SET count = search_misses.count + 1", cancellation);
    }
}
