using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Users;

/// <summary>恢复账号 — somebody who came back signs in again with the old password, and a lockout ends.</summary>
public sealed class EnablePerson(GongkaiDb db, SiteClock clock)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid personId, CancellationToken cancellation = default)
    {
        var found = await PersonReach.ManagedAsync(db, caller, personId, cancellation);
        if (!found.TryGet(out var person))
        {
            return found.Refusal!;
        }

        (person.IsDisabled, person.FailedSignIns, person.LockedUntil) = (false, 0, null);
        db.Record(PersonEvents.Enabled.On(person));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
