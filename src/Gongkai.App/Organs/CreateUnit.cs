using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Organs;

/// <summary>设立内设机构 — adds a division or section to an organ.</summary>
public sealed class CreateUnit(GongkaiDb db, SiteClock clock)
{
    internal const int LongestName = 50;

    public async Task<Refusal?> RunAsync(Caller caller, Guid organId, string name, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageOrgans) is { } lacking)
        {
            return lacking;
        }

        if (await OrganReach.FindAsync(db, organId, cancellation) is not { IsActive: true } organ)
        {
            return OrganReach.NotFound;
        }

        var units = await db.Units.Where(unit => unit.OrganId == organ.Id).ToListAsync(cancellation);
        if (Wrong(name, units) is { } wrong)
        {
            return wrong;
        }

        var unit = new OrganUnit(clock.NewId(), organ.Id, name, units.Count == 0 ? 1 : units.Max(other => other.Position) + 1);
        db.Add(unit);
        db.Record(OrganEvents.UnitCreated.On(organ.Id, OrganEvents.UnitSubject, unit.Id).With(new { unit.Name }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>What is wrong with a name beside the units there are; null where it is right.</summary>
    internal static Refusal? Wrong(string name, IEnumerable<OrganUnit> others) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName ? new Refusal("unit-name", $"内设机构名称应为 1 至 {LongestName} 个字。")
        : others.Any(other => other.IsActive && other.Name == name.Trim()) ? new Refusal("unit-name-taken", $"本机关已有名称为“{name.Trim()}”的内设机构。")
        : null;
}
