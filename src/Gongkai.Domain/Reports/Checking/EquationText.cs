using System.Globalization;
using System.Text;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>算式文字 — one side of an equation with its terms, as the published truth files write it.</summary>
internal static class EquationText
{
    // A short side shows its zeros, a long one would drown in them.
    private const int ShortSide = 4;

    public static string Term(string name, long value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value}");

    /// <summary>Terms and sum of some cells: "newReceived 6 + carriedIn 4 = 10", or "resultsTotal 6" for a single one.</summary>
    public static string Side(TablePlan plan, ReportTable table, int[] positions, bool byColumn)
    {
        if (positions.Length == 1)
        {
            return Term(Name(plan, positions[0], byColumn), table.Count(positions[0]));
        }

        var text = new StringBuilder();
        foreach (var position in positions)
        {
            var value = table.Count(position);
            if (value != 0 || positions.Length <= ShortSide)
            {
                _ = text.Append(text.Length == 0 ? "" : " + ").Append(Term(Name(plan, position, byColumn), value));
            }
        }

        return text.Length == 0 ? "0" : text.Append(CultureInfo.InvariantCulture, $" = {TableIdentity.Sum(table, positions)}").ToString();
    }

    /// <summary>Terms and sum of one column over some rows.</summary>
    public static string Side(ReportTable table, RowFormat[] rows, int column) =>
        Side(TablePlan.For(table.Format), table, TablePlan.InColumn(rows, column), byColumn: false);

    /// <summary>Addresses of all cells of an identity.</summary>
    public static string[] Addresses(TablePlan plan, params int[] positions) => Array.ConvertAll(positions, plan.AddressAt);

    private static string Name(TablePlan plan, int position, bool byColumn) => byColumn ? plan.ColumnAt(position).Id : plan.RowAt(position).Path;
}
