using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Users;

public sealed class PasswordRulesTests
{
    [Theory(DisplayName = "密码规则：太短、含姓名、常见、有规律的都不行，长句子可以")]
    [InlineData("abc", "password-short")]
    [InlineData("河水绿如蓝2026", "password-short")]
    [InlineData("xx陈晓云xx2026年", "password-name")]
    [InlineData("my-CHENYUN-2026", "password-name")]
    [InlineData("Password123", "password-common")]
    [InlineData("p@ssw0rd2026!", "password-common")]
    [InlineData("qwertyuiop", "password-common")]
    [InlineData("Gongkai@2026", "password-common")]
    [InlineData("1111111111", "password-common")]
    [InlineData("abababababab", "password-common")]
    [InlineData("abcdefghijkl", "password-common")]
    [InlineData("9876543210987", "password-common")]
    [InlineData("correct horse battery", null)]
    [InlineData("云汀的河水绿如蓝2026", null)]
    public async Task Validate_Passwords_AreJudged(string password, string? code)
    {
        using var site = new TestSite(DatabaseKind.Sqlite);
        await using var db = site.Open();

        var result = await new PasswordRules().ValidateAsync(site.AccountsOn(db), new Person { SignInName = "chenyun", Name = "陈晓云" }, password);

        Assert.Equal(code, result.Errors.FirstOrDefault()?.Code);
    }
}
