using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>停用内设机构 — a unit that is no more; what it did stays in the records.</summary>
public sealed class CloseUnit(GongkaiDb db, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid unitId, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageOrgans) is { } lacking)
        {
            return lacking;
        }

        if (await OrganReach.FindUnitAsync(db, unitId, cancellation) is not { IsActive: true } unit)
        {
            return OrganReach.UnitNotFound;
        }

        if (await db.People.AnyAsync(person => person.UnitId == unit.Id && !person.IsDisabled, cancellation))
        {
            return new Refusal("unit-has-people", "这个内设机构还有在用的人员，请先调整他们的内设机构。");
        }

        unit.Close();
        db.Record(OrganEvents.UnitClosed.On(unit.OrganId, OrganEvents.UnitSubject, unit.Id).With(new { unit.Name }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
