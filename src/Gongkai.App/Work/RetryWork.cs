using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Work;

/// <summary>重试任务 — tries failed work again now, with all its attempts before it.</summary>
public sealed class RetryWork(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid id, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageJobs) is { } refusal)
        {
            return refusal;
        }

        await using var db = database.Open(WorkScope.Of(caller));
        if (await FindAsync(db, id, clock, cancellation) is not { } item)
        {
            return Gone;
        }

        (item.Attempts, item.AvailableAt, item.LeasedUntil, item.GivenUpAt) = (0, clock.Now, null, null);
        db.Record(new EventDraft(item.OrganId, "work", item.Id, "work-retried").With(new { item.Kind }));
        if (await db.CommitAsync(caller, clock, cancellation) is { } conflict)
        {
            return conflict;
        }

        database.Bell.Ring();
        return null;
    }

    internal static Refusal Gone { get; } = new("work-gone", "这项任务已经完成、正在执行或已被删除，请刷新页面查看最新情况。");

    /// <summary>Failed work that nobody works at now.</summary>
    internal static Task<OutboxItem?> FindAsync(GongkaiDb db, Guid id, SiteClock clock, CancellationToken cancellation)
    {
        var now = clock.Now;
        return db.Outbox.FirstOrDefaultAsync(item => item.Id == id && item.DoneAt == null && item.LastError != "" && (item.LeasedUntil == null || item.LeasedUntil <= now), cancellation);
    }
}
