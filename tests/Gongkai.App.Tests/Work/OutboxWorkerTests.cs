using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Domain;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Work;

public sealed class OutboxWorkerTests
{
    [Theory(DisplayName = "提交后立即唤醒，不等轮询")]
    [OnBothDatabases]
    public async Task Commit_WithWork_WakesTheWorkerAtOnce(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var handler = RecordingHandler.ThatSucceeds();
        using var worker = site.Worker(handler, new WorkSettings { PollInterval = TimeSpan.FromHours(1) });
        await worker.StartAsync(CancellationToken.None);

        await site.EnqueueAsync(1);
        await site.UntilDoneAsync(1);
        var late = await site.EnqueueAsync(1);
        await site.UntilDoneAsync(2);
        await worker.StopAsync(CancellationToken.None);

        Assert.Equal(2, handler.Handled.Count);
        Assert.Equal((1, null, ""), ((await site.ItemAsync(late[0])).Attempts, (await site.ItemAsync(late[0])).LeasedUntil, (await site.ItemAsync(late[0])).LastError));
    }

    [Theory(DisplayName = "两个工作者、五百项任务：每项恰好处理一次")]
    [OnBothDatabases]
    public async Task Claim_TwoWorkers_NeverTakeOneItemTwice(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        using var second = new SiteDatabase(site.Site.Database.Address);
        await site.EnqueueAsync(500);

        // Each waits at its first item for the other's, so that both take part.
        TaskCompletionSource[] taken = [new(), new()];
        RecordingHandler Handler(int own) => new("test", async (_, cancellation) =>
        {
            taken[own].TrySetResult();
            await taken[1 - own].Task.WaitAsync(cancellation);
            return null;
        });
        RecordingHandler[] handlers = [Handler(0), Handler(1)];
        using var one = site.Worker(handlers[0]);
        using var other = site.Worker(handlers[1], database: second);

        await one.StartAsync(CancellationToken.None);
        await other.StartAsync(CancellationToken.None);
        await site.UntilDoneAsync(500);
        await one.StopAsync(CancellationToken.None);
        await other.StopAsync(CancellationToken.None);

        var handled = handlers.SelectMany(handler => handler.Handled).ToList();
        Assert.Equal((500, 500), (handled.Count, handled.Distinct().Count()));
        Assert.All(handlers, handler => Assert.NotEmpty(handler.Handled));
    }

    [Fact]
    public async Task Run_ManyItems_KeepsTheBoundOfParallelism()
    {
        using var site = new WorkSite(DatabaseKind.Sqlite);
        await site.EnqueueAsync(40);
        var handler = new RecordingHandler("test", async (_, cancellation) =>
        {
            await Task.Delay(5, cancellation);
            return null;
        });
        using var worker = site.Worker(handler, new WorkSettings { Parallelism = 3, PollInterval = TimeSpan.FromMilliseconds(20) });

        await worker.StartAsync(CancellationToken.None);
        await site.UntilDoneAsync(40);
        await worker.StopAsync(CancellationToken.None);

        Assert.InRange(handler.MostAtOnce, 2, 3);
    }

    [Theory(DisplayName = "失败后按退避时间再试，错误信息不含个人信息")]
    [OnBothDatabases]
    public async Task Run_HandlerThrows_WaitsAndKeepsAMaskedError(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var id = (await site.EnqueueAsync(1))[0];
        using var worker = site.Worker(new RecordingHandler("test", (_, _) => throw new InvalidOperationException("no answer for wang@example.cn")));

        await worker.StartAsync(CancellationToken.None);
        await WorkSite.UntilAsync(async () => (await site.ItemAsync(id)).LastError != "");
        await worker.StopAsync(CancellationToken.None);

        var item = await site.ItemAsync(id);
        Assert.Equal("InvalidOperationException: no answer for [邮箱]", item.LastError);
        Assert.Equal((1, site.Site.Clock.Now + TimeSpan.FromMinutes(1), null), (item.Attempts, item.AvailableAt, item.LeasedUntil));
    }

    [Fact(DisplayName = "处理者超过时限：中止并记为失败，哪怕它不理会中止")]
    public async Task Run_HandlerTakesTooLong_FailsTheAttempt()
    {
        using var site = new WorkSite(DatabaseKind.Sqlite);
        var id = (await site.EnqueueAsync(1))[0];
        using var worker = site.Worker(new RecordingHandler("test", async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return null;
        })
        {
            TimeLimit = TimeSpan.FromMilliseconds(30),
        });

        await worker.StartAsync(CancellationToken.None);
        await WorkSite.UntilAsync(async () => (await site.ItemAsync(id)).LastError != "");
        await worker.StopAsync(CancellationToken.None);

        Assert.Equal("超过时限，已中止", (await site.ItemAsync(id)).LastError);
    }

    [Theory(DisplayName = "再试也无用的任务立即放弃，并记入审计链")]
    [OnBothDatabases]
    public async Task Run_HandlerRefuses_GivesUpWithAnEvent(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var id = (await site.EnqueueAsync(1))[0];
        using var worker = site.Worker(new RecordingHandler("test", (_, _) => Task.FromResult<Refusal?>(new Refusal("test", "收件地址不存在。"))));

        await worker.StartAsync(CancellationToken.None);
        await WorkSite.UntilAsync(async () => (await site.ItemAsync(id)).GivenUpAt is not null);
        await worker.StopAsync(CancellationToken.None);

        var happened = Assert.Single(await site.EventsAsync("work-given-up"));
        Assert.Equal((site.Site.Bureau.Id, id, "收件地址不存在。"), (happened.OrganId, happened.SubjectId, happened.Reason));
    }

    [Theory(DisplayName = "停机：正在做的给宽限，做不完的放回队列且不计次数")]
    [OnBothDatabases]
    public async Task Stop_WorkUnderWay_IsPutBack(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var id = (await site.EnqueueAsync(1))[0];
        var handler = new RecordingHandler("test", async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return null;
        });
        using var worker = site.Worker(handler, new WorkSettings { PollInterval = TimeSpan.FromMilliseconds(50), StopGrace = TimeSpan.FromMilliseconds(50) });
        await worker.StartAsync(CancellationToken.None);
        await WorkSite.UntilAsync(() => Task.FromResult(!handler.Handled.IsEmpty));

        await worker.StopAsync(CancellationToken.None);

        var item = await site.ItemAsync(id);
        Assert.Equal((0, null, ""), (item.Attempts, item.LeasedUntil, item.LastError));
        Assert.Single(await site.Queue.ClaimAsync(WorkSite.Limits, 5));
    }
}
