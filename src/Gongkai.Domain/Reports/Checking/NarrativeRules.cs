namespace Gongkai.Domain.Reports.Checking;

/// <summary>文表一致规则 — figures in the text against the tables and each other (N01–N14).</summary>
public static class NarrativeRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } = [];
}
