using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>修改内设机构 — another name or another place in the list.</summary>
public sealed class RenameUnit(GongkaiDb db, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid unitId, (string Name, int Position) change, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageOrgans) is { } lacking)
        {
            return lacking;
        }

        if (await OrganReach.FindUnitAsync(db, unitId, cancellation) is not { IsActive: true } unit)
        {
            return OrganReach.UnitNotFound;
        }

        var others = await db.Units.Where(other => other.OrganId == unit.OrganId && other.Id != unit.Id).ToListAsync(cancellation);
        if (CreateUnit.Wrong(change.Name, others) is { } wrong)
        {
            return wrong;
        }

        var before = unit.Name;
        unit.Rename(change.Name, change.Position);
        db.Record(OrganEvents.UnitRenamed.On(unit.OrganId, OrganEvents.UnitSubject, unit.Id).With(new { before, unit.Name, unit.Position }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
