using System.Text.Json;
using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;

namespace Gongkai.App.Work;

/// <summary>立即运行任务 — asks for one run of a job outside its schedule; whichever node is free does it.</summary>
public sealed class RunJobNow(SiteDatabase database, SiteClock clock, JobRunner runner)
{
    /// <summary>Schedules are of the site as a whole: only who answers for it runs them by hand.</summary>
    public static bool MayBeAskedBy(Caller caller) => caller.Lacks(Permission.ManageJobs) is null && WorkScope.IsOfTheSite(caller);

    public async Task<Refusal?> RunAsync(Caller caller, string code, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ManageJobs) is { } refusal)
        {
            return refusal;
        }

        if (!WorkScope.IsOfTheSite(caller))
        {
            return new Refusal("job-not-yours", "定时任务由平台主管机关的管理员运行，请联系主管机关。");
        }

        if (!runner.Jobs.ContainsKey(code))
        {
            return new Refusal("job-unknown", "没有这项定时任务，请刷新页面。");
        }

        await using var db = database.Open(caller.Scope);
        var item = new OutboxItem { Id = clock.NewId(), Kind = JobHandler.Code, Payload = JsonSerializer.Serialize(code), CreatedAt = clock.Now, AvailableAt = clock.Now };
        db.Enqueue(item);
        db.Record(new EventDraft(caller.OrganId, "job", null, "job-requested").With(new { code }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}

/// <summary>任务运行者 — does the runs that were asked for outside the schedule.</summary>
public sealed class JobHandler(JobRunner runner) : IOutboxHandler
{
    internal const string Code = "job";

    public string Kind => Code;

    public string Name => "定时任务（手动运行）";

    public TimeSpan TimeLimit { get; } = TimeSpan.FromHours(1);

    public Task<Refusal?> HandleAsync(OutboxItem item, CancellationToken cancellation) =>
        runner.RunAsync(JsonSerializer.Deserialize<string>(item.Payload)!, cancellation);
}
