using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>计数器 — numbers that only count up: a number once taken is gone, whether its use succeeds or not.</summary>
internal static class Counters
{
    internal const string PublicationSequence = "publication-sequence";

    internal static async Task<long> NextAsync(GongkaiDb db, string name, CancellationToken cancellation)
    {
        var taken = await db.Database.SqlQuery<long>(
            $"INSERT INTO counters (name, last) VALUES ({name}, 1) ON CONFLICT (name) DO UPDATE SET last = counters.last + 1 RETURNING last AS \"Value\"").ToListAsync(cancellation);
        return taken[0];
    }

    internal static Task<long> NextSequenceAsync(GongkaiDb db, CancellationToken cancellation) => NextAsync(db, PublicationSequence, cancellation);

    /// <summary>The index number that the item has, or its next one by the organ's rule; registered with the change, so that it is never given twice.</summary>
    internal static async Task<string> IndexNumberAsync(GongkaiDb db, Publication item, DateOnly today, CancellationToken cancellation)
    {
        if (item.IndexNumber is { } known)
        {
            return known;
        }

        var (rule, facts) = await IndexNumbers.RuleAsync(db, item, today, cancellation);
        var key = IndexNumbers.CounterName(rule, facts);
        string number;
        do
        {
            number = rule.Number(facts, await NextAsync(db, key, cancellation));
        }
        while (await db.Set<UsedIndexNumber>().AnyAsync(used => used.Number == number, cancellation));

        db.Add(new UsedIndexNumber { Number = number, PublicationId = item.Id });
        return number;
    }
}
