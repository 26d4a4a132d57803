using Gongkai.App.Storage;
using Gongkai.Domain;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Users;

/// <summary>登录来源 — network address, and what the browser says it is.</summary>
public sealed record SignInOrigin(string From, string Device);

/// <summary>登录步骤 — how far a sign-in came: a session, or a password that waits for its code.</summary>
/// <param name="SessionId">Null while the second factor is missing.</param>
/// <param name="Stamp">Changes with the password, and ends what was begun with the old one.</param>
public sealed record SignInStep(Guid PersonId, string Stamp, Guid? SessionId);

/// <summary>登录 — name and password, then the second factor where there is one; every failure reads and costs the same, whether the name exists or not.</summary>
public sealed class SignIn(SiteDatabase database, Vault vault, SiteClock clock)
{
    public static readonly Refusal Failed = new("sign-in-failed",
        $"登录名或密码不正确，或者账号已停用、暂时锁定。请核对后重试；连续 {Accounts.FailuresBeforeLockout} 次失败，账号锁定 {(int)Accounts.LockoutTime.TotalMinutes} 分钟。");

    public static readonly Refusal CodeFailed = new("sign-in-code",
        $"口令不正确、已用过，或者账号暂时锁定。请等手机上显示新口令后重试；连续 {Accounts.FailuresBeforeLockout} 次失败，账号锁定 {(int)Accounts.LockoutTime.TotalMinutes} 分钟。");

    private static readonly Refusal s_busy = new("sign-in-busy", "这个账号正在被同时登录，请稍后再试。");

    public Task<Result<SignInStep>> WithPasswordAsync(string name, string password, SignInOrigin origin, CancellationToken cancellation = default) =>
        AttemptAsync(async attempt =>
        {
            var person = await attempt.Accounts.FindByNameAsync(name.Trim());
            if (person is null)
            {
                Accounts.CheckNobody(password);
                return attempt.Fail(null, "unknown-name", Failed);
            }

            if (await ClosedAsync(attempt, person, cancellation) is { } closed)
            {
                Accounts.CheckNobody(password);
                return attempt.Fail(person, closed, Failed);
            }

            if (!await attempt.Accounts.CheckPasswordAsync(person, password))
            {
                return await attempt.FailAndCountAsync(person, "password", Failed);
            }

            if (!person.HasSecondFactor)
            {
                return attempt.Begin(person);
            }

            attempt.Note(PersonEvents.PasswordAccepted, person);
            return new SignInStep(person.Id, person.SecurityStamp, null);
        }, origin, cancellation);

    /// <summary>The second step: a code of the app, or a recovery code.</summary>
    public Task<Result<SignInStep>> WithCodeAsync(SignInStep first, string code, SignInOrigin origin, CancellationToken cancellation = default) =>
        AttemptAsync(async attempt =>
        {
            var person = await attempt.Db.People.FirstOrDefaultAsync(person => person.Id == first.PersonId, cancellation);
            if (person is null || person.SecurityStamp != first.Stamp || await ClosedAsync(attempt, person, cancellation) is not null)
            {
                return attempt.Fail(person, "closed", CodeFailed);
            }

            return await attempt.Accounts.CheckSecondFactorAsync(person, code) ? attempt.Begin(person) : await attempt.FailAndCountAsync(person, "code", CodeFailed);
        }, origin, cancellation);

    /// <summary>One click in a demonstration; refused everywhere else.</summary>
    public Task<Result<SignInStep>> AsDemonstrationAsync(Guid personId, SignInOrigin origin, CancellationToken cancellation = default) =>
        AttemptAsync(async attempt =>
        {
            var person = await attempt.Db.People.FirstOrDefaultAsync(person => person.Id == personId, cancellation);
            var isDemonstration = await attempt.Db.Settings.AnyAsync(setting => setting.Name == SettingNames.Demonstration, cancellation);
            return isDemonstration && person is { IsDisabled: false, HasSecondFactor: false } ? attempt.Begin(person) : attempt.Fail(null, "no-demonstration", Failed);
        }, origin, cancellation);

    private static async Task<string?> ClosedAsync(SignInAttempt attempt, Person person, CancellationToken cancellation) =>
        person.IsDisabled ? "disabled"
        : person.PasswordHash.Length == 0 ? "no-password"
        : await attempt.Accounts.IsLockedOutAsync(person) ? "locked"
        : await attempt.Db.Organs.AnyAsync(organ => organ.Id == person.OrganId && organ.IsActive, cancellation) ? null
        : "organ-closed";

    // Each attempt changes the person's version, so of many guesses at once only one counts and the others are judged again.
    private async Task<Result<SignInStep>> AttemptAsync(Func<SignInAttempt, Task<Result<SignInStep>>> judge, SignInOrigin origin, CancellationToken cancellation)
    {
        for (var i = 0; i < 2 * Accounts.FailuresBeforeLockout; i++)
        {
            await using var db = database.Open(OrganScope.Site);
            var root = await db.Organs.Where(organ => organ.ParentId == null).OrderBy(organ => organ.Number).Select(organ => organ.Id).FirstOrDefaultAsync(cancellation);
            var attempt = new SignInAttempt(db, new Accounts(db, vault, clock), clock, origin) { RootOrgan = root };
            var result = await judge(attempt);
            if (await db.CommitAsync(attempt.Caller, clock, cancellation) is null)
            {
                return result;
            }
        }

        return s_busy;
    }
}
