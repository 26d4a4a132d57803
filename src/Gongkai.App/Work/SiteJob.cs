namespace Gongkai.App.Work;

/// <summary>定时任务 — one row of the table of jobs: code, cron in China time, Chinese name, what it does, and how.</summary>
/// <param name="Code">Stable; the key of the schedule and of the last run.</param>
/// <param name="Cron">Second, minute, hour, day, month, weekday; China time.</param>
/// <param name="RunAsync">Does it and says in one Chinese line what was done. May run twice, so doing it again must do no harm.</param>
public sealed record SiteJob(string Code, string Cron, string Name, string Purpose, Func<CancellationToken, Task<string>> RunAsync)
{
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);
}
