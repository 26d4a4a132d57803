using System.Diagnostics;
using Gongkai.App.Audit;
using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Gongkai.App.Work;

/// <summary>任务执行 — runs one job within its time, notes the run, and records a failure on the site's own chain.</summary>
public sealed class JobRunner(SiteDatabase database, SiteClock clock, IEnumerable<SiteJob> jobs, WorkSettings settings, ILogger<JobRunner> log)
{
    /// <summary>Every job of the site by its code.</summary>
    public IReadOnlyDictionary<string, SiteJob> Jobs { get; } = jobs.ToDictionary(job => job.Code, StringComparer.Ordinal);

    /// <returns>The refusal that says why it failed; null when it is done.</returns>
    public async Task<Refusal?> RunAsync(string code, CancellationToken cancellation = default)
    {
        if (!Jobs.TryGetValue(code, out var job))
        {
            return new Refusal("job-unknown", $"没有编号为“{code}”的定时任务，请检查版本是否一致。");
        }

        using var activity = SiteMeter.Activities.StartActivity("job " + code);
        await NoteAsync(code, run => (run.StartedAt, run.EndedAt, run.HasFailed, run.Outcome, run.Node) = (clock.Now, null, false, "", settings.Node), cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(job.TimeLimit);

        // The outcome is read from the task: a job that fails is a fact to note, not a fault of the scheduler.
        var started = Stopwatch.GetTimestamp();
        var work = Task.Run(() => job.RunAsync(limit.Token), CancellationToken.None);
        await ((Task)work).WaitAsync(job.TimeLimit + TimeSpan.FromSeconds(5), CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var failure = work.IsCompletedSuccessfully ? null
            : Faults.Of(work) is { } fault ? fault
            : cancellation.IsCancellationRequested ? "服务停止，任务中断" : $"超过时限（{job.TimeLimit.TotalMinutes:0.#} 分钟），已中止";
        SiteMeter.JobDone(code, failure is null, Stopwatch.GetElapsedTime(started));

        await NoteAsync(code, run => (run.EndedAt, run.HasFailed, run.Outcome) = (clock.Now, failure is not null, failure ?? work.Result), CancellationToken.None);
        if (failure is null)
        {
            return null;
        }

        log.JobFailed(code, failure);
        await using var db = database.Open(OrganScope.Site);
        db.Record(new EventDraft(OrganScope.Site.OrganId, "job", null, "job-failed") { Reason = failure }.With(new { code, node = settings.Node }));
        await db.CommitAsync(Caller.Site("job"), clock, CancellationToken.None);
        return new Refusal("job-failed", $"定时任务“{job.Name}”没有完成：{failure}");
    }

    private async Task NoteAsync(string code, Action<JobRun> change, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        if (await db.Set<JobRun>().FindAsync([code], cancellation) is not { } run)
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO job_runs (code, has_failed, outcome, node) VALUES ({code}, {false}, '', '') ON CONFLICT DO NOTHING", cancellation);
            run = await db.Set<JobRun>().FirstAsync(other => other.Code == code, cancellation);
        }

        change(run);
        await db.SaveChangesAsync(cancellation);
    }
}
