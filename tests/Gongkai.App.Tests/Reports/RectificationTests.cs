using Gongkai.App.Reports.Compiling;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.App.Tests.Storage;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Reports;

public sealed class RectificationTests
{
    [Theory(DisplayName = "整改：发出、回复、复查，一步不能跳过；别的机关看不到")]
    [OnBothDatabases]
    public async Task Order_Rectification_GoesThroughReplyAndRecheck(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var supervisor = Supervisor(site);
        await using var above = site.Open(supervisor.Scope);
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var below = site.Open(officer.Scope);
        var due = site.Clock.Today.AddDays(10);

        Assert.Equal("rectification-demand", (await new OrderRectification(above, supervisor, site.Clock).RunAsync(new RectificationOrder(site.Bureau.Id, 2025, "", due))).Refusal?.Code);
        var id = (await new OrderRectification(above, supervisor, site.Clock).RunAsync(new RectificationOrder(site.Bureau.Id, 2025, "表三总计与各项之和不符，请更正。", due))).Value;
        Assert.Equal("rectification-state", (await new OrderRectification(above, supervisor, site.Clock).RecheckAsync(id, true, ""))?.Code);
        var stranger = TestSite.Someone(site.Other, Role.DisclosureOfficer);
        await using var elsewhere = site.Open(stranger.Scope);
        Assert.Equal("rectification-unknown", (await new OrderRectification(elsewhere, stranger, site.Clock).ReplyAsync(id, "已更正并重新报送"))?.Code);
        Assert.Null(await new OrderRectification(below, officer, site.Clock).ReplyAsync(id, "已更正并重新报送"));
        await using var later = site.Open(supervisor.Scope);
        Assert.Null(await new OrderRectification(later, supervisor, site.Clock).RecheckAsync(id, true, "已核"));

        Assert.Equal(RectificationState.Settled, Assert.Single(await new OrderRectification(later, supervisor, site.Clock).ListAsync(2025)).Order.State);
    }

    [Theory(DisplayName = "催报：没有报的都催到，一天只催一次")]
    [OnBothDatabases]
    public async Task Remind_OrgansWithoutReport_OnceADay(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var supervisor = Supervisor(site);
        await using var db = site.Open(supervisor.Scope);

        Assert.Equal(2, (await new RemindOrgans(db, supervisor, site.Clock, site.Vault).RunAsync(2025)).Value);
        Assert.Equal("remind-nobody", (await new RemindOrgans(db, supervisor, site.Clock, site.Vault).RunAsync(2025)).Refusal?.Code);
    }

    [Theory(DisplayName = "催报：还没有结束的年度、没有年报的年度不催，一封信也不发")]
    [InlineData(0)]
    [InlineData(2007)]
    [InlineData(2026)]
    [InlineData(9999)]
    public async Task Remind_YearThatIsNotOver_IsRefused(int year)
    {
        using var site = new TestSite(DatabaseKind.Sqlite);
        var supervisor = Supervisor(site);
        await using var db = site.Open(supervisor.Scope);

        Assert.Equal("remind-year", (await new RemindOrgans(db, supervisor, site.Clock, site.Vault).RunAsync(year)).Refusal?.Code);
        Assert.Empty(db.Outbox);
    }

    [Theory(DisplayName = "抽查：同一个随机数抽到同样的样本，换一个就不同")]
    [OnBothDatabases]
    public async Task Sample_SameSeed_DrawsTheSame(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await RawRegister.AddAsync(site, RawRegister.Requests(site.Bureau, new Random(3), 300), []);
        var supervisor = Supervisor(site);
        await using var db = site.Open(supervisor.Scope);

        async Task<List<string>> Draw(string seed) => [.. (await new DrawSample(db, supervisor, site.Clock).RunAsync(2023, isPages: false, seed, 5)).Value.Select(one => one.Number)];

        var first = await Draw("20260105-38");
        Assert.Equal(5, first.Count);
        Assert.Equal(first, await Draw("20260105-38"));
        Assert.NotEqual(first, await Draw("20260105-39"));
    }

    [Theory(DisplayName = "编制年报：申请多十倍，问数据库的次数一样多")]
    [OnBothDatabases]
    public async Task Compile_TenTimesTheRequests_AsksAsOften(DatabaseKind kind)
    {
        async Task<(int Requests, int Commands)> Compiled(int requests)
        {
            using var site = new TestSite(kind);
            var register = RawRegister.Requests(site.Bureau, new Random(11), requests);
            await RawRegister.AddAsync(site, register, RawRegister.Remedies(register, new Random(12), requests / 25));
            var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
            await using var db = site.Open(officer.Scope);
            using var commands = new CountedCommands();
            var compiled = (await new CompileReport(db, officer, site.Clock).RunAsync(site.Bureau.Id, 2023)).Value;
            return (compiled.Records.Requests.Count, commands.Count);
        }

        var (few, many) = (await Compiled(200), await Compiled(2000));

        Assert.InRange(many.Requests, few.Requests * 5, 1000);
        Assert.InRange(few.Commands, 1, 60);
        Assert.Equal(few.Commands, many.Commands);
    }

    private static Caller Supervisor(TestSite site) => TestSite.Someone(site.City, Role.CompetentDepartment) with { Scope = OrganScope.OwnAndBelow(site.City, writes: true) };
}
