using System.Globalization;

namespace Gongkai.Web.Shared.Components;

/// <summary>图表 — a figure and the table it is drawn from; without a script the table says it all.</summary>
/// <param name="Title">What is shown, with the period.</param>
/// <param name="Unit">Unit of all figures.</param>
/// <param name="Kind">How it is drawn.</param>
public sealed record ChartTable(string Title, string Unit, ChartKind Kind)
{
    /// <summary>Heading of the first column.</summary>
    public required string Category { get; init; }

    /// <summary>Headings of the other columns.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    public required IReadOnlyList<ChartRow> Rows { get; init; }

    public string Code => Kind switch
    {
        ChartKind.BarAcross => "bar-across",
        ChartKind.BarStacked => "bar-stacked",
        ChartKind.Line => "line",
        ChartKind.Pie => "pie",
        _ => "bar",
    };
}

/// <summary>图表种类 — stacked bars for parts of a whole over time; a pie for at most six parts.</summary>
public enum ChartKind
{
    Bar,
    BarAcross,
    BarStacked,
    Line,
    Pie,
}

/// <summary>图表数据行 — a blank figure stays blank in table and drawing; it is not zero.</summary>
public sealed record ChartRow(string Name, IReadOnlyList<decimal?> Figures)
{
    /// <summary>Where each figure opens, in the order of the figures; none where figures open nothing.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    public static string Shown(decimal? figure) => figure?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "";
}
