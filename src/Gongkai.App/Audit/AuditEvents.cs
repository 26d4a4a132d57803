namespace Gongkai.App.Audit;

/// <summary>审计动作 — what happens to the log itself.</summary>
public static class AuditEvents
{
    public const string Subject = "audit";

    public static readonly EventKind Exported = new("audit-exported", "导出审计日志");
    public static readonly EventKind AlgorithmChosen = new("chain-algorithm-chosen", "选定散列算法");

    public static IReadOnlyList<EventKind> All { get; } = [Exported, AlgorithmChosen];
}
