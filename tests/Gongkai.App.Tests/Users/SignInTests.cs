using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Users;

public sealed class SignInTests
{
    private static readonly SignInOrigin s_origin = new("192.0.2.7", "测试浏览器");

    [Theory(DisplayName = "登录名和密码正确：建立会话，登录名不分大小写")]
    [OnBothDatabases]
    public async Task WithPassword_RightPassword_StartsASession(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "Chen.Yun", Role.Handler);

        var step = (await SignInOn(site).WithPasswordAsync(" chen.yun ", TestPeople.Password, s_origin)).Value;
        var signedIn = await new LiveSessions(site.Database, site.Clock).FindAsync(step.SessionId!.Value);

        Assert.Equal((person.Id, site.Bureau.Id), (signedIn!.PersonId, signedIn.Organ.Id));
        Assert.Equal([Role.Handler], signedIn.Roles);
        Assert.Equal(["person-created", "signed-in"], await ActionsOf(site, person.Id));
    }

    [Theory(DisplayName = "无论登录名不存在、密码错误、停用、锁定，答复完全相同")]
    [OnBothDatabases]
    public async Task WithPassword_AnyFailure_AnswersTheSame(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await site.AddPersonAsync(site.Bureau, "wrong", Role.Handler);
        await ChangeAsync(site, await site.AddPersonAsync(site.Bureau, "disabled", Role.Handler), person => person.IsDisabled = true);
        await ChangeAsync(site, await site.AddPersonAsync(site.Bureau, "locked", Role.Handler), person => person.LockedUntil = site.Clock.Now.AddMinutes(1));
        await ChangeAsync(site, await site.AddPersonAsync(site.Bureau, "fresh", Role.Handler), person => person.PasswordHash = "");

        var answers = new List<string?>
        {
            (await SignInOn(site).WithPasswordAsync("nobody", TestPeople.Password, s_origin)).Refusal?.Message,
            (await SignInOn(site).WithPasswordAsync("wrong", TestPeople.Password + "x", s_origin)).Refusal?.Message,
        };
        foreach (var name in (string[])["disabled", "locked", "fresh"])
        {
            answers.Add((await SignInOn(site).WithPasswordAsync(name, TestPeople.Password, s_origin)).Refusal?.Message);
        }

        Assert.Equal([SignIn.Failed.Message], answers.Distinct());
        Assert.Equal(5, await CountAsync(site, PersonEvents.SignInFailed.Code));
    }

    [Theory(DisplayName = "连续五次失败锁定十五分钟，正确密码也不行；之后可以登录")]
    [OnBothDatabases]
    public async Task WithPassword_FiveFailures_LockForAQuarterOfAnHour(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        for (var i = 0; i < Accounts.FailuresBeforeLockout; i++)
        {
            await SignInOn(site).WithPasswordAsync("chen", "错误的密码错误的密码", s_origin);
        }

        var locked = await SignInOn(site).WithPasswordAsync("chen", TestPeople.Password, s_origin);
        site.Time.Advance(Accounts.LockoutTime);
        var later = await SignInOn(site).WithPasswordAsync("chen", TestPeople.Password, s_origin);

        Assert.Equal(SignIn.Failed, locked.Refusal);
        Assert.True(later.Succeeded);
        Assert.Equal(1, (await ActionsOf(site, person.Id)).Count(action => action == PersonEvents.LockedOut.Code));
    }

    [Theory(DisplayName = "同时猜二十次也只算五次机会")]
    [OnBothDatabases]
    public async Task WithPassword_ManyGuessesAtOnce_AreCountedOneByOne(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => SignInOn(site).WithPasswordAsync("chen", $"第{i}次猜的密码不对", s_origin))));

        await using var db = site.Open();
        var after = await db.People.SingleAsync(one => one.Id == person.Id);
        Assert.True(after.LockedUntil > site.Clock.Now);
        Assert.Equal(1, (await ActionsOf(site, person.Id)).Count(action => action == PersonEvents.LockedOut.Code));
    }

    [Theory(DisplayName = "启用动态口令后，只有密码不能登录；口令只能用一次")]
    [OnBothDatabases]
    public async Task WithCode_SecondFactor_IsAskedAndSpent(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        var (key, _) = await EnrolAsync(site, person.Id);
        site.Time.Advance(TimeSpan.FromMinutes(2));
        var code = TimeCodes.At(key, site.Clock.Now);

        var first = (await SignInOn(site).WithPasswordAsync("chen", TestPeople.Password, s_origin)).Value;
        var wrong = await SignInOn(site).WithCodeAsync(first, code == "000000" ? "000001" : "000000", s_origin);
        var right = await SignInOn(site).WithCodeAsync(first, $"{code[..3]} {code[3..]}", s_origin);
        var again = await SignInOn(site).WithCodeAsync(first, code, s_origin);

        Assert.Null(first.SessionId);
        Assert.Equal(SignIn.CodeFailed, wrong.Refusal);
        Assert.NotNull(right.Value.SessionId);
        Assert.Equal(SignIn.CodeFailed, again.Refusal);
    }

    [Theory(DisplayName = "备用码可代替口令，每个只能用一次；数据库里只存散列")]
    [OnBothDatabases]
    public async Task WithCode_RecoveryCode_SignsInOnce(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        var (_, codes) = await EnrolAsync(site, person.Id);
        var first = (await SignInOn(site).WithPasswordAsync("chen", TestPeople.Password, s_origin)).Value;

        var once = await SignInOn(site).WithCodeAsync(first, codes[3].ToLowerInvariant(), s_origin);
        var twice = await SignInOn(site).WithCodeAsync(first, codes[3], s_origin);

        await using var db = site.Open();
        var stored = await db.People.Where(one => one.Id == person.Id).Select(one => one.RecoveryCodes).SingleAsync();
        Assert.Equal(Accounts.RecoveryCodeCount, codes.Count);
        Assert.True(once.Succeeded);
        Assert.Equal(SignIn.CodeFailed, twice.Refusal);
        Assert.DoesNotContain(codes, code => stored.Contains(code, StringComparison.OrdinalIgnoreCase));
    }

    [Theory(DisplayName = "设为必须使用动态口令的岗位，启用之前什么也不能办")]
    [OnBothDatabases]
    public async Task WithPassword_CompulsorySecondFactorMissing_AllowsNothing(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await site.SetAsync(SettingNames.SecondFactorRoles, "administrator, auditor");
        await site.AddPersonAsync(site.Bureau, "chen", Role.Administrator, Role.Handler);
        await site.AddPersonAsync(site.Bureau, "li", Role.Handler);
        var live = new LiveSessions(site.Database, site.Clock);

        var compelled = await live.FindAsync((await SignInOn(site).WithPasswordAsync("chen", TestPeople.Password, s_origin)).Value.SessionId!.Value);
        var free = await live.FindAsync((await SignInOn(site).WithPasswordAsync("li", TestPeople.Password, s_origin)).Value.SessionId!.Value);

        Assert.True(compelled!.MustEnrol);
        Assert.Empty(compelled.Permissions);
        Assert.Contains(Permission.UseDesk, free!.Permissions);
    }

    [Theory(DisplayName = "演示账号一键登录：只在演示站点可用")]
    [OnBothDatabases]
    public async Task AsDemonstration_OutsideADemonstration_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);

        var outside = await SignInOn(site).AsDemonstrationAsync(person.Id, s_origin);
        var listedOutside = await new DemonstrationAccounts(site.Database).RunAsync();
        await site.SetAsync(SettingNames.Demonstration, "7");
        var inside = await SignInOn(site).AsDemonstrationAsync(person.Id, s_origin);
        var listedInside = await new DemonstrationAccounts(site.Database).RunAsync();

        Assert.Equal(SignIn.Failed, outside.Refusal);
        Assert.Empty(listedOutside);
        Assert.True(inside.Succeeded);
        Assert.Equal([new DemonstrationAccount(person.Id, person.Name, site.Bureau.Name, Role.Handler)], listedInside);
    }

    internal static SignIn SignInOn(TestSite site) => new(site.Database, site.Vault, site.Clock);

    internal static async Task<(string Key, IReadOnlyList<string> Codes)> EnrolAsync(TestSite site, Guid personId)
    {
        await using var db = site.Open();
        var caller = TestPeople.CallerOf(site.Bureau, personId, Role.Handler);
        var enrol = new EnrolSecondFactor(db, site.AccountsOn(db), site.Clock, new LiveSessions(site.Database, site.Clock));
        Assert.Null(await enrol.PrepareAsync(caller));
        var key = (await enrol.PendingAsync(caller))!.Key;
        return (key, (await enrol.ConfirmAsync(caller, TimeCodes.At(key, site.Clock.Now))).Value.Codes);
    }

    internal static async Task<IReadOnlyList<string>> ActionsOf(TestSite site, Guid subject)
    {
        await using var db = site.Open();
        return await db.Events.Where(happened => happened.SubjectId == subject).OrderBy(happened => happened.Number).Select(happened => happened.Action).ToListAsync();
    }

    private static async Task<int> CountAsync(TestSite site, string action)
    {
        await using var db = site.Open();
        return await db.Events.CountAsync(happened => happened.Action == action);
    }

    private static async Task ChangeAsync(TestSite site, Person person, Action<Person> change)
    {
        await using var db = site.Open();
        change(await db.People.SingleAsync(one => one.Id == person.Id));
        await db.SaveChangesAsync();
    }
}
