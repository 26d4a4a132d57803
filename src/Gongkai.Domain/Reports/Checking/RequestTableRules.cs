namespace Gongkai.Domain.Reports.Checking;

/// <summary>表三规则 — requests, outcomes, carry-over (B01–B08, P01).</summary>
public static class RequestTableRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } = [];
}
