using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Gongkai.App.Work;

/// <summary>定时 — starts the jobs at their times: each node by itself on SQLite, one schedule for all nodes on PostgreSQL.</summary>
public sealed class SiteSchedule(SiteDatabase database, SiteClock clock, JobRunner runner, WorkSettings settings, ILogger<SiteSchedule> log) : BackgroundService
{
    private const string SchedulerName = "gongkai";

    /// <summary>China Standard Time; the name is stored with each trigger.</summary>
    public static TimeZoneInfo China { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private IScheduler? _scheduler;

    public static DateTimeOffset? NextRun(SiteJob job, DateTimeOffset after) => CronExpression.Parse(job.Cron).WithTimeZone(China).GetNextValidTimeAfter(after);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var starting = StartSchedulerAsync(stoppingToken);
        while (!await SucceededAsync(starting) && !stoppingToken.IsCancellationRequested)
        {
            log.ScheduleUnstarted(Faults.Of(starting) ?? "");
            await Task.Delay(TimeSpan.FromSeconds(30), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            starting = StartSchedulerAsync(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is not null)
        {
            await _scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    private static async Task<bool> SucceededAsync(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompletedSuccessfully;
    }

    private async Task StartSchedulerAsync(CancellationToken cancellation)
    {
        _scheduler ??= await QuartzSchedulerBuilder.Create(Configure).BuildScheduler(cancellation);
        foreach (var job in runner.Jobs.Values)
        {
            await PlaceAsync(_scheduler, job, cancellation);
        }

        foreach (var stored in (await _scheduler.QueryJobs(new JobQuery(), cancellation)).Items.Where(stored => !runner.Jobs.ContainsKey(stored.Key.Name)))
        {
            await _scheduler.DeleteJob(stored.Key, cancellation);
        }

        await _scheduler.Start(cancellation);
        if (database.Postgres is null)
        {
            await CatchUpAsync(_scheduler, cancellation);
        }
    }

    private void Configure(IQuartzBuilder builder)
    {
        builder.ConfigureScheduler(options => (options.InstanceName, options.InstanceId, options.GenerateInstanceId) = (SchedulerName, "AUTO", true));
        builder.UseDefaultThreadPool(settings.Parallelism);
        builder.AddJobType<ScheduledJob>(_ => new ScheduledJob(runner));
        if (database.Postgres is not { } postgres)
        {
            builder.UseInMemoryStore(_ => { });
            return;
        }

        builder.UsePersistentStore(store =>
        {
            store.UsePostgres(source => source.DataSourceFactory = _ => postgres);
            store.ConfigureStore(options => options.TablePrefix = "qrtz_");
            store.UseClustering(clustering => clustering.CheckinInterval = TimeSpan.FromSeconds(10));
        });
    }

    // A trigger that stands already is left alone, or the store would forget what was missed while no node ran.
    private static async Task PlaceAsync(IScheduler scheduler, SiteJob job, CancellationToken cancellation)
    {
        var key = new TriggerKey(job.Code);
        if (await scheduler.GetTrigger(key, cancellation) is ICronTrigger standing && standing.CronExpressionString == job.Cron)
        {
            return;
        }

        var detail = JobBuilder.Create<ScheduledJob>().WithIdentity(job.Code).WithDescription(job.Name).DisallowConcurrentExecution(true).RequestRecovery(true).Build();
        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(detail)
            .WithSchedule(CronScheduleBuilder.Create(job.Cron).InTimeZone(China).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.ScheduleJob(detail, [trigger], new ScheduleJobOptions { Replace = true }, cancellation);
    }

    // The schedule in memory knows nothing of the time before it: the noted runs tell what was missed.
    private async Task CatchUpAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        var runs = await db.Set<JobRun>().AsNoTracking().ToDictionaryAsync(run => run.Code, run => run.StartedAt, cancellation);
        foreach (var job in runner.Jobs.Values)
        {
            if (runs.TryGetValue(job.Code, out var last) && last is { } started && NextRun(job, started) < clock.Now)
            {
                await scheduler.TriggerJob(new JobKey(job.Code), null!, cancellation);
            }
        }
    }
}

/// <summary>触发 — what the scheduler calls; the job is found by its key.</summary>
internal sealed class ScheduledJob(JobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAsync(context.JobDetail.Key.Name, cancellationToken);
}
