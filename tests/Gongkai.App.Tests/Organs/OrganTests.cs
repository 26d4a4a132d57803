using Gongkai.App.Organs;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Organs;

public sealed class OrganTests
{
    private static readonly DisclosureOffice s_office = new("办公室", "云汀市河滨路1号", "000000", "0000-0000000") { Hours = "工作日 9:00—17:00" };

    [Theory(DisplayName = "设立机关：上级管理员可以，建在本机关之下；重名、代码错误被拒绝")]
    [OnBothDatabases]
    public async Task Create_BelowOwnOrgan_IsDone(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var caller = TestPeople.Administrator(site.City);
        await using var db = site.Open(caller.Scope);
        var create = new CreateOrgan(db, site.Clock);

        var created = (await create.RunAsync(caller, site.City.Id, Profile("云汀市教育局"))).Value;

        var organ = (await new ViewOrgan(db).RunAsync(created))!;
        Assert.Equal(("1/4/", site.City.Name), (organ.Organ.Path, organ.ParentName));
        Assert.Equal("organ-name-taken", (await create.RunAsync(caller, site.City.Id, Profile("云汀市教育局"))).Refusal?.Code);
        Assert.Equal("organ-credit-code", (await create.RunAsync(caller, site.City.Id, Profile("云汀市体育局") with { CreditCode = "11000000MB0000000X" })).Refusal?.Code);
        Assert.Equal(["云汀市人民政府", "云汀市工业和信息化局", "云汀市水务局", "云汀市教育局"], (await new OrganTree(db).RunAsync()).Select(node => node.Name));
    }

    [Theory(DisplayName = "外机关、上级机关的资料改不了，也看不到")]
    [OnBothDatabases]
    public async Task EveryChange_OfAForeignOrgan_IsNotFound(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var unit = await AddUnitAsync(site, site.Other, "河道科");
        var caller = TestPeople.Administrator(site.Bureau);
        await using var db = site.Open(caller.Scope);
        foreach (var organ in (Organ[])[site.Other, site.City])
        {
            Assert.Equal("organ-not-found", (await new CreateOrgan(db, site.Clock).RunAsync(caller, organ.Id, Profile("云汀市某中心"))).Refusal?.Code);
            Assert.Equal("organ-not-found", (await new ChangeOrgan(db, site.Clock).RunAsync(caller, new OrganChange(organ.Id, 0, Profile("改名局"))))?.Code);
            Assert.Equal("organ-not-found", (await new CloseOrgan(db, site.Clock).RunAsync(caller, organ.Id, "撤销"))?.Code);
            Assert.Equal("organ-not-found", (await new ReopenOrgan(db, site.Clock).RunAsync(caller, organ.Id))?.Code);
            Assert.Equal("organ-not-found", (await new CreateUnit(db, site.Clock).RunAsync(caller, organ.Id, "某科"))?.Code);
            Assert.Null(await new ViewOrgan(db).RunAsync(organ.Id));
        }

        Assert.Equal("unit-not-found", (await new RenameUnit(db, site.Clock).RunAsync(caller, unit, new UnitChange("改名科", 1)))?.Code);
        Assert.Equal("unit-not-found", (await new CloseUnit(db, site.Clock).RunAsync(caller, unit))?.Code);
        Assert.Equal([site.Bureau.Name], (await new OrganTree(db).RunAsync()).Select(node => node.Name));
    }

