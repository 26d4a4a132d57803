using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>停用机关 — an organ that was dissolved or merged keeps its records, but nobody signs in for it any more.</summary>
public sealed class CloseOrgan(GongkaiDb db, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid organId, string reason, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageOrgans) is { } lacking)
        {
            return lacking;
        }

        if (await OrganReach.FindAsync(db, organId, cancellation) is not { IsActive: true } organ)
        {
            return OrganReach.NotFound;
        }

        if (organ.Id == caller.OrganId || organ.ParentId is null)
        {
            return new Refusal("organ-own", "不能停用自己所在的机关，请由上级机关的管理员办理。");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return OrganReach.ReasonMissing;
        }

        if (await db.Organs.AnyAsync(below => below.ParentId == organ.Id && below.IsActive, cancellation))
        {
            return new Refusal("organ-has-organs", "这个机关还有在用的下级机关，请先停用下级机关。");
        }

        organ.Close();
        db.Record(OrganEvents.Closed.On(organ.Id, OrganEvents.Subject, organ.Id) with { Reason = reason.Trim() });
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
