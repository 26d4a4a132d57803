using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Users;

public sealed class OwnAccountTests
{
    private const string NewPassword = "桥下流过的是秋天2026";

    private static readonly SignInOrigin s_origin = new("192.0.2.7", "测试浏览器");

    [Theory(DisplayName = "修改密码：须核对原密码；其他会话结束，本会话保留")]
    [OnBothDatabases]
    public async Task ChangePassword_RightOldOne_EndsOtherSessions(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        var live = new LiveSessions(site.Database, site.Clock);
        var here = await SessionAsync(site);
        var elsewhere = await SessionAsync(site);
        var caller = (await live.FindAsync(here))!.CallerFor(Permission.UseDesk, "192.0.2.7");
        Assert.NotNull(await live.FindAsync(elsewhere));
        await using var db = site.Open(caller.Scope);
        var change = new ChangeOwnPassword(db, site.AccountsOn(db), site.Clock, live);

        Assert.Equal("password-wrong", (await change.RunAsync(caller, new PasswordChange("不是原来的密码", NewPassword, here)))?.Code);
        Assert.Equal("password-same", (await change.RunAsync(caller, new PasswordChange(TestPeople.Password, TestPeople.Password, here)))?.Code);
        Assert.Equal("password-common", (await change.RunAsync(caller, new PasswordChange(TestPeople.Password, "1234567890", here)))?.Code);
        Assert.Null(await change.RunAsync(caller, new PasswordChange(TestPeople.Password, NewPassword, here)));

        Assert.NotNull(await live.FindAsync(here));
        Assert.Null(await live.FindAsync(elsewhere));
        Assert.False((await SignInTests.SignInOn(site).WithPasswordAsync("chen", TestPeople.Password, s_origin)).Succeeded);
        Assert.True((await SignInTests.SignInOn(site).WithPasswordAsync("chen", NewPassword, s_origin)).Succeeded);
        Assert.Contains(PersonEvents.PasswordChanged.Code, await SignInTests.ActionsOf(site, person.Id));
    }

    [Theory(DisplayName = "闲置两小时或满十二小时，会话结束")]
    [InlineData(0, 119, true)]
    [InlineData(0, 120, false)]
    [InlineData(7, 90, true)]
    [InlineData(8, 90, false)]
    public async Task Session_WithTime_Ends(int uses, int minutesApart, bool isLive)
    {
        using var site = new TestSite(DatabaseKind.Sqlite);
        await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        var live = new LiveSessions(site.Database, site.Clock);
        var session = await SessionAsync(site);
        for (var i = 0; i < uses - 1; i++)
        {
            site.Time.Advance(TimeSpan.FromMinutes(minutesApart));
            Assert.NotNull(await live.FindAsync(session));
        }

        site.Time.Advance(TimeSpan.FromMinutes(minutesApart));

        Assert.Equal(isLive, await live.FindAsync(session) is not null);
    }

    [Theory(DisplayName = "结束会话：本人和管理员可以，其他人不行，外机关的会话查不到")]
    [OnBothDatabases]
    public async Task EndSession_ByOthers_IsJudged(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        var live = new LiveSessions(site.Database, site.Clock);
        var session = await SessionAsync(site);
        var second = await SessionAsync(site);

        Assert.Equal("session-not-found", await EndAsync(TestPeople.CallerOf(site.Bureau, null, Role.Leader), session));
        Assert.Equal("session-not-found", await EndAsync(TestPeople.Administrator(site.Other), session));
        Assert.NotNull(await live.FindAsync(session));
        Assert.Null(await EndAsync(TestPeople.CallerOf(site.Bureau, person.Id, Role.Handler), session));
        Assert.Null(await EndAsync(TestPeople.Administrator(site.City), second));
        Assert.Null(await live.FindAsync(session));
        Assert.Null(await live.FindAsync(second));

        async Task<string?> EndAsync(Caller caller, Guid id)
        {
            await using var db = site.Open(caller.Scope);
            return (await new EndSession(db, site.Clock, live).RunAsync(caller, id))?.Code;
        }
    }

    [Theory(DisplayName = "登录后显示上次登录和其间的失败次数")]
    [OnBothDatabases]
    public async Task Before_EarlierSignIn_IsToldWithFailures(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        await SessionAsync(site);
        var earlier = site.Clock.Now;
        site.Time.Advance(TimeSpan.FromHours(20));
        await SignInTests.SignInOn(site).WithPasswordAsync("chen", "猜猜看的密码", s_origin);
        await SignInTests.SignInOn(site).WithPasswordAsync("chen", "再猜一次的密码", s_origin);
        var session = await SessionAsync(site);
        await using var db = site.Open(OrganScope.Own(site.Bureau));

        var before = await new ViewPerson(db, site.Clock).BeforeAsync(person.Id, session);

        Assert.Equal(new LastSignIn(earlier, "192.0.2.7", 2), before);
    }

    [Theory(DisplayName = "更换备用码后旧码作废")]
    [OnBothDatabases]
    public async Task RenewRecoveryCodes_WithACode_VoidsTheOldOnes(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        var (key, old) = await SignInTests.EnrolAsync(site, person.Id);
        site.Time.Advance(TimeSpan.FromMinutes(5));
        var caller = TestPeople.CallerOf(site.Bureau, person.Id, Role.Handler);
        await using var db = site.Open(caller.Scope);

        var fresh = (await new RenewRecoveryCodes(db, site.AccountsOn(db), site.Clock).RunAsync(caller, TimeCodes.At(key, site.Clock.Now))).Value;

        var first = (await SignInTests.SignInOn(site).WithPasswordAsync("chen", TestPeople.Password, s_origin)).Value;
        Assert.False((await SignInTests.SignInOn(site).WithCodeAsync(first, old[0], s_origin)).Succeeded);
        Assert.True((await SignInTests.SignInOn(site).WithCodeAsync(first, fresh.Codes[0], s_origin)).Succeeded);
    }

    [Fact(DisplayName = "可见范围由页面的用途决定：办件只见本机关，管理员管下级，主管部门审下级的年报")]
    public async Task CallerFor_EachPermission_ReachesAsFarAsItMust()
    {
        using var site = new TestSite(DatabaseKind.Sqlite);
        var signedIn = new SignedIn(Guid.NewGuid(), Guid.NewGuid(), "陈云", site.City, [Role.Administrator, Role.CompetentDepartment, Role.Handler], MustEnrol: false);

        Assert.Equal(OrganScope.Own(site.City), signedIn.CallerFor(Permission.HandleRequests, "").Scope);
        Assert.Equal(OrganScope.Own(site.City), signedIn.CallerFor(Permission.ReadAudit, "").Scope);
        Assert.Equal(OrganScope.OwnAndBelow(site.City, writes: true), signedIn.CallerFor(Permission.ManagePeople, "").Scope);
        Assert.Equal(OrganScope.OwnAndBelow(site.City, writes: true), signedIn.CallerFor(Permission.SuperviseOrgans, "").Scope);
    }

    private static async Task<Guid> SessionAsync(TestSite site) =>
        (await SignInTests.SignInOn(site).WithPasswordAsync("chen", TestPeople.Password, s_origin)).Value.SessionId!.Value;
}
