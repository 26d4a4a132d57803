using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Users;

/// <summary>解除动态口令 — for somebody who lost the phone and the recovery codes; the password stays, all sessions end.</summary>
public sealed class ResetSecondFactor(GongkaiDb db, SiteClock clock, LiveSessions live)
{
    public async Task<Refusal?> RunAsync(Caller caller, Guid personId, CancellationToken cancellation = default)
    {
        var found = await PersonReach.ManagedAsync(db, caller, personId, cancellation);
        if (!found.TryGet(out var person))
        {
            return found.Refusal!;
        }

        if (person.Id == caller.PersonId)
        {
            return new Refusal("own-second-factor", "自己的动态口令不能自行解除，请由另一名管理员办理。");
        }

        (person.HasSecondFactor, person.AuthenticatorKey, person.RecoveryCodes) = (false, null, "");
        await SessionEnds.EndAllAsync(db, person.Id, (clock.Now, null), cancellation);
        db.Record(PersonEvents.SecondFactorReset.On(person));
        var refusal = await db.CommitAsync(caller, clock, cancellation);
        await live.ForgetAsync(person.Id);
        return refusal;
    }
}
