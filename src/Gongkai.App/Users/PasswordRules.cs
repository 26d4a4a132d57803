using System.Reflection;
using Microsoft.AspNetCore.Identity;

namespace Gongkai.App.Users;

/// <summary>密码规则 — long, not the own name, not one that everybody tries first; no forced mixture of characters.</summary>
public sealed class PasswordRules : IPasswordValidator<Person>
{
    public const int Shortest = 10;
    public const int Longest = 128;
    public const string InWords = "密码至少 10 个字符，不能包含登录名或姓名，不能是常见密码或简单的重复、连续字符。";

    private static readonly HashSet<string> s_common = ReadCommon();

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(Fault(user, password ?? "") is { } fault ? IdentityResult.Failed(fault) : IdentityResult.Success);

    private static IdentityError? Fault(Person person, string password) =>
        password.Length < Shortest ? Error("password-short", $"密码太短：至少 {Shortest} 个字符，可以用一句容易记的话。")
        : password.Length > Longest ? Error("password-long", $"密码太长：最多 {Longest} 个字符。")
        : Contains(password, person.SignInName) || Contains(password, person.Name) ? Error("password-name", "密码不能包含登录名或姓名，请另选一个。")
        : IsPlain(password) || IsCommon(password) ? Error("password-common", "这个密码太常见或太有规律，容易被猜中，请另选一个。")
        : null;

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };

    private static bool Contains(string password, string name) => name.Length >= 2 && password.Contains(name, StringComparison.OrdinalIgnoreCase);

    // A word that everybody knows stays one with figures and signs before or after it.
    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        var letters = lower.Trim([.. "0123456789!@#$%^&*()_+-=.,?~ "]);
        return s_common.Contains(lower) || s_common.Contains(letters) || s_common.Contains(letters.Replace('0', 'o').Replace('@', 'a').Replace('1', 'l').Replace('$', 's'));
    }

    /// <summary>Fewer than four different characters, or nothing but steps up or down or the same again.</summary>
    private static bool IsPlain(string password)
    {
        var steps = 0;
        for (var i = 1; i < password.Length; i++)
        {
            if (Math.Abs(password[i] - password[i - 1]) <= 1)
            {
                steps++;
            }
        }

        return password.Distinct().Count() < 4 || steps >= password.Length - 2;
    }

    private static HashSet<string> ReadCommon()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Gongkai.App.Users.CommonPasswords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#').ToHashSet(StringComparer.Ordinal);
    }
}
