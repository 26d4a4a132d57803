using System.Runtime.CompilerServices;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>核对计划 — what the sums of one table definition are: its identities, worked out once from roles and column kinds.</summary>
internal sealed class TablePlan
{
    private static readonly ConditionalWeakTable<TableFormat, TablePlan> s_plans = [];
    private readonly RowFormat[] _rowAt;
    private readonly string[] _locations;
    private readonly Dictionary<string, TableIdentity[]> _byRule;

    private TablePlan(TableFormat format)
    {
        Format = format;
        _rowAt = new RowFormat[format.CellCount];
        foreach (var row in format.Rows)
        {
            for (var i = 0; i < row.Columns.Count; i++)
            {
                _rowAt[row.Offset + i] = row;
            }
        }

        NewReceived = WithRole(RowRole.NewReceived);
        CarriedIn = WithRole(RowRole.CarriedIn);
        Received = [.. NewReceived, .. CarriedIn];
        Outcomes = WithRole(RowRole.Outcome);
        OutcomeTotal = WithRole(RowRole.OutcomeTotal);
        CarriedOut = WithRole(RowRole.CarriedOut);
        Columns = format.Rows.Count == 0 ? [] : format.Rows[0].Columns;
        Money = [.. Enumerable.Range(0, format.CellCount).Where(position => ColumnAt(position).Kind is ColumnKind.Money or ColumnKind.MoneyInUnit)];
        TotalColumn = Columns.ToList().FindIndex(column => column.Kind == ColumnKind.Total);
        _locations = [.. Columns.Select(column => $"{format.Id}.{column.Id}")];
        All = [.. RowIdentities(), .. ColumnIdentities()];
        ByCell = new (int, int)[format.CellCount][];
        for (var position = 0; position < ByCell.Length; position++)
        {
            ByCell[position] = [.. IdentitiesWith(position)];
        }

        _byRule = All.GroupBy(identity => identity.Rule).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public TableFormat Format { get; }

    public RowFormat[] NewReceived { get; }

    public RowFormat[] CarriedIn { get; }

    /// <summary>New and carried in together: all there was to handle.</summary>
    public RowFormat[] Received { get; }

    public RowFormat[] Outcomes { get; }

    public RowFormat[] OutcomeTotal { get; }

    public RowFormat[] CarriedOut { get; }

    /// <summary>The columns that all rows of a matrix share.</summary>
    public IReadOnlyList<ColumnFormat> Columns { get; }

    /// <summary>Positions of the cells that hold money.</summary>
    public int[] Money { get; }

    /// <summary>The column that adds up the others; -1 where there is none.</summary>
    public int TotalColumn { get; }

    /// <summary>All identities of the table.</summary>
    public TableIdentity[] All { get; }

    /// <summary>For each cell the identities it stands in, with +1 on the left and -1 on the right.</summary>
    public (int Identity, int Sign)[][] ByCell { get; }

    public static TablePlan For(TableFormat format) => s_plans.GetValue(format, static key => new TablePlan(key));

    /// <summary>True where every cell can be summed and every identity holds.</summary>
    public bool Holds(ReportTable table)
    {
        if (!table.IsSummable)
        {
            return false;
        }

        foreach (var identity in All)
        {
            if (identity.Excess(table) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The identities that one rule checks.</summary>
    public TableIdentity[] Of(string rule) => _byRule.TryGetValue(rule, out var identities) ? identities : [];

    public RowFormat RowAt(int position) => _rowAt[position];

    public ColumnFormat ColumnAt(int position) => _rowAt[position].Columns[position - _rowAt[position].Offset];

    public string AddressAt(int position) => $"{Format.Id}.{_rowAt[position].Path}.{ColumnAt(position).Id}";

    /// <summary>A column as findings name it: part3.total.</summary>
    public string Location(int column) => _locations[column];

    /// <summary>Position of the column with this key; -1 where there is none.</summary>
    public int ColumnWith(string id)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    public bool CanCountColumn(ReportTable table, int column) =>
        table.IsSummable
        || (CanCount(table, Received, column) && CanCount(table, Outcomes, column) && CanCount(table, OutcomeTotal, column)
        && CanCount(table, CarriedOut, column));

    /// <summary>Notes that a rule could not be evaluated in some columns; nothing where there are none.</summary>
    public void NoteUnread(CheckContext context, string rule, List<int>? columns)
    {
        if (columns is not null)
        {
            context.CannotAssess(rule, string.Join(",", columns.Select(Location)), [], TableUnderCheck.Unread);
        }
    }

    public static int[] InColumn(RowFormat[] rows, int column) => Array.ConvertAll(rows, row => row.Offset + column);

    public static long Sum(ReportTable table, RowFormat[] rows, int column)
    {
        long sum = 0;
        foreach (var row in rows)
        {
            sum += table.Count(row.Offset + column);
        }

        return sum;
    }

    public static bool CanCount(ReportTable table, RowFormat[] rows, int column)
    {
        if (table.IsSummable)
        {
            return true;
        }

        foreach (var row in rows)
        {
            if (!table.CanCount(row.Offset + column))
            {
                return false;
            }
        }

        return true;
    }

    private RowFormat[] WithRole(RowRole role) => [.. Format.Rows.Where(row => row.Role == role)];

    private IEnumerable<(int Identity, int Sign)> IdentitiesWith(int position)
    {
        for (var i = 0; i < All.Length; i++)
        {
            var sign = All[i].Left.Contains(position) ? 1 : All[i].Right.Contains(position) ? -1 : 0;
            if (sign != 0)
            {
                yield return (i, sign);
            }
        }
    }

    private IEnumerable<TableIdentity> RowIdentities()
    {
        foreach (var row in Format.Rows)
        {
            var total = row.Columns.ToList().FindIndex(column => column.Kind == ColumnKind.Total);
            if (total >= 0)
            {
                var parts = Enumerable.Range(0, row.Columns.Count).Where(column => column != total).Select(column => row.Offset + column);
                yield return new TableIdentity(RowRule(row), $"{Format.Id}.{row.Path}", row.Label, [.. parts], [row.Offset + total])
                { LiesInRow = true };
            }
        }
    }

    // Procedures stand side by side: C01, C02, C03; a form with more of them leaves the rest to the last.
    private string RowRule(RowFormat row) => Format.Layout != TableLayout.SideBySide ? "B01" : row.Index switch
    {
        0 => "C01",
        1 => "C02",
        _ => "C03",
    };

    private IEnumerable<TableIdentity> ColumnIdentities()
    {
        if (Format.Layout != TableLayout.Matrix || OutcomeTotal.Length == 0)
        {
            yield break;
        }

        for (var column = 0; column < Columns.Count; column++)
        {
            var location = Location(column);
            var label = Columns[column].Label;
            yield return new TableIdentity("B02", location, label, InColumn(Received, column), InColumn([.. OutcomeTotal, .. CarriedOut], column));
            yield return new TableIdentity("B03", location, label, InColumn(Outcomes, column), InColumn(OutcomeTotal, column));
        }
    }
}
