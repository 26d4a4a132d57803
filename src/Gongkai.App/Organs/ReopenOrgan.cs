using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>恢复机关 — takes an organ into use again.</summary>
public sealed class ReopenOrgan(GongkaiDb db, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid organId, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageOrgans) is { } lacking)
        {
            return lacking;
        }

        if (await OrganReach.FindAsync(db, organId, cancellation) is not { IsActive: false } organ)
        {
            return OrganReach.NotFound;
        }

        if (await db.Organs.AnyAsync(above => above.Id == organ.ParentId && !above.IsActive, cancellation))
        {
            return new Refusal("organ-parent-closed", "上级机关已停用，请先恢复上级机关。");
        }

        organ.Reopen();
        db.Record(OrganEvents.Reopened.On(organ.Id, OrganEvents.Subject, organ.Id));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
