using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Users;

public sealed class PeopleTests
{
    [Theory(DisplayName = "新增人员：发出一次性链接，本人设置密码后才能登录；链接用两次失败")]
    [OnBothDatabases]
    public async Task Create_NewPerson_SetsThePasswordOnceByLink(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var issued = (await CreateAsync(site, TestPeople.Administrator(site.City), site.Bureau, "chen")).Value;
        var set = new SetPassword(site.Database, site.Vault, site.Clock, Live(site));

        var owner = await set.FindAsync(issued.Token);
        var tooShort = await set.RunAsync(issued.Token, "短密码", "192.0.2.1");
        var first = await set.RunAsync(issued.Token, TestPeople.Password, "192.0.2.1");
        var second = await set.RunAsync(issued.Token, TestPeople.Password + "改", "192.0.2.1");

        Assert.Equal(("chen", site.Bureau.Name), (owner!.SignInName, owner.OrganName));
        Assert.Equal("password-short", tooShort?.Code);
        Assert.Null(first);
        Assert.Equal(SetPassword.Spent, second);
        Assert.True((await SignInTests.SignInOn(site).WithPasswordAsync("chen", TestPeople.Password, new("", ""))).Succeeded);
        await using var db = site.Open();
        Assert.DoesNotContain(await db.Set<OneTimeLink>().Select(link => link.Hash).ToListAsync(), hash => hash.Contains(issued.Token, StringComparison.Ordinal));
    }

    [Theory(DisplayName = "过期的链接不能用")]
    [OnBothDatabases]
    public async Task SetPassword_ExpiredLink_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var issued = (await CreateAsync(site, TestPeople.Administrator(site.City), site.Bureau, "chen")).Value;

        site.Time.Advance(OneTimeLink.Lifetime);

