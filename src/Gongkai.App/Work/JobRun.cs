namespace Gongkai.App.Work;

/// <summary>任务运行 — the last run of a job, on whichever node it was.</summary>
public sealed class JobRun
{
    public string Code { get; init; } = "";

    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>Null while it runs, or when the node died under it.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool HasFailed { get; set; }

    /// <summary>One Chinese line: what was done, or why it failed.</summary>
    public string Outcome { get; set; } = "";

    public string Node { get; set; } = "";
}
