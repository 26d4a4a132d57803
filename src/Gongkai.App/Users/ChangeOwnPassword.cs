using Gongkai.App.Storage;
using Gongkai.Domain;

namespace Gongkai.App.Users;

/// <summary>密码修改 — the old and the new password, and the session that asks, which stays open.</summary>
public sealed record PasswordChange(string Old, string New, Guid SessionId);

/// <summary>修改自己的密码 — asks for the old one and ends all other sessions; wrong answers count as failed sign-ins.</summary>
public sealed class ChangeOwnPassword(GongkaiDb db, Accounts accounts, SiteClock clock, LiveSessions live)
{
    private static readonly Refusal s_wrong = new("password-wrong", "原密码不正确，请重新输入；多次错误会暂时锁定账号。");

    public async Task<Refusal?> RunAsync(Caller caller, PasswordChange change, CancellationToken cancellation = default)
    {
        if (await PersonReach.SelfAsync(db, caller, cancellation) is not { } person || await accounts.IsLockedOutAsync(person))
        {
            return s_wrong;
        }

        if (!await accounts.CheckPasswordAsync(person, change.Old))
        {
            await accounts.AccessFailedAsync(person);
            db.Record(PersonEvents.SignInFailed.On(person).With(new { cause = "password-change" }));
            return await db.CommitAsync(caller, clock, cancellation) ?? s_wrong;
        }

        if (change.Old == change.New)
        {
            return new Refusal("password-same", "新密码与原密码相同，请另选一个。");
        }

        if (await accounts.SetPasswordAsync(person, change.New) is { } refusal)
        {
            return refusal;
        }

        await SessionEnds.EndAllAsync(db, person.Id, (clock.Now, change.SessionId), cancellation);
        db.Record(PersonEvents.PasswordChanged.On(person));
        var failed = await db.CommitAsync(caller, clock, cancellation);
        await live.ForgetAsync(person.Id);
        return failed;
    }
}
