using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>发布 — makes an approved item public at this instant, which stays as its publishing time; 条例 23, 26.</summary>
public sealed class PublishItem(SiteDatabase database, SiteClock clock, ItemChecks checks)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, CancellationToken cancellation = default)
    {
        if (Publishing.Lacks(caller) is { } lacks)
        {
            return lacks;
        }

        return await new ItemDesk(database, clock).ChangeAsync(caller, key, async (db, item) =>
        {
            return await Publishing.PublishAsync(db, item, checks, clock, cancellation);
        }, cancellation);
    }
}

/// <summary>定时发布 — fixes an instant ahead at which an approved item becomes public by itself.</summary>
public sealed class ScheduleItem(SiteDatabase database, SiteClock clock, ItemChecks checks)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, DateTimeOffset at, CancellationToken cancellation = default)
    {
        if (Publishing.Lacks(caller) is { } lacks)
        {
            return lacks;
        }

        return await new ItemDesk(database, clock).ChangeAsync(caller, key, async (db, item) =>
        {
            var instant = at.ToUniversalTime();
            if ((await Publishing.FaultsAsync(db, item, checks, cancellation) ?? item.Schedule(instant, clock.Now)) is { } refusal)
            {
                return refusal;
            }

            db.Note(item, "item-scheduled", facts: new { at = instant });
            return null;
        }, cancellation);
    }
}

/// <summary>到时发布 — publishes every item whose instant has come; run every minute.</summary>
public sealed class PublishDueItems(SiteDatabase database, SiteClock clock, ItemChecks checks)
{
    /// <summary>How many were published, and what stopped the others.</summary>
    public async Task<(int Published, IReadOnlyList<Refusal> Refused)> RunAsync(CancellationToken cancellation = default)
    {
        var caller = Caller.Site("publish-due-items");
        var refused = new List<Refusal>();
        var published = 0;
        foreach (var id in await DueAsync(cancellation))
        {
            await using var db = database.Open(OrganScope.Site);
            var item = await db.Set<Publication>().FirstAsync(item => item.Id == id, cancellation);
            if ((await Publishing.PublishAsync(db, item, checks, clock, cancellation) ?? await db.CommitAsync(caller, clock, cancellation)) is { } refusal)
            {
                refused.Add(refusal);
            }
            else
            {
                published++;
            }
        }

        return (published, refused);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.Now;
        await using var db = database.Open(OrganScope.Site);
        return await db.Set<Publication>().Where(item => item.State == ItemState.Scheduled && item.ScheduledFor <= now)
            .OrderBy(item => item.ScheduledFor).Select(item => item.Id).Take(200).ToListAsync(cancellation);
    }
}

/// <summary>登记不公开 — puts a reviewed item that is not to be published into the register, with the day it is looked at again; 条例 18.</summary>
public sealed class FileItem(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, CancellationToken cancellation = default)
    {
        if (Publishing.Lacks(caller) is { } lacks)
        {
            return lacks;
        }

        return await new ItemDesk(database, clock).ChangeAsync(caller, key, async (db, item) =>
        {
            var number = ItemTransitions.Allows(item.State, ItemAction.File) ? await Counters.IndexNumberAsync(db, item, clock.Today, cancellation) : "";
            if (item.File(number) is { } refusal)
            {
                return refusal;
            }

            db.Note(item, new ItemDeed("item-filed", item.DisclosureProvision), item.DisclosureReason);
            return null;
        }, cancellation);
    }
}

/// <summary>评估审查 — notes that a withheld item was looked at again and stays withheld, with the next date; 条例 18.</summary>
public sealed class ReassessItem(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, (DateOnly Next, string Reason) outcome, CancellationToken cancellation = default) => Publishing.Lacks(caller)
        ?? (outcome.Reason.Trim().Length < 4 ? new Refusal("item-reassess-reason", "请写明评估审查的结论和理由，至少 4 个字。") : null)
        ?? await new ItemDesk(database, clock).StepAsync(caller, key, item => item.Reassess(outcome.Next, clock.Today), new ItemNote("item-reassessed", outcome.Reason.Trim(), "条例第十八条"), cancellation);
}

/// <summary>重新认定 — takes an item out of the register after its re-assessment, back to a draft whose class may change; 条例 18.</summary>
public sealed class ReopenItem(SiteDatabase database, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, ItemKey key, string reason, CancellationToken cancellation = default) => caller.Lacks(Permission.ContributeItems)
        ?? await new ItemDesk(database, clock).StepAsync(caller, key, item => item.Reopen(), new ItemNote("item-reopened", reason, "条例第十八条"), cancellation);
}

/// <summary>发布环节 — what every way of publishing shares.</summary>
internal static class Publishing
{
    internal static Refusal? Lacks(Caller caller) => caller.May(Permission.EditSite) ? null : caller.Lacks(Permission.ApproveItems);

    internal static async Task<Refusal?> PublishAsync(GongkaiDb db, Publication item, ItemChecks checks, SiteClock clock, CancellationToken cancellation)
    {
        var now = clock.Now;
        if ((item.CheckPublishing(now) ?? await FaultsAsync(db, item, checks, cancellation)) is { } refusal)
        {
            return refusal;
        }

        var number = await Counters.IndexNumberAsync(db, item, clock.Today, cancellation);
        var moment = new PublishingMoment(now, SiteClock.DayOf(now), number, await Counters.NextSequenceAsync(db, cancellation));
        if (item.Publish(moment) is { } refused)
        {
            return refused;
        }

        db.Tell(item, PublicChangeKind.Published, "", clock);
        db.Note(item, new ItemDeed("item-published", "条例第二十六条"), facts: new { item.IndexNumber, item.PublishedAt, item.CurrentVersion });
        db.EnqueueItemIndex(item.Id, clock);
        return null;
    }

    internal static async Task<Refusal?> FaultsAsync(GongkaiDb db, Publication item, ItemChecks checks, CancellationToken cancellation)
    {
        var current = await db.Set<ItemVersion>().AsNoTracking().FirstAsync(version => version.PublicationId == item.Id && version.Number == item.CurrentVersion, cancellation);
        var faults = await checks.FaultsAsync(db, current.Read(), cancellation);
        return faults.Count == 0 ? null : new Refusal("item-faults", $"发布前检查有 {faults.Count} 个错误，第一个在{faults[0].Place}：{faults[0].Explanation}请退回修改。");
    }
}
