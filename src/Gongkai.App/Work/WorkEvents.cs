using Gongkai.App.Audit;

namespace Gongkai.App.Work;

/// <summary>后台动作 — what happens to background work and schedules.</summary>
public static class WorkEvents
{
    public const string Subject = "work";
    public const string JobSubject = "job";

    public static IReadOnlyList<EventKind> All { get; } =
    [
        new("work-given-up", "任务多次失败"),
        new("work-retried", "重试任务"),
        new("work-dropped", "放弃任务"),
        new("job-failed", "定时任务失败"),
        new("job-requested", "手动运行定时任务"),
    ];
}
