using System.Globalization;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>数据项 — one figure that the text of a report can name, bound to a cell or a query.</summary>
/// <param name="Name">As the text writes it between braces, for example 本年新收.</param>
/// <param name="Value">Null where the records are silent.</param>
/// <param name="Definition">What it counts.</param>
/// <param name="Cell">Address of the cell it is bound to; null for a query.</param>
public sealed record YearFact(string Name, decimal? Value, string Definition, string? Cell = null)
{
    public string Printed => Value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>年度数据项 — all figures that the text of one report can name.</summary>
public sealed class YearFacts
{
    private readonly Dictionary<string, YearFact> _byName = new(StringComparer.Ordinal);

    public YearFacts(IEnumerable<CompiledTable> tables, IEnumerable<YearFact> queries)
    {
        foreach (var table in tables)
        {
            AddCells(table);
            AddGroups(table);
        }

        foreach (var query in queries)
        {
            _byName[query.Name] = query;
        }
    }

    private YearFacts(IEnumerable<KeyValuePair<string, YearFact>> known) => _byName = new Dictionary<string, YearFact>(known, StringComparer.Ordinal);

    /// <summary>With further figures; a name that is taken stays what it was.</summary>
    public YearFacts With(IEnumerable<YearFact> further)
    {
        var all = new YearFacts(_byName);
        foreach (var fact in further)
        {
            all._byName.TryAdd(fact.Name, fact);
        }

        return all;
    }

    public IEnumerable<YearFact> All => _byName.Values;

    public YearFact? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The value; null where there is no such figure or it is missing.</summary>
    public decimal? this[string name] => Find(name)?.Value;

    // A total goes by the name of its row alone; the other cells add the name of the column.
    private void AddCells(CompiledTable table)
    {
        var rules = CountingRules.Of(table.Format);
        foreach (var row in table.Format.Rows)
        {
            for (var i = 0; i < row.Columns.Count; i++)
            {
                var (rule, column) = (rules[row.Offset + i], row.Columns[i]);
                var name = rule.Column is null || column.Kind == ColumnKind.Total ? rule.Row.Name : $"{rule.Row.Name}·{rule.Column.Name}";
                var address = $"{table.Format.Id}.{row.Path}.{column.Id}";
                _byName[name] = new YearFact(name, table.Figures[row.Offset + i].Value, rule.Definition, address);
            }
        }
    }

    // The sums of the outcome groups, which have no row of their own.
    private void AddGroups(CompiledTable table)
    {
        foreach (var group in table.Format.Groups.Where(_ => table.Format.Layout == TableLayout.Matrix))
        {
            var rows = table.Format.Rows.Where(row => row.Group == group.Id && row.Role == RowRole.Outcome).ToList();
            var name = group.Label[(group.Label.IndexOf('）', StringComparison.Ordinal) + 1)..];
            if (rows.Count > 0)
            {
                var cells = rows.Select(row => table.Figures[row.Offset + row.Columns.Count - 1].Value).ToList();
                _byName[name] = new YearFact(name, cells.Contains(null) ? null : cells.Sum(), $"（{name}）各行总计之和。");
            }
        }
    }
}
