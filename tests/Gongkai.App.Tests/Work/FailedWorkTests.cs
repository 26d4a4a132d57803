using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Work;

public sealed class FailedWorkTests
{
    [Theory(DisplayName = "失败任务列表：分页，放弃的在前，不含正常任务和任务内容")]
    [OnBothDatabases]
    public async Task List_ManyFailed_ComesInPages(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        await site.EnqueueAsync(3, "other");
        await site.EnqueueAsync(60);
        foreach (var (item, i) in (await site.Queue.ClaimAsync(WorkSite.Limits, 60)).Select((item, i) => (item, i)))
        {
            await site.Queue.FailAsync(item, "连接不上", forGood: i == 59);
        }

        var list = new ListFailedWork(site.Site.Database, [RecordingHandler.ThatSucceeds()]);
        var first = (await list.RunAsync(Administrator(site.Site.City), 1)).Value;
        var last = (await list.RunAsync(Administrator(site.Site.City), 99)).Value;

        Assert.Equal((60, 2, 50, 10, 2), (first.Total, first.Pages, first.Items.Count, last.Items.Count, last.Page));
        Assert.Null(first.Items[0].RetriesAt);
        Assert.All(first.Items.Skip(1), item => Assert.Equal(site.Site.Clock.Now + TimeSpan.FromMinutes(1), item.RetriesAt));
        Assert.All(first.Items, item => Assert.Equal(("测试任务", "连接不上"), (item.Name, item.Error)));
        Assert.Empty(first.Items.Select(item => item.Id).Intersect(last.Items.Select(item => item.Id)));
    }

    [Theory(DisplayName = "重试：立即再做，次数重新计算，留痕")]
    [OnBothDatabases]
    public async Task Retry_GivenUp_RunsAgain(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var id = await GiveUpAsync(site);

        Assert.Null(await new RetryWork(site.Site.Database, site.Site.Clock).RunAsync(Administrator(site.Site.City), id));

        Assert.Equal((id, 1), (await site.Queue.ClaimAsync(WorkSite.Limits, 5)) is [var item] ? (item.Id, item.Attempts) : default);
        Assert.Equal(site.Site.Bureau.Id, Assert.Single(await site.EventsAsync("work-retried")).OrganId);
    }

    [Theory(DisplayName = "放弃：必须写理由，删除并留痕")]
    [OnBothDatabases]
    public async Task Drop_Failed_NeedsAReasonAndLeavesAnEvent(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var id = await GiveUpAsync(site);
        var drop = new DropWork(site.Site.Database, site.Site.Clock);

        Assert.Equal("work-drop-reason", (await drop.RunAsync(Administrator(site.Site.City), id, " "))?.Code);
        Assert.Null(await drop.RunAsync(Administrator(site.Site.City), id, "地址已更换"));
        Assert.Equal("work-gone", (await drop.RunAsync(Administrator(site.Site.City), id, "地址已更换"))?.Code);

        Assert.Equal("地址已更换", Assert.Single(await site.EventsAsync("work-dropped")).Reason);
    }

    [Theory(DisplayName = "正在执行的任务不能重试也不能放弃")]
    [OnBothDatabases]
    public async Task Retry_UnderWay_IsRefused(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var id = (await site.EnqueueAsync(1))[0];
        await site.Queue.FailAsync((await site.Queue.ClaimAsync(WorkSite.Limits, 1))[0], "连接不上", forGood: false);
        site.Site.Time.Advance(TimeSpan.FromMinutes(2));
        await site.Queue.ClaimAsync(WorkSite.Limits, 1);

        Assert.Equal("work-gone", (await new RetryWork(site.Site.Database, site.Site.Clock).RunAsync(Administrator(site.Site.City), id))?.Code);
    }

    [Theory(DisplayName = "其他机关的失败任务看不到、动不了；没有权限的人一概不行")]
    [OnBothDatabases]
    public async Task Manage_ForeignOrgan_SeesNothing(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var id = await GiveUpAsync(site);
        var list = new ListFailedWork(site.Site.Database, []);
        var retry = new RetryWork(site.Site.Database, site.Site.Clock);
        var foreign = Administrator(site.Site.Other);

        Assert.Equal(0, (await list.RunAsync(foreign, 1)).Value.Total);
        Assert.Equal("work-gone", (await retry.RunAsync(foreign, id))?.Code);
        Assert.Equal("not-permitted", (await retry.RunAsync(TestSite.Someone(site.Site.Bureau, Role.Handler), id))?.Code);
        Assert.Equal("not-permitted", (await list.RunAsync(TestSite.Someone(site.Site.Bureau, Role.Auditor), 1)).Refusal?.Code);
    }

    [Theory(DisplayName = "平台自身的任务只有主管机关的管理员看得到")]
    [OnBothDatabases]
    public async Task List_WorkOfTheSite_IsForTheRootAlone(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        await site.EnqueueAsync(1, scope: OrganScope.Site);
        await site.Queue.FailAsync((await site.Queue.ClaimAsync(WorkSite.Limits, 1))[0], "连接不上", forGood: true);
        var list = new ListFailedWork(site.Site.Database, []);

        Assert.Equal(1, (await list.RunAsync(Administrator(site.Site.City), 1)).Value.Total);
        Assert.Equal(0, (await list.RunAsync(Administrator(site.Site.Bureau), 1)).Value.Total);
    }

    private static Caller Administrator(Organ organ) =>
        new(Guid.CreateVersion7(), "测试管理员", "127.0.0.1", OrganScope.OwnAndBelow(organ, writes: true), RoleTable.Of([Role.Administrator]));

    private static async Task<Guid> GiveUpAsync(WorkSite site)
    {
        var id = (await site.EnqueueAsync(1))[0];
        await site.Queue.FailAsync((await site.Queue.ClaimAsync(WorkSite.Limits, 1))[0], "连接不上", forGood: true);
        return id;
    }
}
