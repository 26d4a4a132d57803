namespace Gongkai.Domain.Reports;

/// <summary>表 — the cells of one table as read; a position without a cell could not be read.</summary>
public sealed class ReportTable
{
    private readonly Cell?[] _cells;
    private readonly long[] _counts;

    /// <param name="format">The table's definition, which need not be of the report year's own format.</param>
    /// <param name="cells">One entry a cell in the order of the definition; null where the cell could not be read.</param>
    /// <exception cref="ArgumentException">The number of entries is not that of the definition.</exception>
    public ReportTable(TableFormat format, Cell?[] cells)
    {
        if (cells.Length != format.CellCount)
        {
            throw new ArgumentException($"{format.FormatId}/{format.Id} has {format.CellCount} cells, not {cells.Length}.", nameof(cells));
        }

        Format = format;
        _cells = cells;
        _counts = new long[cells.Length];
        IsSummable = true;
        HoldsOnlyCounts = true;
        for (var i = 0; i < cells.Length; i++)
        {
            var canCount = TryCount(cells[i], out _counts[i]);
            IsSummable &= canCount;
            HoldsOnlyCounts &= canCount && cells[i]!.State != CellState.Blank && _counts[i] >= 0;
        }
    }

    public TableFormat Format { get; }

    /// <summary>True where every cell was read and may enter a sum as a whole number.</summary>
    public bool IsSummable { get; }

    /// <summary>True where every cell is a printed zero or a positive whole number: nothing blank, nothing odd.</summary>
    public bool HoldsOnlyCounts { get; }

    /// <summary>All cells in the order of the definition; null where one could not be read.</summary>
    public IReadOnlyList<Cell?> Cells => _cells;

    public Cell? this[RowFormat row, int column] => _cells[row.Offset + column];

    /// <summary>The cell at a row path and column key; null if the format has none there or it could not be read.</summary>
    public Cell? this[string rowPath, string columnId]
    {
        get
        {
            if (Format.Row(rowPath) is not { } row)
            {
                return null;
            }

            for (var i = 0; i < row.Columns.Count; i++)
            {
                if (row.Columns[i].Id == columnId)
                {
                    return _cells[row.Offset + i];
                }
            }

            return null;
        }
    }

    /// <summary>The whole number in a cell for sums: a blank counts as nothing; not
    /// meaningful for a cell that is unreadable, text or a fraction.</summary>
    public long Count(RowFormat row, int column) => _counts[row.Offset + column];

    /// <summary>The same by position among the cells of the definition.</summary>
    public long Count(int position) => _counts[position];

    /// <summary>True where the cell was read and may enter a sum as a whole number: a number, a zero or a blank.</summary>
    public bool CanCount(int position) => IsSummable || TryCount(_cells[position], out _);

    /// <summary>The address of a cell as the results name it, for example part3.granted.total.</summary>
    public string Address(RowFormat row, int column) => $"{Format.Id}.{row.Path}.{row.Columns[column].Id}";

    private static bool TryCount(Cell? cell, out long count)
    {
        count = 0;
        switch (cell)
        {
            case { State: CellState.Blank or CellState.Zero }:
                return true;
            case { State: CellState.Number, Value: { } value } when decimal.IsInteger(value) && Math.Abs(value) <= long.MaxValue / 1024:
                count = (long)value;
                return true;
            default:
                return false;
        }
    }
}
