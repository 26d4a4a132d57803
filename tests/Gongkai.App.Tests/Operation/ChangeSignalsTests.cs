using System.Collections.Concurrent;
using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Gongkai.App.Tests.Work;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongkai.App.Tests.Operation;

public sealed class ChangeSignalsTests
{
    [Theory(DisplayName = "本进程内立即知道，只告诉订了这个主题的")]
    [OnBothDatabases]
    public async Task Publish_SameProcess_TellsAtOnce(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        using var signals = new ChangeSignals(site.Database, NullLogger<ChangeSignals>.Instance);
        var heard = new List<string?>();
        var ended = signals.Subscribe("organs", heard.Add);
        signals.Subscribe("settings", _ => heard.Add("wrong topic"));

        await signals.PublishAsync("organs", "7");
        ended.Dispose();
        await signals.PublishAsync("organs", "8");

        Assert.Equal(["7"], heard);
    }

    [Fact(DisplayName = "另一个节点听到变更，自己不重复听到")]
    public async Task Publish_TwoNodes_TellsTheOther()
    {
        using var site = new TestSite(DatabaseKind.Postgres);
        using var second = new SiteDatabase(site.Database.Address);
        using var one = new ChangeSignals(site.Database, NullLogger<ChangeSignals>.Instance);
        using var other = new ChangeSignals(second, NullLogger<ChangeSignals>.Instance);
        await StartAsync(one, other);
        var (here, there) = (new ConcurrentQueue<string?>(), new ConcurrentQueue<string?>());
        one.Subscribe("organs", here.Enqueue);
        other.Subscribe("organs", there.Enqueue);

        await one.PublishAsync("organs", "第一行\n第二行");
        await other.PublishAsync("organs", "回应");
        await WorkSite.UntilAsync(() => Task.FromResult(there.Count == 2 && here.Count == 2));

        Assert.Equal(["回应", "第一行\n第二行"], there.Order(StringComparer.Ordinal));
        Assert.Equal(["回应", "第一行\n第二行"], here.Order(StringComparer.Ordinal));
        await StopAsync(one, other);
    }

    [Fact(DisplayName = "连接断开后自动重连，并告知“可能都变了”")]
    public async Task Listen_ConnectionKilled_ReconnectsAndTellsAll()
    {
        using var site = new TestSite(DatabaseKind.Postgres);
        using var signals = new ChangeSignals(site.Database, NullLogger<ChangeSignals>.Instance);
        await StartAsync(signals);
        var heard = new ConcurrentQueue<string?>();
        signals.Subscribe("organs", heard.Enqueue);

        await using (var db = site.Open())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'");
        }

        await WorkSite.UntilAsync(() => Task.FromResult(!heard.IsEmpty));
        Assert.Equal([null], heard);
        await StopAsync(signals);
    }

    private static async Task StartAsync(params ChangeSignals[] nodes)
    {
        foreach (var node in nodes)
        {
            await node.StartAsync(CancellationToken.None);
            await node.Listening.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    private static async Task StopAsync(params ChangeSignals[] nodes)
    {
        foreach (var node in nodes)
        {
            await node.StopAsync(CancellationToken.None);
        }
    }
}
