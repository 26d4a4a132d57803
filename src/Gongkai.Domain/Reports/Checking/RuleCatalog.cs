namespace Gongkai.Domain.Reports.Checking;

/// <summary>规则目录 — all checking rules, in the order in which their findings are shown.</summary>
public static class RuleCatalog
{
    public static IReadOnlyList<ReconciliationRule> All { get; } =
    [
        .. StructureRules.All,
        .. TextRules.All,
        .. ProactiveTableRules.All,
        .. RequestTableRules.All,
        .. RemedyTableRules.All,
        .. NarrativeRules.All,
    ];
}