        Assert.Equal(SetPassword.Spent, await new SetPassword(site.Database, site.Vault, site.Clock, Live(site)).RunAsync(issued.Token, TestPeople.Password, ""));
    }

    [Theory(DisplayName = "新增人员：不合规的资料逐一拒绝")]
    [InlineData("c", "陈云", "", "sign-in-name")]
    [InlineData("chen yun", "陈云", "", "sign-in-name")]
    [InlineData("chen", "陈", "", "person-name")]
    [InlineData("chen", "陈云", "没有邮箱", "person-email")]
    [InlineData("TAKEN", "陈云", "", "sign-in-name-taken")]
    public async Task Create_WrongDetails_IsRefused(string signInName, string name, string email, string code)
    {
        using var site = new TestSite(DatabaseKind.Sqlite);
        await site.AddPersonAsync(site.Other, "taken", Role.Handler);
        var caller = TestPeople.Administrator(site.Bureau);
        await using var db = site.Open(caller.Scope);

        var result = await new CreatePerson(db, site.AccountsOn(db), site.Clock).RunAsync(caller, new NewPerson(site.Bureau.Id, signInName, name, [Role.Handler]) { Email = email });

        Assert.Equal(code, result.Refusal?.Code);
    }

    [Theory(DisplayName = "管理员只能管理本机关及下级的人员")]
    [OnBothDatabases]
    public async Task EveryChange_OfAForeignPerson_IsNotFound(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var foreign = await site.AddPersonAsync(site.Other, "foreign", Role.Handler);
        var above = await site.AddPersonAsync(site.City, "above", Role.Administrator);
        var caller = TestPeople.Administrator(site.Bureau);
        var live = Live(site);
        var codes = new List<string?> { (await CreateAsync(site, caller, site.Other, "newone")).Refusal?.Code, (await CreateAsync(site, caller, site.City, "newtwo")).Refusal?.Code };
        foreach (var person in (Person[])[foreign, above])
        {
            await using var db = site.Open(caller.Scope);
            codes.Add((await new ChangePerson(db, site.Clock, live).RunAsync(caller, new PersonChange(person.Id, "改名", "", null)))?.Code);
            codes.Add((await new AssignRoles(db, site.Clock, live).RunAsync(caller, person.Id, [Role.Leader]))?.Code);
            codes.Add((await new DisablePerson(db, site.Clock, live).RunAsync(caller, person.Id, "调离"))?.Code);
            codes.Add((await new EnablePerson(db, site.Clock).RunAsync(caller, person.Id))?.Code);
            codes.Add((await new ResetPassword(db, site.AccountsOn(db), site.Clock, live).RunAsync(caller, person.Id)).Refusal?.Code);
            codes.Add((await new ResetSecondFactor(db, site.Clock, live).RunAsync(caller, person.Id))?.Code);
            Assert.Null(await new ViewPerson(db, site.Clock).RunAsync(person.Id));
            Assert.Equal(0, (await new FindPeople(db, site.Clock).RunAsync(new PeopleFilter())).Total);
        }

        Assert.Equal(["organ-not-found", "organ-not-found", .. Enumerable.Repeat("person-not-found", 12)], codes);
    }

    [Theory(DisplayName = "上级机关的管理员管理下级机关的人员")]
    [OnBothDatabases]
    public async Task Change_FromAbove_IsDone(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        var caller = TestPeople.Administrator(site.City);
        await using var db = site.Open(caller.Scope);

        Assert.Null(await new AssignRoles(db, site.Clock, Live(site)).RunAsync(caller, person.Id, [Role.Leader, Role.Reviewer]));

        Assert.Equal([Role.Reviewer, Role.Leader], (await new ViewPerson(db, site.Clock).RunAsync(person.Id))!.Roles);
        Assert.Equal(["person-created", "roles-assigned"], await SignInTests.ActionsOf(site, person.Id));
    }

    [Theory(DisplayName = "没有权限的人一样也不能办")]
    [OnBothDatabases]
    public async Task EveryChange_WithoutPermission_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        var caller = TestPeople.CallerOf(site.Bureau, null, Role.Leader, Role.Auditor, Role.DisclosureOfficer);
        var live = Live(site);
        await using var db = site.Open(caller.Scope);

        string?[] codes =
        [
            (await CreateAsync(site, caller, site.Bureau, "newone")).Refusal?.Code,
            (await new ChangePerson(db, site.Clock, live).RunAsync(caller, new PersonChange(person.Id, "改名", "", null)))?.Code,
            (await new AssignRoles(db, site.Clock, live).RunAsync(caller, person.Id, [Role.Leader]))?.Code,
            (await new DisablePerson(db, site.Clock, live).RunAsync(caller, person.Id, "调离"))?.Code,
            (await new EnablePerson(db, site.Clock).RunAsync(caller, person.Id))?.Code,
            (await new ResetPassword(db, site.AccountsOn(db), site.Clock, live).RunAsync(caller, person.Id)).Refusal?.Code,
            (await new ResetSecondFactor(db, site.Clock, live).RunAsync(caller, person.Id))?.Code,
        ];

        Assert.Equal(["not-permitted"], codes.Distinct());
    }

    [Theory(DisplayName = "不能调整自己的岗位、停用自己；管理员与审计员不能兼任；最后一名管理员不能取消")]
    [OnBothDatabases]
    public async Task AssignRoles_AgainstTheRules_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var self = await site.AddPersonAsync(site.City, "self", Role.Administrator);
        var other = await site.AddPersonAsync(site.City, "other", Role.Handler);
        var caller = TestPeople.Administrator(site.City, self.Id);
        var live = Live(site);
        await using var db = site.Open(caller.Scope);
        var assign = new AssignRoles(db, site.Clock, live);
        var console = TestPeople.Administrator(site.City);

        Assert.Equal("own-roles", (await assign.RunAsync(caller, self.Id, [Role.Administrator, Role.Leader]))?.Code);
        Assert.Equal("own-account", (await new DisablePerson(db, site.Clock, live).RunAsync(caller, self.Id, "调离"))?.Code);
        Assert.Equal("own-second-factor", (await new ResetSecondFactor(db, site.Clock, live).RunAsync(caller, self.Id))?.Code);
        Assert.Equal("roles-incompatible", (await assign.RunAsync(caller, other.Id, [Role.Administrator, Role.Auditor]))?.Code);
        Assert.Equal("last-administrator", (await assign.RunAsync(console, self.Id, [Role.Leader]))?.Code);
        Assert.Equal("last-administrator", (await new DisablePerson(db, site.Clock, live).RunAsync(console, self.Id, "调离"))?.Code);
    }

    [Theory(DisplayName = "停用账号、重置密码后，会话立即结束")]
    [OnBothDatabases]
    public async Task Disable_SignedInPerson_EndsTheSessionsAtOnce(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var admin = await site.AddPersonAsync(site.City, "admin", Role.Administrator);
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        var live = Live(site);
        var session = (await SignInTests.SignInOn(site).WithPasswordAsync("chen", TestPeople.Password, new("", ""))).Value.SessionId!.Value;
        Assert.NotNull(await live.FindAsync(session));
        var caller = TestPeople.Administrator(site.City, admin.Id);
        await using var db = site.Open(caller.Scope);

        Assert.Equal("reason-missing", (await new DisablePerson(db, site.Clock, live).RunAsync(caller, person.Id, " "))?.Code);
        Assert.Null(await new DisablePerson(db, site.Clock, live).RunAsync(caller, person.Id, "调离"));

        Assert.Null(await live.FindAsync(session));
        Assert.Equal(AccountState.Disabled, (await new ViewPerson(db, site.Clock).RunAsync(person.Id))!.State);
    }

    [Theory(DisplayName = "首次启动：只建一名管理员，链接可用一次；有人能登录后不再发链接")]
    [OnBothDatabases]
    public async Task FirstStart_EmptySite_MakesOneAdministrator(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        var clock = new SiteClock(new FixedTime(new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero)));
        var vault = new Vault(new byte[32]);
        var start = new FirstStart(database.Site, vault, clock);
        var set = new SetPassword(database.Site, vault, clock, new LiveSessions(database.Site, clock));

        var first = await start.RunAsync();
        var again = await start.RunAsync();
        Assert.Equal(SetPassword.Spent, await set.RunAsync(first!.Token, TestPeople.Password, ""));
        Assert.Null(await set.RunAsync(again!.Token, TestPeople.Password, ""));

        Assert.Null(await start.RunAsync());
        await using var db = database.Site.Open(OrganScope.Site);
        Assert.Equal([FirstStart.SignInName], await db.People.Select(person => person.SignInName).ToListAsync());
        Assert.True((await new SignIn(database.Site, vault, clock).WithPasswordAsync("Admin", TestPeople.Password, new("", ""))).Succeeded);
    }

    private static LiveSessions Live(TestSite site) => new(site.Database, site.Clock);

    private static async Task<Gongkai.Domain.Result<IssuedLink>> CreateAsync(TestSite site, Caller caller, Organ organ, string signInName)
    {
        await using var db = site.Open(caller.Scope);
        return await new CreatePerson(db, site.AccountsOn(db), site.Clock).RunAsync(caller, new NewPerson(organ.Id, signInName, "陈晓云", [Role.Handler]));
    }
}
