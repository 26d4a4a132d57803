namespace Gongkai.Domain.Reports.Checking;

/// <summary>表三诊断 — what lies behind a broken identity (B04, B05), and distributions that are rare (P01).</summary>
internal static class RequestDiagnosis
{
    // Below this number of requests a single kind of outcome is nothing unusual.
    private const int ManyRequests = 20;

    public static void Recount(CheckContext context) => Diagnose(context, "B04");

    public static void MoreResultsThanRequests(CheckContext context) => Diagnose(context, "B05");

    public static void OneOutcomeOnly(CheckContext context)
    {
        if (TableUnderCheck.Find(context, "P01", TableLayout.Matrix) is not { } table)
        {
            return;
        }

        var plan = TablePlan.For(table.Format);
        var total = plan.TotalColumn;
        if (total < 0)
        {
            return;
        }

        if (!TablePlan.CanCount(table, plan.Outcomes, total))
        {
            context.CannotAssess("P01", plan.Location(total), [], TableUnderCheck.Unread);
            return;
        }

        RowFormat? only = null;
        foreach (var row in plan.Outcomes)
        {
            if (table.Count(row, total) == 0)
            {
                continue;
            }

            if (only is not null)
            {
                return;
            }

            only = row;
        }

        if (only is not null && table.Count(only, total) is >= ManyRequests and var count)
        {
            context.Add(new Finding(
                "P01",
                Severity.Info,
                plan.Location(total),
                [table.Address(only, total)],
                EquationText.Term(only.Path, count),
                EquationText.Side(table, plan.OutcomeTotal, total),
                $"{count}件全部为“{only.Label}”，属少见分布，请人工核对。",
                CheckingBasis.Content));
        }
    }

    // Columns with the same figures are told in one finding.
    private static void Diagnose(CheckContext context, string rule)
    {
        if (TableUnderCheck.Find(context, rule, TableLayout.Matrix) is not { } table)
        {
            return;
        }

        var plan = TablePlan.For(table.Format);
        if (context.RequestSumsHold(table))
        {
            return;
        }

        List<(int Column, Sums Sums)>? failing = null;
        List<int>? unread = null;
        for (var column = 0; column < plan.Columns.Count; column++)
        {
            if (!plan.CanCountColumn(table, column))
            {
                (unread ??= []).Add(column);
            }
            else if (new Sums(plan, table, column) is { IsBroken: true } sums && sums.Rule == rule)
            {
                (failing ??= []).Add((column, sums));
            }
        }

        plan.NoteUnread(context, rule, unread);
        if (failing is null)
        {
            return;
        }

        foreach (var group in failing.GroupBy(entry => entry.Sums))
        {
            context.Add(Describe(rule, plan, table, [.. group.Select(entry => entry.Column)], group.Key));
        }
    }

    private static Finding Describe(string rule, TablePlan plan, ReportTable table, int[] columns, Sums sums)
    {
        var received = EquationText.Side(table, plan.Received, columns[0]);
        var (left, right, message, basis) = rule == "B04"
            ? (received,
                $"sum of results {sums.Results} + {EquationText.Side(table, plan.CarriedOut, columns[0])} = {sums.Results + sums.CarriedOut}",
                $"按明细计算，收到{sums.Received}件，办结{sums.Results}件加结转{sums.CarriedOut}件为{sums.Results + sums.CarriedOut}件，仍差{Math.Abs(sums.Excess)}：{Advice(sums)}",
                CheckingBasis.Form)
            : (EquationText.Term("sum of results", sums.Results),
                received,
                $"办理结果明细合计（{sums.Results}）多于可办理的申请（{sums.Received}）：可能把一件申请的几项答复分别计了数，区分处理的只计“部分公开”一件。",
                CheckingBasis.Severance);
        return new Finding(
            rule,
            Severity.Info,
            string.Join(",", columns.Select(plan.Location)),
            [.. columns.SelectMany(column =>
                EquationText.Addresses(plan, TablePlan.InColumn([.. plan.Received, .. plan.Outcomes, .. plan.CarriedOut], column)))],
            left,
            right,
            message,
            basis);
    }

    private static string Advice(Sums sums) => sums.Total == sums.Results
        ? "（七）总计与明细一致，差额在收到、结转或某一项结果。"
        : $"仅把（七）总计改为{sums.Results}不能使勾稽成立，表内数据推不出唯一的更正值。";

    private readonly record struct Sums(long Received, long Results, long Total, long CarriedOut)
    {
        public Sums(TablePlan plan, ReportTable table, int column)
            : this(
                TablePlan.Sum(table, plan.Received, column),
                TablePlan.Sum(table, plan.Outcomes, column),
                TablePlan.Sum(table, plan.OutcomeTotal, column),
                TablePlan.Sum(table, plan.CarriedOut, column))
        {
        }

        public long Excess => Received - Results - CarriedOut;

        /// <summary>True where B02 or B03 fails and the details do not agree with the requests either.</summary>
        public bool IsBroken => Excess != 0 && (Received != Total + CarriedOut || Total != Results);

        /// <summary>More results than requests is the stronger diagnosis and stands alone.</summary>
        public string Rule => Results > Received ? "B05" : "B04";
    }
}
