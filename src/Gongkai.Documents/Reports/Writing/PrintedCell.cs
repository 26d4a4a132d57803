using System.Globalization;
using Gongkai.Domain.Reports;

namespace Gongkai.Documents.Reports.Writing;

/// <summary>印出的单元格 — what a written table prints for a cell so that reading it back gives the same state, value and unit.</summary>
public static class PrintedCell
{
    /// <summary>The text to print under a head that prints this unit, or none.</summary>
    public static string Text(Cell? cell, ColumnFormat column, MoneyUnit? headUnit)
    {
        if (cell is null)
        {
            return CellText.UnreadableMark;
        }

        if (cell.Value is not { } value || !IsMoney(column))
        {
            return cell.Raw;
        }

        var read = CellText.Read(cell.Raw, column.Kind, headUnit, cell.Source);
        return read?.Value == value && read.Unit == cell.Unit ? cell.Raw : Number(value) + cell.Unit?.InChinese();
    }

    /// <summary>The shortest decimal form: no trailing zeros, a point, no grouping.</summary>
    public static string Number(decimal value) => Shortest(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>The same value without trailing zeros.</summary>
    public static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;

    public static bool IsMoney(ColumnFormat column) => column.Kind is ColumnKind.Money or ColumnKind.MoneyInUnit;
}
