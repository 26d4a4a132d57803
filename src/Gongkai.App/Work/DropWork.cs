using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;

namespace Gongkai.App.Work;

/// <summary>放弃任务 — removes failed work that shall not be tried any more; the log keeps why.</summary>
public sealed class DropWork(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid id, string reason, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageJobs) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("work-drop-reason", "请填写放弃这项任务的理由，理由将记入审计日志。");
        }

        await using var db = database.Open(WorkScope.Of(caller));
        if (await RetryWork.FindAsync(db, id, clock, cancellation) is not { } item)
        {
            return RetryWork.Gone;
        }

        db.Remove(item);
        db.Record(new EventDraft(item.OrganId, "work", item.Id, "work-dropped") { Reason = reason.Trim() }.With(new { item.Kind, item.Attempts, item.LastError }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
