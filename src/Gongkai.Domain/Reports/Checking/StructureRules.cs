namespace Gongkai.Domain.Reports.Checking;

/// <summary>结构规则 — parts, tables, rows, columns and cells (S01–S05, S09).</summary>
public static class StructureRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } = [];
}
