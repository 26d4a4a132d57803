using System.Globalization;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>更正推定 — tries every change of a single cell and says which of them make all identities of the table hold: one, several or none.</summary>
internal static class RepairSearch
{
    public static string Sentence(TablePlan plan, ReportTable table, TableIdentity failing)
    {
        if (!table.IsSummable)
        {
            return "表内有未能读出或不是数的单元格，不能推定更正值。";
        }

        var excess = Excess(plan, table, failing);
        var changes = SingleCells(plan, table, failing, excess);
        return changes.Count switch
        {
            0 => RecountedTotals(plan, table) ?? "改动任何一个单元格都不能使表内勾稽全部成立，不能由表内数据推定更正值，须核对办理台账。",
            1 => $"{Place(plan, changes[0].Position)}应为{changes[0].Value}：只有这一处单格更正能使表内勾稽全部成立。",
            _ => $"有{changes.Count}种单格更正都能使勾稽成立（如{Place(plan, changes[^1].Position)}改为{changes[^1].Value}），表内数据不能确定是哪一种，须核对办理台账。",
        };
    }

    // Procedures side by side share no cell: each is judged for itself.
    private static long[] Excess(TablePlan plan, ReportTable table, TableIdentity failing)
    {
        var excess = new long[plan.All.Length];
        for (var i = 0; i < excess.Length; i++)
        {
            excess[i] = plan.Format.Layout == TableLayout.SideBySide && plan.All[i] != failing ? 0 : plan.All[i].Excess(table);
        }

        return excess;
    }

    private static List<(int Position, long Value)> SingleCells(TablePlan plan, ReportTable table, TableIdentity failing, long[] excess)
    {
        var failures = excess.Count(value => value != 0);
        var changes = new List<(int, long)>();
        foreach (var position in failing.Left.Concat(failing.Right))
        {
            var incident = plan.ByCell[position];
            var (identity, sign) = Array.Find(incident, entry => plan.All[entry.Identity] == failing);
            var change = -sign * excess[identity];
            var value = table.Count(position) + change;
            if (value >= 0
                && Array.TrueForAll(incident, entry => excess[entry.Identity] + (entry.Sign * change) == 0)
                && incident.Count(entry => excess[entry.Identity] != 0) == failures)
            {
                changes.Add((position, value));
            }
        }

        return changes;
    }

    // The total of the outcomes is derived: when it is recounted in every column and all else then agrees, that is worth saying.
    private static string? RecountedTotals(TablePlan plan, ReportTable table)
    {
        if (plan.OutcomeTotal.Length != 1)
        {
            return null;
        }

        var row = plan.OutcomeTotal[0];
        var changes = new List<string>();
        var recounted = new long[plan.Columns.Count];
        for (var column = 0; column < recounted.Length; column++)
        {
            recounted[column] = TablePlan.Sum(table, plan.Outcomes, column);
            if (recounted[column] != table.Count(row, column))
            {
                changes.Add(string.Create(CultureInfo.InvariantCulture, $"“{plan.Columns[column].Label}”{recounted[column]}"));
            }
        }

        foreach (var identity in plan.All)
        {
            long excess = identity.Excess(table);
            foreach (var (position, sign) in identity.Left.Select(left => (left, 1)).Concat(identity.Right.Select(right => (right, -1))))
            {
                excess += plan.RowAt(position) == row ? sign * (recounted[position - row.Offset] - table.Count(position)) : 0;
            }

            if (excess != 0)
            {
                return null;
            }
        }

        return $"单格更正都不够；若“{row.Label}”行按明细改为{string.Join("、", changes)}，表内勾稽全部成立，请核对办理台账。";
    }

    private static string Place(TablePlan plan, int position) => $"“{plan.RowAt(position).Label}”行“{plan.ColumnAt(position).Label}”列";
}
