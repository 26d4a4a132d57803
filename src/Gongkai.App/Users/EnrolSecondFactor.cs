using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Users;

/// <summary>动态口令密钥 — the key that the authenticator app takes over, by picture or by hand.</summary>
public sealed record AuthenticatorKey(string Key, string SignInName);

/// <summary>启用动态口令 — a key for the app, then one code as proof that the app has it; gives recovery codes, shown once.</summary>
public sealed class EnrolSecondFactor(GongkaiDb db, Accounts accounts, SiteClock clock, LiveSessions live)
{
    private static readonly Refusal s_already = new("second-factor-there", "动态口令已经启用；更换手机请联系本机关管理员先解除。");

    /// <summary>The key that waits for its first code; null where there is none yet or the second factor is in use.</summary>
    public async Task<AuthenticatorKey?> PendingAsync(Caller caller, CancellationToken cancellation = default) =>
        await PersonReach.SelfAsync(db, caller, cancellation) is { HasSecondFactor: false, AuthenticatorKey: not null } person
        && await accounts.GetAuthenticatorKeyAsync(person) is { } key ? new AuthenticatorKey(key, person.SignInName) : null;

    public async Task<Refusal?> PrepareAsync(Caller caller, CancellationToken cancellation = default)
    {
        if (await PersonReach.SelfAsync(db, caller, cancellation) is not { HasSecondFactor: false } person)
        {
            return s_already;
        }

        await accounts.ResetAuthenticatorKeyAsync(person);
        db.Record(PersonEvents.SecondFactorPrepared.On(person));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <returns>The recovery codes; they are stored as hashes only.</returns>
    public async Task<Result<RecoveryCodes>> ConfirmAsync(Caller caller, string code, CancellationToken cancellation = default)
    {
        if (await PersonReach.SelfAsync(db, caller, cancellation) is not { HasSecondFactor: false, AuthenticatorKey: not null } person)
        {
            return s_already;
        }

        if (!await accounts.CheckSecondFactorAsync(person, code))
        {
            return new Refusal("second-factor-code", "口令不正确。请确认手机时间准确，等显示新口令后再输入一次。");
        }

        person.HasSecondFactor = true;
        var codes = await RecoveryCodes.MakeAsync(accounts, person);
        db.Record(PersonEvents.SecondFactorEnrolled.On(person));
        var refusal = await db.CommitAsync(caller, clock, cancellation);
        await live.ForgetAsync(person.Id);
        return refusal is not null ? refusal : codes;
    }
}
