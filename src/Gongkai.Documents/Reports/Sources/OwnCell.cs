using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>具名单元格 — a cell from a file of ours, where state, value, unit and printed text are stated side by side and must agree.</summary>
internal readonly record struct OwnCell(ColumnFormat Column, string? Raw, MoneyUnit? Unit, CellSource Source)
{
    public Cell Blank() => CellText.Read("", Column.Kind, null, Source)!;

    /// <summary>The number as printed where the printed text still says so; else the number itself.</summary>
    public Cell? Number(decimal value)
    {
        if (Raw is { Length: > 0 } && CellText.Read(Raw, Column.Kind, Unit, Source) is { } printed && printed.Value == value)
        {
            return printed;
        }

        return CellText.Read(PrintedCell.Number(value), Column.Kind, Unit, Source);
    }

    /// <summary>A stroke, or whatever else is printed.</summary>
    public Cell? Text(string text) => CellText.Read(text, Column.Kind, Unit, Source);
}
