using System.Runtime.CompilerServices;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>表二各列 — the measures of part two by the key of their column, whichever format prints them.</summary>
internal enum ProactiveColumn
{
    NewlyMade,
    NewlyPublished,
    TotalPublished,
    Issued,
    Repealed,
    InForce,
    PreviousYearItems,
    ChangeThisYear,
    Decisions,
    Projects,
    Amount,
}

/// <summary>表二核对计划 — where each measure stands in each row of one table definition, worked out once.</summary>
internal sealed class ProactivePlan
{
    private static readonly ConditionalWeakTable<TableFormat, ProactivePlan> s_plans = [];
    private static readonly string[] s_keys = Array.ConvertAll(Enum.GetNames<ProactiveColumn>(), name => char.ToLowerInvariant(name[0]) + name[1..]);

    private ProactivePlan(TableFormat format) =>
        Rows = [.. format.Rows.Select(row => new ProactiveRow(row, Array.ConvertAll(s_keys, key => TableUnderCheck.Column(row, key))))];

    public ProactiveRow[] Rows { get; }

    public static ProactivePlan For(TableFormat format) => s_plans.GetValue(format, static key => new ProactivePlan(key));

    public static string Key(ProactiveColumn column) => s_keys[(int)column];
}

/// <summary>表二一行 — one row and the places of its measures; -1 for a measure that it does not have.</summary>
internal sealed record ProactiveRow(RowFormat Format, int[] Columns)
{
    public bool Has(ProactiveColumn column) => Columns[(int)column] >= 0;

    public bool HasAll(ProactiveColumn[] columns)
    {
        foreach (var column in columns)
        {
            if (!Has(column))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>表二一行的数 — the figures of one row of one report.</summary>
internal readonly record struct ProactiveFigures(ReportTable Table, ProactiveRow Row)
{
    public string Location => $"{Table.Format.Id}.{Row.Format.Path}";

    public long this[ProactiveColumn column] => Table.Count(Position(column));

    public decimal Amount => Table.Cells[Position(ProactiveColumn.Amount)]?.Value ?? 0;

    public bool CanUse(ReadOnlySpan<ProactiveColumn> columns)
    {
        foreach (var column in columns)
        {
            var position = Position(column);
            var canUse = column == ProactiveColumn.Amount ? Table.Cells[position] is { CountsInSums: true } : Table.CanCount(position);
            if (!canUse)
            {
                return false;
            }
        }

        return true;
    }

    public string[] Addresses(ReadOnlySpan<ProactiveColumn> columns)
    {
        var addresses = new string[columns.Length];
        for (var i = 0; i < addresses.Length; i++)
        {
            addresses[i] = $"{Location}.{ProactivePlan.Key(columns[i])}";
        }

        return addresses;
    }

    public string Term(ProactiveColumn column) => column == ProactiveColumn.Amount
        ? $"amount {Table.Cells[Position(column)]?.Raw}"
        : EquationText.Term(ProactivePlan.Key(column), this[column]);

    private int Position(ProactiveColumn column) => Row.Format.Offset + Row.Columns[(int)column];
}
