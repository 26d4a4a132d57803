using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Audit;

public sealed class SiteExportTests
{
    private static readonly Caller s_console = Caller.Site("audit export");

    [Theory(DisplayName = "全站导出：按机关按编号，日期按北京时间的日界；每一天的导出合起来等于全部，一条不多一条不少")]
    [OnBothDatabases]
    public async Task Export_DayByDay_IsTheWholeOnce(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var (random, start) = (new Random(31), site.Clock.Now);
        for (var i = 0; i < 60; i++)
        {
            site.Time.MoveTo(start.AddMinutes((i * 97) + random.Next(90)));
            await using var db = site.Open();
            db.Record(new EventDraft((i % 3 == 0 ? site.City : site.Bureau).Id, "organ", null, "organ-changed"));
            Assert.Null(await db.CommitAsync(s_console, site.Clock));
        }

        var (first, last) = (SiteClock.DayOf(start), site.Clock.Today);
        await using var whole = site.Open();
        var all = await whole.Events.AsNoTracking().OrderBy(link => link.OrganId).ThenBy(link => link.Number).ToListAsync();
        var byDay = new List<CaseEvent>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var exported in await ReadAsync(site, new ExportOrder(null, day, day)))
            {
                Assert.Equal(day, SiteClock.DayOf(exported.Link.HappenedAt));
                byDay.Add(exported.Link);
            }
        }

        // What each export leaves behind is an event too; it was not there when the whole was read.
        var ids = all.Select(link => (link.OrganId, link.Number)).ToHashSet();
        Assert.Equal(all.Select(link => (link.OrganId, link.Number)), byDay.Select(link => (link.OrganId, link.Number)).Where(ids.Contains).Distinct().OrderBy(link => link.OrganId).ThenBy(link => link.Number));
        Assert.Equal(byDay.Count, byDay.Select(link => (link.OrganId, link.Number)).Distinct().Count());
        var own = await ReadAsync(site, new ExportOrder(site.Bureau.Name, null, null));
        Assert.All(own, exported => Assert.Equal((site.Bureau.Id, site.Bureau.Name), (exported.Link.OrganId, exported.Organ)));
        Assert.Equal(own.Select(exported => exported.Link.Number).Order(), own.Select(exported => exported.Link.Number));
        Assert.Equal(own.Count, (await ReadAsync(site, new ExportOrder(site.Bureau.Id.ToString(), null, null))).Count - 1);
    }

    [Theory(DisplayName = "全站导出、选定算法：日期颠倒、没有这个机关、不认识的算法都拒绝；换算法以后旧链仍然完好")]
    [OnBothDatabases]
    public async Task Export_WithoutGround_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var (export, choose) = (new ExportSiteEvents(site.Database, site.Clock), new ChooseChainAlgorithm(site.Database, site.Clock));

        await Refused.AssertAsync(site, ("export-period", "起始日期 2026-11-20 晚于截止日期 2026-11-19"), () => export.RunAsync(new ExportOrder(null, new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 19)), s_console));
        await Refused.AssertAsync(site, ("export-organ", "没有名为“云汀市林业局”的机关"), () => export.RunAsync(new ExportOrder("云汀市林业局", null, null), s_console));
        await Refused.AssertAsync(site, ("chain-algorithm", "不认识算法“md5”：可用"), () => choose.RunAsync("md5", s_console));
        Assert.Equal(ChainHash.Sha256, (await choose.RunAsync(ChainHash.Sm3, s_console)).Value);
        Assert.Equal(ChainHash.Sm3, (await choose.RunAsync(ChainHash.Sha256, s_console)).Value);
        Assert.Empty((await new VerifyChains(site.Database).RunAsync()).Broken);
        await using var db = site.Open();
        Assert.Equal([ChainHash.Sha256, ChainHash.Sm3], (await db.Events.Where(link => link.OrganId == site.City.Id).Select(link => link.Algorithm).Distinct().ToListAsync()).Order());

        using var empty = TestDatabase.Create(kind);
        Assert.Equal("chain-without-organ", (await new ChooseChainAlgorithm(empty.Site, site.Clock).RunAsync(ChainHash.Sm3, s_console)).Refusal?.Code);
        Assert.Equal("export-organ", (await new ExportSiteEvents(empty.Site, site.Clock).RunAsync(new ExportOrder(null, null, null), s_console)).Refusal?.Code);
    }

    [Theory(DisplayName = "退出登录：只结束自己的这个会话，别的会话、别人的会话照旧；退出两次不出错，日志只一条")]
    [OnBothDatabases]
    public async Task SignOut_EndsOneOwnSession(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var (self, other) = (await site.AddPersonAsync(site.Bureau, "self", Role.Handler), await site.AddPersonAsync(site.Bureau, "other", Role.Handler));
        SignInSession Session(Guid person) => new() { Id = Guid.CreateVersion7(), PersonId = person, StartedAt = site.Clock.Now, LastSeenAt = site.Clock.Now };
        var (mine, mineToo, foreign) = (Session(self.Id), Session(self.Id), Session(other.Id));
        await using (var db = site.Open())
        {
            db.AddRange(mine, mineToo, foreign);
            await db.SaveChangesAsync();
        }

        var caller = TestPeople.CallerOf(site.Bureau, self.Id, Role.Handler);
        var live = new LiveSessions(site.Database, site.Clock);
        var signOut = new SignOut(site.Database, site.Clock, live);
        foreach (var session in new[] { foreign.Id, mine.Id, mine.Id, Guid.NewGuid() })
        {
            await signOut.RunAsync(caller, session);
        }

        await using var whole = site.Open();
        Assert.Equal([mine.Id], await whole.Sessions.Where(session => session.EndedAt != null).Select(session => session.Id).ToListAsync());
        Assert.Equal(1, await whole.Events.CountAsync(happened => happened.Action == PersonEvents.SignedOut.Code));
    }

    private static async Task<List<ExportedEvent>> ReadAsync(TestSite site, ExportOrder order)
    {
        var exported = (await new ExportSiteEvents(site.Database, site.Clock).RunAsync(order, s_console)).Value;
        return await exported.Links.ToListAsync();
    }
}
