namespace Gongkai.Domain.Reports.Checking;

/// <summary>表四规则 — reconsideration and litigation (C01–C07).</summary>
public static class RemedyTableRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } = [];
}
