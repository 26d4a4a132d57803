using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>内设机构修改 — its name, its place in the list and what it is responsible for; null leaves the duties as they are.</summary>
public sealed record UnitChange(string Name, int Position, string? Duties = null);

/// <summary>修改内设机构 — another name, another place in the list or other duties.</summary>
public sealed class RenameUnit(GongkaiDb db, SiteClock clock)
{
    private const int LongestDuties = 500;

    public async Task<Refusal?> RunAsync(Caller caller, Guid unitId, UnitChange change, CancellationToken cancellation = default)
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

        if (change.Duties is { Length: > LongestDuties })
        {
            return new Refusal("unit-duties", $"内设机构的职责不超过 {LongestDuties} 个字，请精简。");
        }

        var before = unit.Name;
        unit.Rename(change.Name, change.Position);
        unit.Describe(change.Duties ?? unit.Duties);
        db.Record(OrganEvents.UnitRenamed.On(unit.OrganId, OrganEvents.UnitSubject, unit.Id).With(new { before, unit.Name, unit.Position, unit.Duties }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
