namespace Gongkai.Domain.Publications;

/// <summary>栏目预设 — the trees of columns that a new installation can choose from; 国办公开办函〔2019〕61号, 条例 20, 21.</summary>
public static class ColumnPresets
{
    private static readonly Lazy<IReadOnlyList<ColumnPlan>> s_statutory = new(() => Load("Columns.statutory.json"));
    private static readonly Lazy<IReadOnlyList<ColumnPlan>> s_department = new(() => Load("Columns.department.json"));

    /// <summary>Four fixed columns and the entry for requests; below them the items of 条例 20 and 21.</summary>
    public static IReadOnlyList<ColumnPlan> Statutory => s_statutory.Value;

    /// <summary>Four fixed columns and the entry for requests; below them the thirteen that a municipal bureau keeps.</summary>
    public static IReadOnlyList<ColumnPlan> Department => s_department.Value;

    private static IReadOnlyList<ColumnPlan> Load(string name) =>
        [.. PublicationFiles.Read(name, ListFileContext.Default.ColumnFile).Columns.Select(column => column.ToPlan())];
}
