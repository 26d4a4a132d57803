namespace Gongkai.Domain.Reports.Checking;

/// <summary>勾稽等式 — one identity of a table: the cells on the left add up to those on the right.</summary>
/// <param name="Rule">Id of the rule it belongs to.</param>
/// <param name="Location">Short place: the row for a row identity, table and column for a column identity.</param>
/// <param name="Subject">Printed label of that row or column.</param>
/// <param name="Left">Positions of the cells on the left.</param>
/// <param name="Right">Positions of the cells on the right.</param>
internal sealed record TableIdentity(string Rule, string Location, string Subject, int[] Left, int[] Right)
{
    /// <summary>True where the terms lie in one row and are told apart by their columns.</summary>
    public bool LiesInRow { get; init; }

    /// <summary>How much the left side exceeds the right.</summary>
    public long Excess(ReportTable table) => Sum(table, Left) - Sum(table, Right);

    public bool CanCount(ReportTable table) => table.IsSummable || (CanCount(table, Left) && CanCount(table, Right));

    public static long Sum(ReportTable table, int[] positions)
    {
        long sum = 0;
        foreach (var position in positions)
        {
            sum += table.Count(position);
        }

        return sum;
    }

    private static bool CanCount(ReportTable table, int[] positions)
    {
        foreach (var position in positions)
        {
            if (!table.CanCount(position))
            {
                return false;
            }
        }

        return true;
    }
}
