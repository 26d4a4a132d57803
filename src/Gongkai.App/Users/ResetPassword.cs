using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Users;

/// <summary>重置密码 — ends the old password and all sessions, and issues a one-time link; the administrator never knows the new one.</summary>
public sealed class ResetPassword(GongkaiDb db, Accounts accounts, SiteClock clock, LiveSessions live)
{
    public async Task<Result<IssuedLink>> RunAsync(Caller caller, Guid personId, CancellationToken cancellation = default)
    {
        var found = await PersonReach.ManagedAsync(db, caller, personId, cancellation);
        if (!found.TryGet(out var person))
        {
            return found.Refusal!;
        }

        if (person.Id == caller.PersonId)
        {
            return new Refusal("own-password", "自己的密码请在“我的账号”里修改。");
        }

        if (person.IsDisabled)
        {
            return PersonReach.NotFound;
        }

        await accounts.RemovePasswordAsync(person);
        var now = clock.Now;
        var token = await SessionEnds.IssueLinkAsync(db, person.Id, now, cancellation);
        await SessionEnds.EndAllAsync(db, person.Id, (now, null), cancellation);
        db.Record(PersonEvents.PasswordReset.On(person));
        var refusal = await db.CommitAsync(caller, clock, cancellation);
        await live.ForgetAsync(person.Id);
        return refusal is not null ? refusal : new IssuedLink(person.Id, person.Name, token, now + OneTimeLink.Lifetime);
    }
}
