using Gongkai.Domain.Reports;

namespace Gongkai.Testing.Reports;

/// <summary>The cells of a report as text, one a line, so that two reports are compared in one assertion that names what differs.</summary>
public static class ReportCells
{
    /// <summary>State, value, unit and printed text of every cell.</summary>
    public static IReadOnlyList<string> Exact(AnnualReport report) =>
        Lines(report, cell => $"{cell.State} {cell.Value:0.####################} {cell.Unit} [{cell.Raw}]");

    /// <summary>State, value and unit of every cell; the printed text of those that are no number.</summary>
    public static IReadOnlyList<string> Meant(AnnualReport report) =>
        Lines(report, cell => $"{cell.State} {cell.Value:0.####################} {cell.Unit} [{(cell.Value is null ? cell.Raw : "")}]");

    private static List<string> Lines(AnnualReport report, Func<Cell, string> describe)
    {
        var lines = new List<string>();
        foreach (var table in report.Tables)
        {
            // Part four is the same in every format: which one a file means cannot be told.
            var format = table.Format.Layout == TableLayout.SideBySide ? "any" : table.Format.FormatId;
            foreach (var row in table.Format.Rows)
            {
                for (var i = 0; i < row.Columns.Count; i++)
                {
                    lines.Add($"{format} {table.Address(row, i)}: {(table[row, i] is { } cell ? describe(cell) : "unreadable")}");
                }
            }
        }

        return lines;
    }
}
