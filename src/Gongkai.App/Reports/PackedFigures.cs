using System.Globalization;
using System.Text;
using Gongkai.Domain.Reports;

namespace Gongkai.App.Reports;

/// <summary>紧凑数据 — the cells of a report's tables as one short line a table, so that sums over a thousand reports need no JSON.</summary>
/// <remarks>A line is <c>format/table:cell,cell,…</c>; a cell is a number (money in yuan), empty for a blank, ? for unreadable, n for not applicable, t for other text.</remarks>
public static class PackedFigures
{
    public static string Pack(AnnualReport report)
    {
        var text = new StringBuilder();
        foreach (var table in report.Tables)
        {
            text.Append(table.Format.FormatId).Append('/').Append(table.Format.Id).Append(':');
            for (var i = 0; i < table.Cells.Count; i++)
            {
                text.Append(i == 0 ? "" : ",").Append(Token(table.Cells[i]));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The cells of one table; null where the report has no such table.</summary>
    public static PackedTable? Table(string figures, string tableId)
    {
        foreach (var line in figures.AsSpan().EnumerateLines())
        {
            var slash = line.IndexOf('/');
            var colon = line.IndexOf(':');
            if (slash > 0 && line[(slash + 1)..colon].SequenceEqual(tableId))
            {
                return new PackedTable(line[..slash].ToString(), line[(colon + 1)..].ToString().Split(','));
            }
        }

        return null;
    }

    private static string Token(Cell? cell) => cell switch
    {
        null => "?",
        { State: CellState.Blank } => "",
        { State: CellState.NotApplicable } => "n",
        { State: CellState.Zero } => "0",
        { State: CellState.Number } => (cell.Unit is null ? cell.Value : cell.Yuan)?.ToString(CultureInfo.InvariantCulture) ?? "t",
        _ => "t",
    };
}

/// <summary>紧凑表 — one table's cells in the order of its format.</summary>
public sealed record PackedTable(string FormatId, IReadOnlyList<string> Cells)
{
    public bool IsUnreadable(int position) => Cells[position] is "?" or "t";

    /// <summary>The number in a cell; null for a blank, for what does not apply and for what could not be read.</summary>
    public decimal? Number(int position) =>
        decimal.TryParse(Cells[position], NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;
}
