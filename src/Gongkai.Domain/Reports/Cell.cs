namespace Gongkai.Domain.Reports;

/// <summary>空白、零、数 — one printed cell of a report table, with what was printed and where. A cell that could not be read is no cell at all.</summary>
public sealed record Cell
{
    internal Cell(CellState state, string raw, decimal? value, MoneyUnit? unit, CellSource source)
    {
        State = state;
        Raw = raw;
        Value = value;
        Unit = unit;
        Source = source;
    }

    public CellState State { get; }

    /// <summary>What is printed, outer blanks removed.</summary>
    public string Raw { get; }

    /// <summary>The printed number as it stands (25.8 for 25.8万元); null unless the state is zero or number.</summary>
    public decimal? Value { get; }

    /// <summary>The unit printed in the cell or in its head; null for counts and for money without any unit.</summary>
    public MoneyUnit? Unit { get; }

    public CellSource Source { get; }

    /// <summary>The amount in yuan; null where the cell holds no money, or where a sum other than zero has no unit.</summary>
    public decimal? Yuan => Value switch
    {
        null => null,
        0m => 0m,
        { } value => Unit is { } unit ? value * unit.InYuan() : null,
    };

    /// <summary>True where a sum may take the cell: a number, a zero, or a blank (which counts as nothing).</summary>
    public bool CountsInSums => State is CellState.Blank or CellState.Zero or CellState.Number;

    public Cell WithSource(CellSource source) => new(State, Raw, Value, Unit, source);
}

/// <summary>认定依据 — where a cell stands in the source and how it was recognised.</summary>
public readonly record struct CellSource(SourcePlace Place, Recognition Recognition);

/// <summary>认定方式 — how a value came to its row and column.</summary>
public enum Recognition
{
    /// <summary>Typed in or read from a file of our own, where every cell is named.</summary>
    Named,

    /// <summary>A table whose columns are known (HTML, DOCX, XLSX, page geometry).</summary>
    Grid,

    /// <summary>A row whose cells are known one by one, but not their columns (tabs, pipes, one cell a line).</summary>
    Row,

    /// <summary>A run of values after a label, complete to the last one.</summary>
    Run,

    /// <summary>Surplus equal values, any choice of which gives the same cells.</summary>
    Surplus,
}

/// <summary>金额单位 — the unit in which money is printed.</summary>
public enum MoneyUnit
{
    /// <summary>元.</summary>
    Yuan,

    /// <summary>万元.</summary>
    TenThousandYuan,

    /// <summary>亿元.</summary>
    HundredMillionYuan,
}

/// <summary>金额单位 — one table for the units: printed form and worth in yuan.</summary>
public static class MoneyUnits
{
    public static decimal InYuan(this MoneyUnit unit) => unit switch
    {
        MoneyUnit.Yuan => 1m,
        MoneyUnit.TenThousandYuan => 10_000m,
        MoneyUnit.HundredMillionYuan => 100_000_000m,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    public static string InChinese(this MoneyUnit unit) => unit switch
    {
        MoneyUnit.Yuan => "元",
        MoneyUnit.TenThousandYuan => "万元",
        MoneyUnit.HundredMillionYuan => "亿元",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
