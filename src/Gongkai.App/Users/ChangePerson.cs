using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Users;

/// <summary>人员资料修改 — name, mail address and unit as they are to be.</summary>
public sealed record PersonChange(Guid PersonId, string Name, string Email, Guid? UnitId);

/// <summary>修改人员资料 — corrects what is known of a person; roles and passwords have their own use cases.</summary>
public sealed class ChangePerson(GongkaiDb db, SiteClock clock, LiveSessions live)
{
    public async Task<Refusal?> RunAsync(Caller caller, PersonChange change, CancellationToken cancellation = default)
    {
        var found = await PersonReach.ManagedAsync(db, caller, change.PersonId, cancellation);
        if (!found.TryGet(out var person))
        {
            return found.Refusal!;
        }

        if ((PersonText.Wrong(change.Name, change.Email) ?? await PersonReach.WrongUnitAsync(db, person.OrganId, change.UnitId, cancellation)) is { } wrong)
        {
            return wrong;
        }

        var hasOtherName = person.Name != change.Name.Trim();
        var hasOtherUnit = person.UnitId != change.UnitId;
        (person.Name, person.Email, person.UnitId) = (change.Name.Trim(), change.Email.Trim(), change.UnitId);
        db.Record(PersonEvents.Changed.On(person).With(new { hasOtherName, hasOtherUnit, person.UnitId }));
        var refusal = await db.CommitAsync(caller, clock, cancellation);
        await live.ForgetAsync(person.Id);
        return refusal;
    }
}
