using System.Text;
using Gongkai.App.Audit;
using Gongkai.App.Organs;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Audit;

public sealed class AuditLogTests
{
    [Theory(DisplayName = "审计日志：只见本机关的链，按编号翻页不重不漏")]
    [OnBothDatabases]
    public async Task Find_PageByPage_ShowsTheOwnChainOnce(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await NoteAsync(site, site.Bureau, 7);
        await NoteAsync(site, site.Other, 3);
        await using var db = site.Open(OrganScope.Own(site.Bureau));
        var find = new FindEvents(db);
        var numbers = new List<long>();
        long? before = null;
        do
        {
            var page = await find.RunAsync(new EventFilter { Before = before, PageSize = 3 });
            numbers.AddRange(page.Events.Select(happened => happened.Number));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1], numbers);
    }

    [Theory(DisplayName = "审计日志：按北京时间的日期、动作、人员、对象筛选")]
    [OnBothDatabases]
    public async Task Find_Filters_Narrow(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        site.Time.MoveTo(new DateTimeOffset(2026, 11, 20, 16, 30, 0, TimeSpan.Zero));
        await NoteAsync(site, site.Bureau, 2);
        await using var db = site.Open(OrganScope.Own(site.Bureau));
        var find = new FindEvents(db);

        async Task<int> CountAsync(EventFilter filter) => (await find.RunAsync(filter)).Events.Count;

        Assert.Equal(1, await CountAsync(new EventFilter(To: new DateOnly(2026, 11, 20))));
        Assert.Equal(2, await CountAsync(new EventFilter(From: new DateOnly(2026, 11, 21))));
        Assert.Equal(1, await CountAsync(new EventFilter(Action: "organ-created")));
        Assert.Equal(3, await CountAsync(new EventFilter(Person: "系统", SubjectKind: OrganEvents.Subject)));
        Assert.Equal(0, await CountAsync(new EventFilter { SubjectId = Guid.NewGuid() }));
        Assert.Equal(3, (await find.OfSubjectAsync(site.Bureau.Id)).Count);
    }

    [Theory(DisplayName = "导出审计日志：自身留痕；公式字符不会被表格程序执行；无权限者被拒绝")]
    [OnBothDatabases]
    public async Task Export_Log_IsNotedAndSafe(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await NoteAsync(site, site.Bureau, 1);
        var auditor = TestSite.Someone(site.Bureau, Role.Auditor);
        await using var db = site.Open(auditor.Scope);
        var export = new ExportEvents(db, site.Clock);

        Assert.Equal("not-permitted", (await export.NoteAsync(TestSite.Someone(site.Bureau, Role.Leader), new EventFilter()))?.Code);
        Assert.Null(await export.NoteAsync(auditor, new EventFilter()));
        using var output = new MemoryStream();
        await export.WriteAsync(new EventFilter(), output);

        var lines = Encoding.UTF8.GetString(output.ToArray()).TrimEnd().Split("\r\n");
        Assert.Equal(4, lines.Length);
        Assert.Contains("\"'=1+1\"", lines[2], StringComparison.Ordinal);
        Assert.Contains("导出审计日志", lines[3], StringComparison.Ordinal);
    }

    [Theory(DisplayName = "只核验本机关的链")]
    [OnBothDatabases]
    public async Task Verify_OneOrgan_ReadsThatChainAlone(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        await NoteAsync(site, site.Bureau, 2);

        var report = await new VerifyChains(site.Database).RunAsync(site.Bureau.Id);

        Assert.Equal((1, 3L, 0), (report.Chains, report.Links, report.Broken.Count));
    }

    [Fact(DisplayName = "每个动作代码只有一个中文名称")]
    public void Kinds_Codes_AreNamedOnce() => Assert.All(EventKinds.Actions, action => Assert.False(string.IsNullOrWhiteSpace(action.Value)));

    private static async Task NoteAsync(TestSite site, Organ organ, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await using var db = site.Open();
            db.Record(OrganEvents.Changed.On(organ.Id, OrganEvents.Subject, organ.Id) with { Reason = "=1+1" });
            await db.CommitAsync(Caller.Site("test"), site.Clock);
        }
    }
}
