using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Work;

/// <summary>定时任务一览 — one job as the page of jobs shows it, with its last run and its next.</summary>
public sealed record JobRow(SiteJob Job, DateTimeOffset? NextAt, JobRun? LastRun);

/// <summary>查看定时任务 — lists the jobs of the site.</summary>
public sealed class ListJobs(SiteDatabase database, SiteClock clock, JobRunner runner)
{
    public async Task<Result<IReadOnlyList<JobRow>>> RunAsync(Caller caller, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageJobs) is { } refusal)
        {
            return refusal;
        }

        await using var db = database.Open(OrganScope.Site);
        var runs = await db.Set<JobRun>().AsNoTracking().ToDictionaryAsync(run => run.Code, StringComparer.Ordinal, cancellation);
        return new List<JobRow>(runner.Jobs.Values.Select(job => new JobRow(job, SiteSchedule.NextRun(job, clock.Now), runs.GetValueOrDefault(job.Code))));
    }
}
