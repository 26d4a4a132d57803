using System.Diagnostics;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongkai.App.Tests.Work;

public sealed class SiteScheduleTests
{
    private const string EverySecond = "* * * * * ?";
    private const string Never = "0 0 0 1 1 ? 2099";

    [Theory(DisplayName = "按时运行任务，记下结果")]
    [OnBothDatabases]
    public async Task Start_JobIsDue_RunsAndIsNoted(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var runs = 0;
        var runner = Runner(site, new SiteJob("tick", EverySecond, "测试", "每秒", _ => Task.FromResult($"第 {Interlocked.Increment(ref runs)} 次")));
        using var schedule = Schedule(site, runner);

        await schedule.StartAsync(CancellationToken.None);
        await WorkSite.UntilAsync(() => Task.FromResult(Volatile.Read(ref runs) >= 2));
        await schedule.StopAsync(CancellationToken.None);

        var run = await RunAsync(site, "tick");
        Assert.Equal((false, "一号"), (run!.HasFailed, run.Node));
        Assert.StartsWith("第 ", run.Outcome, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "两个节点共用一份日程：每个时刻只有一个节点运行")]
    public async Task Start_TwoNodes_FireEachTimeOnce()
    {
        using var site = new TestSite(DatabaseKind.Postgres);
        using var second = new SiteDatabase(site.Database.Address);
        var runs = 0;
        SiteJob Job() => new("tick", EverySecond, "测试", "每秒", _ => Task.FromResult($"{Interlocked.Increment(ref runs)}"));
        using var one = Schedule(site, Runner(site, Job()));
        using var other = Schedule(site, Runner(site, Job()), second);
        await one.StartAsync(CancellationToken.None);
        await other.StartAsync(CancellationToken.None);
        await Task.WhenAll(one.ExecuteTask!, other.ExecuteTask!);

        var (started, before) = (Stopwatch.GetTimestamp(), Volatile.Read(ref runs));
        await WorkSite.UntilAsync(() => Task.FromResult(Volatile.Read(ref runs) - before >= 8));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await one.StopAsync(CancellationToken.None);
        await other.StopAsync(CancellationToken.None);

        // Two nodes that each fired every second would be through in four. A firing that came late leaves a little room.
        Assert.InRange(elapsed, 6, 120);
    }

    [Fact(DisplayName = "单机：停机期间错过的任务，启动后补做一次；没有错过的不补")]
    public async Task Start_MissedWhileDown_CatchesUpOnce()
    {
        using var site = new TestSite(DatabaseKind.Sqlite);
        var runs = 0;
        SiteJob[] jobs =
        [
            new("daily", "0 0 3 * * ?", "每日", "每天三点", _ => Task.FromResult($"{Interlocked.Increment(ref runs)}")),
            new("yearly", Never, "每年", "很久以后", _ => throw new InvalidOperationException("not due")),
        ];
        var runner = Runner(site, jobs);
        await runner.RunAsync("daily");
        await runner.RunAsync("yearly");
        site.Time.Advance(TimeSpan.FromDays(3));

        using var schedule = Schedule(site, runner);
        await schedule.StartAsync(CancellationToken.None);
        await WorkSite.UntilAsync(async () => (await RunAsync(site, "daily"))!.EndedAt == site.Clock.Now);
        await schedule.StopAsync(CancellationToken.None);

        Assert.Equal(2, runs);
        Assert.Equal(site.Clock.Now - TimeSpan.FromDays(3), (await RunAsync(site, "yearly"))!.EndedAt);
    }

    [Fact(DisplayName = "版本不再有的任务从共用日程中撤下，改了时间的换新")]
    public async Task Start_OtherJobsThanBefore_ReplacesTheSchedule()
    {
        using var site = new TestSite(DatabaseKind.Postgres);
        await StartAndStopAsync(site, new SiteJob("old", Never, "旧", "旧", _ => Task.FromResult("")), new SiteJob("kept", Never, "留", "留", _ => Task.FromResult("")));
        await StartAndStopAsync(site, new SiteJob("kept", "0 0 4 * * ?", "留", "留", _ => Task.FromResult("")));

        await using var db = site.Open();
        var crons = await db.Database.SqlQuery<string>($"SELECT trigger_name || ' ' || cron_expression || ' ' || time_zone_id AS \"Value\" FROM qrtz_cron_triggers").ToListAsync();
        Assert.Equal(["kept 0 0 4 * * ? Asia/Shanghai"], crons);
    }

    [Theory(DisplayName = "任务失败：记入平台自身的审计链，错误不含个人信息")]
    [OnBothDatabases]
    public async Task Run_JobThrows_LeavesAnEvent(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var runner = Runner(site, new SiteJob("bad", Never, "坏任务", "必败", _ => throw new InvalidOperationException("call 13912345678")));

        Assert.Equal("job-failed", (await runner.RunAsync("bad"))?.Code);

        Assert.Equal((true, "InvalidOperationException: call [电话]"), ((await RunAsync(site, "bad"))!.HasFailed, (await RunAsync(site, "bad"))!.Outcome));
        await using var db = site.Open();
        Assert.Equal(Guid.Empty, (await db.Events.SingleAsync(happened => happened.Action == "job-failed")).OrganId);
    }

