using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Work;

/// <summary>待办队列 — hands out items of the outbox under a lease and takes back what became of them.</summary>
public sealed class OutboxQueue(SiteDatabase database, SiteClock clock)
{
    public const int MostAttempts = 10;

    // What a node needs to note the outcome after the handler's own time is over.
    private static readonly TimeSpan s_leaseMargin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromHours(6);
    private static readonly Caller s_worker = Caller.Site("outbox");

    /// <summary>Doubles from one minute to six hours.</summary>
    public static TimeSpan Delay(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return attempts > 9 ? s_longestDelay : TimeSpan.FromMinutes(1 << (attempts - 1));
    }

    /// <summary>Takes items that are due; nobody else gets them until their lease ends.</summary>
    /// <param name="limits">The kinds that the caller handles, and how long each may take.</param>
    public async Task<IReadOnlyList<OutboxItem>> ClaimAsync(IReadOnlyDictionary<string, TimeSpan> limits, int most, CancellationToken cancellation = default)
    {
        var now = clock.Now;
        var kinds = limits.Keys.ToArray();
        await using var db = database.Open(OrganScope.Site);
        var due = db.Outbox.Where(item => item.DoneAt == null && item.GivenUpAt == null && item.AvailableAt <= now && (item.LeasedUntil == null || item.LeasedUntil <= now) && kinds.Contains(item.Kind));

        // An idle look must not take SQLite's one write lock.
        if (!await due.AnyAsync(cancellation))
        {
            return [];
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var items = await (db.IsPostgres
            ? db.Outbox.FromSql($"""
                SELECT * FROM outbox
                WHERE done_at IS NULL AND given_up_at IS NULL AND available_at <= {now} AND (leased_until IS NULL OR leased_until <= {now}) AND kind = ANY ({kinds})
                ORDER BY available_at LIMIT {most} FOR UPDATE SKIP LOCKED
                """)
            : due.OrderBy(item => item.AvailableAt).Take(most)).ToListAsync(cancellation);
        foreach (var item in items)
        {
            // Counted before the attempt, so that an item that kills its node is given up in the end.
            item.Attempts++;
            item.LeasedUntil = now + limits[item.Kind] + s_leaseMargin;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return items;
    }

    /// <returns>False where the lease was lost meanwhile and another worker has the item.</returns>
    public Task<bool> FinishAsync(OutboxItem claimed, CancellationToken cancellation = default) => SaveAsync(
        claimed,
        item => (item.DoneAt, item.LeasedUntil, item.LastError) = (clock.Now, null, ""),
        cancellation);

    /// <summary>Puts the item back without counting the attempt: the node stops.</summary>
    public Task<bool> ReleaseAsync(OutboxItem claimed, CancellationToken cancellation = default) => SaveAsync(
        claimed,
        item => (item.Attempts, item.LeasedUntil) = (item.Attempts - 1, null),
        cancellation);

    /// <summary>Tries again later, or gives up after the last attempt or where another one cannot help.</summary>
    public async Task<bool> FailAsync(OutboxItem claimed, string error, bool forGood, CancellationToken cancellation = default)
    {
        if (!forGood && claimed.Attempts < MostAttempts)
        {
            return await SaveAsync(
                claimed,
                item => (item.LastError, item.LeasedUntil, item.AvailableAt) = (error, null, clock.Now + Delay(item.Attempts)),
                cancellation);
        }

        await using var db = database.Open(OrganScope.Site);
        db.Attach(claimed);
        (claimed.LastError, claimed.LeasedUntil, claimed.GivenUpAt) = (error, null, clock.Now);
        db.Record(new EventDraft(claimed.OrganId, "work", claimed.Id, "work-given-up") { Reason = error }.With(new { claimed.Kind, claimed.Attempts }));
        return await db.CommitAsync(s_worker, clock, cancellation) is null;
    }

    /// <summary>Removes what was done long ago.</summary>
    public async Task<int> CleanAsync(TimeSpan age, CancellationToken cancellation = default)
    {
        var before = clock.Now - age;
        await using var db = database.Open(OrganScope.Site);
        return await db.Outbox.Where(item => item.DoneAt != null && item.DoneAt < before).ExecuteDeleteAsync(cancellation);
    }

    private async Task<bool> SaveAsync(OutboxItem claimed, Action<OutboxItem> change, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        db.Attach(claimed);
        change(claimed);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
