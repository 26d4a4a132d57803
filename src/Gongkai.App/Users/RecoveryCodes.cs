namespace Gongkai.App.Users;

/// <summary>备用码 — each signs in once without the phone; shown once, stored as hashes.</summary>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes)
{
    internal static async Task<RecoveryCodes> MakeAsync(Accounts accounts, Person person) =>
        new([.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(person, Accounts.RecoveryCodeCount))!]);
}
