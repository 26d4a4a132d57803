using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Work;

public sealed class OutboxQueueTests
{
    [Theory(DisplayName = "退避：从一分钟起逐次加倍，不超过六小时")]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(9, 256)]
    [InlineData(10, 360)]
    [InlineData(40, 360)]
    public void Delay_Attempts_DoubleUpToSixHours(int attempts, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), OutboxQueue.Delay(attempts));

    [Theory(DisplayName = "工作者被杀：租期内别人拿不到，租期过后由别人接手，原工作者的迟到结果作废")]
    [OnBothDatabases]
    public async Task Claim_WorkerDied_AnotherTakesOverAfterTheLease(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        await site.EnqueueAsync(1);
        var lost = Assert.Single(await site.Queue.ClaimAsync(WorkSite.Limits, 5));

        site.Site.Time.Advance(WorkSite.Limits["test"]);
        Assert.Empty(await site.Queue.ClaimAsync(WorkSite.Limits, 5));
        site.Site.Time.Advance(TimeSpan.FromSeconds(61));
        var taken = Assert.Single(await site.Queue.ClaimAsync(WorkSite.Limits, 5));

        Assert.Equal((lost.Id, 2), (taken.Id, taken.Attempts));
        Assert.False(await site.Queue.FinishAsync(lost));
        Assert.Null((await site.ItemAsync(lost.Id)).DoneAt);
        Assert.True(await site.Queue.FinishAsync(taken));
        Assert.Equal(site.Site.Clock.Now, (await site.ItemAsync(lost.Id)).DoneAt);
    }

    [Theory(DisplayName = "十次不成即放弃，记一条事件，不再自动重试")]
    [OnBothDatabases]
    public async Task Fail_TenTimes_GivesUp(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        await site.EnqueueAsync(1);

        var attempts = 0;
        for (; await site.Queue.ClaimAsync(WorkSite.Limits, 5) is [var item]; attempts++)
        {
            Assert.True(await site.Queue.FailAsync(item, "连接不上", forGood: false));
            site.Site.Time.Advance(TimeSpan.FromHours(7));
        }

        Assert.Equal(OutboxQueue.MostAttempts, attempts);
        Assert.Contains("\"attempts\":10", Assert.Single(await site.EventsAsync("work-given-up")).Payload, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "没有处理者的任务留在队列里")]
    [OnBothDatabases]
    public async Task Claim_UnknownKind_StaysUntouched(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var id = (await site.EnqueueAsync(1, "other"))[0];

        Assert.Empty(await site.Queue.ClaimAsync(WorkSite.Limits, 5));
        Assert.Equal(0, (await site.ItemAsync(id)).Attempts);
    }

    [Theory(DisplayName = "清理：只删完成满三十天的")]
    [OnBothDatabases]
    public async Task Clean_DoneLongAgo_IsRemovedAlone(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var ids = await site.EnqueueAsync(3);
        var claimed = await site.Queue.ClaimAsync(WorkSite.Limits, 2);
        await site.Queue.FinishAsync(claimed[0]);
        site.Site.Time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        Assert.True(await site.Queue.FinishAsync(claimed[1]));

        Assert.Equal(1, await site.Queue.CleanAsync(TimeSpan.FromDays(30)));
        await using var db = site.Site.Open();
        Assert.Equal(ids.Where(id => id != claimed[0].Id).Order(), db.Outbox.Select(item => item.Id).AsEnumerable().Order());
    }

    [Theory(DisplayName = "改动没有提交，任务也不存在")]
    [OnBothDatabases]
    public async Task Enqueue_RefusedCommit_LeavesNothing(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        await using (var db = site.Site.Open())
        {
            db.Enqueue(new OutboxItem { Id = Guid.CreateVersion7(), Kind = "test" });
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.CommitAsync(Caller.Site("test"), site.Site.Clock));
        }

        Assert.Empty(await site.Queue.ClaimAsync(WorkSite.Limits, 5));
    }
}
