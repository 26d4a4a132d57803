using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;

namespace Gongkai.App.Users;

/// <summary>调整岗位 — which parts a person plays; nobody changes the own ones, and an administrator always remains.</summary>
public sealed class AssignRoles(GongkaiDb db, SiteClock clock, LiveSessions live)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid personId, IReadOnlyCollection<Role> roles, CancellationToken cancellation = default)
    {
        var found = await PersonReach.ManagedAsync(db, caller, personId, cancellation);
        if (!found.TryGet(out var person))
        {
            return found.Refusal!;
        }

        if (person.Id == caller.PersonId)
        {
            return new Refusal("own-roles", "不能调整自己的岗位，请由另一名管理员办理。");
        }

        if (PersonReach.Incompatible(roles) is { } incompatible)
        {
            return incompatible;
        }

        if (PersonReach.IsAdministrator(person) && !roles.Contains(Role.Administrator) && !await PersonReach.AdministratorRemainsAsync(db, caller, person, cancellation))
        {
            return PersonReach.LastAdministrator;
        }

        var before = person.Roles.Select(assigned => assigned.Role).Order().ToList();
        person.Roles.RemoveAll(assigned => !roles.Contains(assigned.Role));
        person.Roles.AddRange(roles.Distinct().Except(before).Select(role => new RoleAssignment { PersonId = person.Id, Role = role }));
        db.Entry(person).Property(one => one.FailedSignIns).IsModified = true;
        db.Record(PersonEvents.RolesAssigned.On(person).With(new { Before = Codes(before), After = Codes(roles.Distinct().Order()) }));
        var refusal = await db.CommitAsync(caller, clock, cancellation);
        await live.ForgetAsync(person.Id);
        return refusal;
    }

    private static IEnumerable<string> Codes(IEnumerable<Role> roles) => roles.Select(role => RoleTable.Of(role).Code);
}
