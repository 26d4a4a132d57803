using Gongkai.App.Storage;
using Gongkai.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gongkai.App.Users;

/// <summary>账号 — the identity framework's rules for passwords, lockout and second factor, on the site's own clock and session.</summary>
public sealed class Accounts : UserManager<Person>
{
    public const int FailuresBeforeLockout = 5;
    public const int RecoveryCodeCount = 10;

    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(15);

    private const string Authenticator = "Authenticator";

    private static readonly IServiceProvider s_noServices = new ServiceCollection().BuildServiceProvider();
    private static readonly OptionsWrapper<IdentityOptions> s_rules = new(Rules());
    private static readonly PasswordHasher<Person> s_hasher = new();
    private static readonly Person s_nobody = new();
    private static readonly string s_nobodysHash = s_hasher.HashPassword(s_nobody, Guid.NewGuid().ToString());

    private readonly SiteClock _clock;

    public Accounts(GongkaiDb db, Vault vault, SiteClock clock)
        : base(
            new PersonStore(db, vault), s_rules, s_hasher, [], [new PasswordRules()], new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), s_noServices,
            NullLogger<UserManager<Person>>.Instance)
    {
        _clock = clock;
        RegisterTokenProvider(Authenticator, new TimeCodes(clock));
    }

    /// <summary>Takes as long as a real check, so that the time tells nothing about whether an account is there.</summary>
    internal static void CheckNobody(string password) => s_hasher.VerifyHashedPassword(s_nobody, s_nobodysHash, password);

    public override Task<bool> IsLockedOutAsync(Person user) => Task.FromResult(user.LockedUntil > _clock.Now);

    public override async Task<IdentityResult> AccessFailedAsync(Person user)
    {
        var result = await base.AccessFailedAsync(user);
        if (user.FailedSignIns == 0)
        {
            user.LockedUntil = _clock.Now + LockoutTime;
        }

        return result;
    }

    /// <summary>A code of the authenticator app, or one of the recovery codes, which is then spent.</summary>
    internal async Task<bool> CheckSecondFactorAsync(Person person, string code)
    {
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        return plain.Length == 6 && plain.All(char.IsAsciiDigit)
            ? await VerifyTwoFactorTokenAsync(person, Authenticator, plain)
            : (await RedeemTwoFactorRecoveryCodeAsync(person, plain)).Succeeded;
    }

    /// <summary>Sets a password, whatever there was before, and ends the lockout.</summary>
    internal async Task<Refusal?> SetPasswordAsync(Person person, string password)
    {
        foreach (var rule in PasswordValidators)
        {
            var result = await rule.ValidateAsync(this, person, password);
            if (!result.Succeeded)
            {
                var error = result.Errors.First();
                return new Refusal(error.Code, error.Description);
            }
        }

        await RemovePasswordAsync(person);
        await AddPasswordAsync(person, password);
        (person.FailedSignIns, person.LockedUntil) = (0, null);
        return null;
    }

    private static IdentityOptions Rules()
    {
        var options = new IdentityOptions();
        options.Lockout.MaxFailedAccessAttempts = FailuresBeforeLockout;
        options.Lockout.DefaultLockoutTimeSpan = LockoutTime;
        options.Tokens.AuthenticatorTokenProvider = Authenticator;
        return options;
    }
}
