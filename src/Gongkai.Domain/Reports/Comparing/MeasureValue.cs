namespace Gongkai.Domain.Reports.Comparing;

/// <summary>可比数的状态 — what stands behind a measure in one report; five states that never turn into each other.</summary>
public enum MeasureState
{
    /// <summary>无对应 — the report's format has no such cell.</summary>
    NoCounterpart,

    /// <summary>不可读 — the table or a cell was not read, or holds text.</summary>
    Unknown,

    /// <summary>空白 — every cell is blank.</summary>
    Blank,

    /// <summary>不适用 — a stroke is printed.</summary>
    NotApplicable,

    /// <summary>数 — a number, zero included.</summary>
    Known,
}

/// <summary>可比数 — one measure of one report: its value where it is known, money in yuan.</summary>
public readonly record struct MeasureValue(MeasureState State, decimal? Value = null)
{
    public static MeasureValue Known(decimal value) => new(MeasureState.Known, value);

    /// <summary>The value of some cells together.</summary>
    internal static MeasureValue Of(ReportTable table, IReadOnlyList<int> positions)
    {
        decimal sum = 0;
        var hasNumber = false;
        var hasStroke = false;
        foreach (var position in positions)
        {
            switch (table.Cells[position])
            {
                case null or { State: CellState.Text }:
                    return new MeasureValue(MeasureState.Unknown);
                case { State: CellState.NotApplicable }:
                    hasStroke = true;
                    break;
                case { Value: { } value } cell:
                    if (IsMoney(table.Format, position) && cell.Yuan is null)
                    {
                        return new MeasureValue(MeasureState.Unknown);
                    }

                    sum += IsMoney(table.Format, position) ? cell.Yuan!.Value : value;
                    hasNumber = true;
                    break;
                default:
                    break;
            }
        }

        return hasNumber ? Known(sum) : new MeasureValue(hasStroke ? MeasureState.NotApplicable : MeasureState.Blank);
    }

    private static bool IsMoney(TableFormat format, int position)
    {
        foreach (var row in format.Rows)
        {
            if (position >= row.Offset && position < row.Offset + row.Columns.Count)
            {
                return row.Columns[position - row.Offset].Kind is ColumnKind.Money or ColumnKind.MoneyInUnit;
            }
        }

        return false;
    }
}
