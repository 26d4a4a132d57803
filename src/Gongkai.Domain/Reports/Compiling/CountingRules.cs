using System.Collections.Frozen;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>计数口径目录 — every rule by which the tables of both formats are counted; each cell has exactly one; 国办公开办函〔2021〕30号.</summary>
public static class CountingRules
{
    /// <summary>Kept with every frozen report: a definition that changes counts this up.</summary>
    public const string Version = "2026-1";

    private static readonly FrozenDictionary<string, CountingRule> s_rows = ((IEnumerable<CountingRule>)[.. ProactiveCountingRules.Cells, .. RequestCountingRules.Rows, .. RemedyCountingRules.Rows])
        .ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, CountingRule> s_columns = ((IEnumerable<CountingRule>)[.. RequestCountingRules.Columns, .. RemedyCountingRules.Columns])
        .ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);

    private static readonly FrozenDictionary<(string, string), IReadOnlyList<CellRule>> s_cells = ReportFormats.Shipped.All.SelectMany(format => format.Tables)
        .ToFrozenDictionary(table => (table.FormatId, table.Id), table => (IReadOnlyList<CellRule>)[.. table.Rows.SelectMany(row => Enumerable.Range(0, row.Columns.Count).Select(column => Find(table, row, column)))]);

    /// <summary>All rules of rows and single cells, tables two to four.</summary>
    public static IReadOnlyList<CountingRule> Rows { get; } = [.. ProactiveCountingRules.Cells, .. RequestCountingRules.Rows, .. RemedyCountingRules.Rows];

    /// <summary>The rules of the columns of tables three and four.</summary>
    public static IReadOnlyList<CountingRule> Columns { get; } = [.. RequestCountingRules.Columns, .. RemedyCountingRules.Columns];

    /// <summary>The rules of a table's cells, in the order of its format.</summary>
    public static IReadOnlyList<CellRule> Of(TableFormat table) => s_cells[(table.FormatId, table.Id)];

    private static CellRule Find(TableFormat table, RowFormat row, int column)
    {
        var key = row.Columns[column].Id;
        return table.Layout == TableLayout.Blocks
            ? new CellRule(s_rows[$"{table.Id}.{row.Path}.{key}"], null)
            : new CellRule(s_rows[$"{table.Id}.{row.Path}"], s_columns[$"{table.Id}.{key}"]);
    }
}
