using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Users;

/// <summary>更换备用码 — makes new recovery codes against a code of the app; the old ones are void.</summary>
public sealed class RenewRecoveryCodes(GongkaiDb db, Accounts accounts, SiteClock clock)
{
    private static readonly Refusal s_wrong = new("second-factor-code", "口令不正确、已用过，或者账号暂时锁定。请等显示新口令后重试。");

    public async Task<Result<RecoveryCodes>> RunAsync(Caller caller, string code, CancellationToken cancellation = default)
    {
        if (await PersonReach.SelfAsync(db, caller, cancellation) is not { HasSecondFactor: true } person || await accounts.IsLockedOutAsync(person))
        {
            return s_wrong;
        }

        if (!await accounts.CheckSecondFactorAsync(person, code))
        {
            await accounts.AccessFailedAsync(person);
            db.Record(PersonEvents.SignInFailed.On(person).With(new { cause = "recovery-codes" }));
            return await db.CommitAsync(caller, clock, cancellation) ?? s_wrong;
        }

        var codes = await RecoveryCodes.MakeAsync(accounts, person);
        db.Record(PersonEvents.RecoveryCodesRenewed.On(person));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : codes;
    }
}
