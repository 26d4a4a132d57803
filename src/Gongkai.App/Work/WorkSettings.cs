namespace Gongkai.App.Work;

/// <summary>后台任务设置 — how much background work a node does at once, and how often it looks for it.</summary>
public sealed record WorkSettings
{
    /// <summary>Items that one node handles at the same time.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>How long work of other nodes and work that waits may stay unnoticed.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What the handlers may still take when the node stops; less than systemd waits before it kills.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Name of this node in the list of runs.</summary>
    public string Node { get; init; } = Environment.MachineName;

    /// <summary>Whether this node runs schedules and the outbox at all; a node may serve pages alone.</summary>
    public bool RunsWork { get; init; } = true;
}
