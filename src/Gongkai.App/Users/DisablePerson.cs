using Gongkai.App.Organs;
using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Users;

/// <summary>停用账号 — somebody who left signs in no more; open sessions end at once.</summary>
public sealed class DisablePerson(GongkaiDb db, SiteClock clock, LiveSessions live)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid personId, string reason, CancellationToken cancellation = default)
    {
        var found = await PersonReach.ManagedAsync(db, caller, personId, cancellation);
        if (!found.TryGet(out var person))
        {
            return found.Refusal!;
        }

        if (person.IsDisabled)
        {
            return PersonReach.NotFound;
        }

        if (person.Id == caller.PersonId)
        {
            return new Refusal("own-account", "不能停用自己的账号，请由另一名管理员办理。");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return OrganReach.ReasonMissing;
        }

        if (PersonReach.IsAdministrator(person) && !await PersonReach.AdministratorRemainsAsync(db, caller, person, cancellation))
        {
            return PersonReach.LastAdministrator;
        }

        person.IsDisabled = true;
        await SessionEnds.EndAllAsync(db, person.Id, (clock.Now, null), cancellation);
        db.Record(PersonEvents.Disabled.On(person) with { Reason = reason.Trim() });
        var refusal = await db.CommitAsync(caller, clock, cancellation);
        await live.ForgetAsync(person.Id);
        return refusal;
    }
}