    [Fact(DisplayName = "绕过用例直接改外机关的资料，写入边界会挡住")]
    public async Task WriteGuard_ForeignOrgan_IsAFault()
    {
        using var site = new TestSite(DatabaseKind.Sqlite);
        await using var db = site.Open(OrganScope.OwnAndBelow(site.Bureau, writes: true));
        var foreign = await db.Organs.SingleAsync(organ => organ.Id == site.Other.Id);
        foreign.Close();
        db.Record(OrganEvents.Closed.On(foreign.Id, OrganEvents.Subject, foreign.Id));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.CommitAsync(TestPeople.Administrator(site.Bureau), site.Clock));
    }

    [Theory(DisplayName = "修改机关资料：以看到的版本为准，别人改过就不覆盖")]
    [OnBothDatabases]
    public async Task Change_OlderVersion_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var caller = TestPeople.Administrator(site.Bureau);
        await using var db = site.Open(caller.Scope);
        var change = new OrganChange(site.Bureau.Id, 0, Profile("云汀市工业和信息化局") with { Office = s_office });

        Assert.Null(await new ChangeOrgan(db, site.Clock).RunAsync(caller, change));
        await using var later = site.Open(caller.Scope);
        Assert.Equal("changed-meanwhile", (await new ChangeOrgan(later, site.Clock).RunAsync(caller, change))?.Code);

        Assert.True((await new OrganTree(later).RunAsync()).Single().IsComplete);
    }

    [Theory(DisplayName = "停用机关：须有原因，下级先停，自己的机关不能停；恢复须上级在用")]
    [OnBothDatabases]
    public async Task Close_InOrder_IsDone(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var caller = TestPeople.Administrator(site.City);
        await using var db = site.Open(caller.Scope);
        var below = (await new CreateOrgan(db, site.Clock).RunAsync(caller, site.Bureau.Id, Profile("云汀市中小企业服务中心"))).Value;
        var close = new CloseOrgan(db, site.Clock);
        var reopen = new ReopenOrgan(db, site.Clock);

        Assert.Equal("organ-own", (await close.RunAsync(caller, site.City.Id, "撤销"))?.Code);
        Assert.Equal("reason-missing", (await close.RunAsync(caller, below, ""))?.Code);
        Assert.Equal("organ-has-organs", (await close.RunAsync(caller, site.Bureau.Id, "机构改革"))?.Code);
        Assert.Null(await close.RunAsync(caller, below, "机构改革"));
        Assert.Null(await close.RunAsync(caller, site.Bureau.Id, "机构改革"));
        Assert.Equal("organ-parent-closed", (await reopen.RunAsync(caller, below))?.Code);
        Assert.Null(await reopen.RunAsync(caller, site.Bureau.Id));
        Assert.Null(await reopen.RunAsync(caller, below));
    }

    [Theory(DisplayName = "内设机构：新增、改名、停用；有人的不能停")]
    [OnBothDatabases]
    public async Task Units_ThroughTheirLife_KeepTheRules(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var caller = TestPeople.Administrator(site.Bureau);
        var office = await AddUnitAsync(site, site.Bureau, "办公室");
        var person = await site.AddPersonAsync(site.Bureau, "chen", Role.Handler);
        await using var db = site.Open(caller.Scope);
        (await db.People.SingleAsync(one => one.Id == person.Id)).UnitId = office;
        await db.SaveChangesAsync();

        Assert.Equal("unit-name-taken", (await new CreateUnit(db, site.Clock).RunAsync(caller, site.Bureau.Id, " 办公室 "))?.Code);
        Assert.Equal("unit-name", (await new CreateUnit(db, site.Clock).RunAsync(caller, site.Bureau.Id, " "))?.Code);
        Assert.Null(await new CreateUnit(db, site.Clock).RunAsync(caller, site.Bureau.Id, "法规科"));
        Assert.Null(await new RenameUnit(db, site.Clock).RunAsync(caller, office, new UnitChange("综合办公室", 9)));
        Assert.Equal("unit-has-people", (await new CloseUnit(db, site.Clock).RunAsync(caller, office))?.Code);
        Assert.Equal(["法规科", "综合办公室"], (await new ViewOrgan(db).UnitsAsync(site.Bureau.Id)).Select(unit => unit.Name));
    }

    private static OrganProfile Profile(string name) => new(name, "", OrganKind.MunicipalDepartment, DisclosureOffice.Unknown);

    private static async Task<Guid> AddUnitAsync(TestSite site, Organ organ, string name)
    {
        var caller = TestPeople.Administrator(organ);
        await using var db = site.Open(caller.Scope);
        Assert.Null(await new CreateUnit(db, site.Clock).RunAsync(caller, organ.Id, name));
        return await db.Units.Where(unit => unit.OrganId == organ.Id && unit.Name == name).Select(unit => unit.Id).SingleAsync();
    }
}
