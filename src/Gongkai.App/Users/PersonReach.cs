using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>人员管辖 — finds a person that the session may change, and judges changes that concern the whole site.</summary>
internal static class PersonReach
{
    internal static readonly Refusal NotFound = new("person-not-found", "没有找到这名人员，请返回人员列表重新选择。");
    internal static readonly Refusal LastAdministrator = new("last-administrator", "这是最后一名管理员，不能停用或取消其管理员岗位；请先指定另一名管理员。");

    internal static Task<Person?> FindAsync(GongkaiDb db, Guid id, CancellationToken cancellation) =>
        db.People.Include(person => person.Roles).FirstOrDefaultAsync(person => person.Id == id, cancellation);

    /// <summary>The person that an administrator wants to change; refused without the permission and outside the scope.</summary>
    internal static async Task<Result<Person>> ManagedAsync(GongkaiDb db, Caller caller, Guid id, CancellationToken cancellation) =>
        caller.Lacks(Permission.ManagePeople) is { } lacking ? lacking : await FindAsync(db, id, cancellation) is { } person ? person : NotFound;

    /// <summary>The caller's own record, for what people change about themselves.</summary>
    internal static async Task<Person?> SelfAsync(GongkaiDb db, Caller caller, CancellationToken cancellation) =>
        caller.PersonId is { } id ? await FindAsync(db, id, cancellation) : null;

    internal static bool IsAdministrator(Person person) => person.Roles.Any(assigned => assigned.Role == Role.Administrator);

    /// <summary>Whether somebody remains who may manage the people here when <paramref name="leaving"/> no longer does.</summary>
    internal static async Task<bool> AdministratorRemainsAsync(GongkaiDb db, Caller caller, Person leaving, CancellationToken cancellation)
    {
        var others = await db.People
            .Where(person => person.Id != leaving.Id && !person.IsDisabled && person.PasswordHash != "" && person.Roles.Any(assigned => assigned.Role == Role.Administrator))
            .ToListAsync(cancellation);
        if (others.FirstOrDefault(person => person.Id == caller.PersonId) is { } self)
        {
            // Two administrators who remove each other at the same moment now meet on each other's version.
            db.Entry(self).Property(one => one.FailedSignIns).IsModified = true;
        }

        return others.Count > 0;
    }

    internal static async Task<Refusal?> WrongUnitAsync(GongkaiDb db, Guid organId, Guid? unitId, CancellationToken cancellation) =>
        unitId is null || await db.Units.AnyAsync(unit => unit.Id == unitId && unit.OrganId == organId && unit.IsActive, cancellation)
            ? null
            : new Refusal("unit-of-other-organ", "所选内设机构不属于该机关或已停用，请重新选择。");

    /// <summary>Three officers: whoever manages the accounts does not audit what is done with them.</summary>
    internal static Refusal? Incompatible(IReadOnlyCollection<Role> roles) =>
        roles.Contains(Role.Administrator) && roles.Contains(Role.Auditor) ? new Refusal("roles-incompatible", "管理员和审计员不能由同一人担任，请只选其中一个岗位。") : null;
}
