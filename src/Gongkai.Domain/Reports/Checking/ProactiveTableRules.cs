namespace Gongkai.Domain.Reports.Checking;

/// <summary>表二规则 — proactive disclosure in both formats (A01–A24).</summary>
public static class ProactiveTableRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } = [];
}
