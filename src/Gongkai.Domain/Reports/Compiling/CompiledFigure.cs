using System.Globalization;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>数据状态 — how a figure of a compiled report came to be.</summary>
public enum FigureOrigin
{
    /// <summary>No record of the system knows it and nobody has entered it: blank, never zero.</summary>
    Missing,

    /// <summary>由记录统计.</summary>
    Computed,

    /// <summary>填报.</summary>
    Entered,

    /// <summary>上年报告的结转.</summary>
    CarriedOver,
}

/// <summary>编制数据 — the figure of one cell and how it came to be.</summary>
/// <param name="Value">Null where it is missing; money in the unit of the cell's head, or in yuan where the head has none.</param>
/// <param name="Recorded">What the records alone give, where something else is printed; null where they are silent.</param>
public readonly record struct CompiledFigure(decimal? Value, FigureOrigin Origin, decimal? Recorded = null)
{
    public static readonly CompiledFigure Blank = new(null, FigureOrigin.Missing);

    public static CompiledFigure Counted(decimal value) => new(value, FigureOrigin.Computed, value);

    /// <summary>Whether the records say something else than what is printed.</summary>
    public bool Differs => Recorded is { } recorded && recorded != Value;

    public string Printed(ColumnFormat column)
    {
        if (Value is not { } value)
        {
            return "";
        }

        var text = value.ToString("0.######", CultureInfo.InvariantCulture);
        return column.Kind == ColumnKind.Money ? text + "元" : text;
    }
}

/// <summary>编制的表 — one table's figures in the order of its format.</summary>
public sealed record CompiledTable(TableFormat Format, CompiledFigure[] Figures)
{
    public ReportTable ToTable()
    {
        var cells = new Cell?[Format.CellCount];
        foreach (var row in Format.Rows)
        {
            for (var i = 0; i < row.Columns.Count; i++)
            {
                var column = row.Columns[i];
                cells[row.Offset + i] = CellText.Read(Figures[row.Offset + i].Printed(column), column.Kind, column.Unit, new CellSource(SourcePlace.None, Recognition.Named));
            }
        }

        return new ReportTable(Format, cells);
    }
}
