using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Operation;

public sealed class RateCountersTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    [Theory(DisplayName = "窗口内到限额为止，下一个窗口重新计数，各键各算")]
    [OnBothDatabases]
    public async Task Allow_WithinAWindow_StopsAtTheLimit(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var counters = new RateCounters(site.Database, site.Clock, site.Vault);

        var answers = new List<bool>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await counters.AllowAsync(new RateKey("sign-in", "203.0.113.7"), 3, s_window));
        }

        Assert.Equal([true, true, true, false, false], answers);
        Assert.True(await counters.AllowAsync(new RateKey("sign-in", "203.0.113.8"), 3, s_window));
        Assert.True(await counters.AllowAsync(new RateKey("search", "203.0.113.7"), 3, s_window));
        site.Time.Advance(s_window);
        Assert.True(await counters.AllowAsync(new RateKey("sign-in", "203.0.113.7"), 3, s_window));
        Assert.Equal(kind == DatabaseKind.Sqlite ? 3 : 6, await counters.CleanAsync());
    }

    [Fact(DisplayName = "两个节点合计不超过限额，同时来的也不多放一个")]
    public async Task Allow_TwoNodesAtOnce_ShareOneCount()
    {
        using var site = new TestSite(DatabaseKind.Postgres);
        using var second = new SiteDatabase(site.Database.Address);
        RateCounters[] nodes = [new(site.Database, site.Clock, site.Vault), new(second, site.Clock, site.Vault)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => nodes[i % 2].AllowAsync(new RateKey("sign-in", "account"), 30, s_window))));

        Assert.Equal(30, answers.Count(allowed => allowed));
    }

    [Fact(DisplayName = "库中只有散列，没有地址")]
    public async Task Allow_StoredKey_IsAHash()
    {
        using var site = new TestSite(DatabaseKind.Postgres);
        await new RateCounters(site.Database, site.Clock, site.Vault).AllowAsync(new RateKey("sign-in", "203.0.113.7"), 3, s_window);

        await using var db = site.Open();
        var key = await db.Database.SqlQuery<string>($"SELECT key AS \"Value\" FROM rate_counters").SingleAsync();
        Assert.Equal(site.Vault.BlindIndex("sign-in/203.0.113.7"), key);
    }
}