    [Fact(DisplayName = "任务超过时限即中止")]
    public async Task Run_JobTakesTooLong_IsStopped()
    {
        using var site = new TestSite(DatabaseKind.Sqlite);
        var runner = Runner(site, new SiteJob("slow", Never, "慢", "慢", async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return "";
        })
        {
            TimeLimit = TimeSpan.FromMilliseconds(30),
        });

        Assert.Contains("超过时限", (await runner.RunAsync("slow"))!.Message, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "时间都是北京时间")]
    [InlineData("0 0 3 * * ?", "2026-11-20T18:59:00Z", "2026-11-20T19:00:00Z")]
    [InlineData("0 30 8 * * ?", "2026-11-20T00:30:00Z", "2026-11-21T00:30:00Z")]
    public void NextRun_Cron_IsInChinaTime(string cron, string after, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, null), SiteSchedule.NextRun(new SiteJob("x", cron, "", "", _ => Task.FromResult("")), DateTimeOffset.Parse(after, null)));

    [Theory(DisplayName = "清理登录：七天不用即结束，结束满九十天即删除")]
    [OnBothDatabases]
    public async Task EndStaleSessions_ByAge_EndsAndDeletes(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var person = new App.Users.Person { Id = Guid.CreateVersion7(), OrganId = site.Bureau.Id, SignInName = "a", NormalizedName = "A", Name = "测试人" };
        await using (var db = site.Open())
        {
            db.Add(person);
            App.Users.SignInSession Seen(double daysAgo, double? endedDaysAgo = null) => new()
            {
                Id = Guid.CreateVersion7(),
                PersonId = person.Id,
                StartedAt = site.Clock.Now.AddDays(-200),
                LastSeenAt = site.Clock.Now.AddDays(-daysAgo),
                EndedAt = endedDaysAgo is { } days ? site.Clock.Now.AddDays(-days) : null,
            };
            db.AddRange(Seen(0.1), Seen(6.9), Seen(7.1), Seen(100, 89), Seen(100, 91));
            await db.SaveChangesAsync();
        }

        Assert.Equal("结束 1 个会话，删除 1 条登录记录", await ShippedJobs.EndStaleSessions(site.Database, site.Clock).RunAsync(CancellationToken.None));

        await using var after = site.Open();
        Assert.Equal((4, 2), (await after.Sessions.CountAsync(), await after.Sessions.CountAsync(session => session.EndedAt == null)));
    }

    [Theory(DisplayName = "手动运行：经待办队列执行一次，只限主管机关管理员")]
    [OnBothDatabases]
    public async Task RunNow_ByTheRootsAdministrator_RunsThroughTheOutbox(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var runs = 0;
        var runner = Runner(site.Site, new SiteJob("once", Never, "测试", "测试", _ => Task.FromResult($"第 {++runs} 次")));
        var now = new RunJobNow(site.Site.Database, site.Site.Clock, runner);
        Caller Administrator(Domain.Organs.Organ organ) => new(Guid.CreateVersion7(), "测试管理员", "127.0.0.1", OrganScope.OwnAndBelow(organ, writes: true), RoleTable.Of([Role.Administrator]));

        Assert.Equal("job-not-yours", (await now.RunAsync(Administrator(site.Site.Bureau), "once"))?.Code);
        Assert.Equal("job-unknown", (await now.RunAsync(Administrator(site.Site.City), "twice"))?.Code);
        Assert.Null(await now.RunAsync(Administrator(site.Site.City), "once"));
        using var worker = site.Worker(new JobHandler(runner));
        await worker.StartAsync(CancellationToken.None);
        await site.UntilDoneAsync(1);
        await worker.StopAsync(CancellationToken.None);

        var row = Assert.Single((await new ListJobs(site.Site.Database, site.Site.Clock, runner).RunAsync(Administrator(site.Site.City))).Value);
        Assert.Equal((1, "第 1 次", "job-requested"), (runs, row.LastRun!.Outcome, Assert.Single(await site.EventsAsync("job-requested")).Action));
    }

    private static JobRunner Runner(TestSite site, params SiteJob[] jobs) =>
        new(site.Database, site.Clock, jobs, new WorkSettings { Node = "一号" }, NullLogger<JobRunner>.Instance);

    private static SiteSchedule Schedule(TestSite site, JobRunner runner, SiteDatabase? database = null) =>
        new(database ?? site.Database, site.Clock, runner, new WorkSettings(), NullLogger<SiteSchedule>.Instance);

    private static async Task StartAndStopAsync(TestSite site, params SiteJob[] jobs)
    {
        using var schedule = Schedule(site, Runner(site, jobs));
        await schedule.StartAsync(CancellationToken.None);
        await schedule.ExecuteTask!;
        await schedule.StopAsync(CancellationToken.None);
    }

    private static async Task<JobRun?> RunAsync(TestSite site, string code)
    {
        await using var db = site.Open();
        return await db.Set<JobRun>().AsNoTracking().FirstOrDefaultAsync(run => run.Code == code);
    }
}
