namespace Gongkai.Domain.Reports.Checking;

/// <summary>表三规则 — requests, outcomes, carry-over (B01–B08, P01).</summary>
public static class RequestTableRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } =
    [
        new("B01", Severity.Error, "各行总计", "每行：总计 = 各申请人列之和", CheckingBasis.Form, context => IdentityCheck.Run(
            context,
            "B01",
            TableLayout.Matrix,
            static (identity, sums) => $"“{identity.Subject}”行各列之和（{sums.Left}）不等于总计（{sums.Right}）")),
        new("B02", Severity.Error, "收办平衡", "每列：本年新收 + 上年结转 = （七）总计 + 结转下年度", CheckingBasis.Form, context => IdentityCheck.Run(
            context,
            "B02",
            TableLayout.Matrix,
            static (identity, sums) => $"“{identity.Subject}”列第一项加第二项之和（{sums.Left}）不等于第三项加第四项之和（{sums.Right}）")),
        new("B03", Severity.Error, "办理结果总计", "每列：（七）总计 = 各办理结果之和", CheckingBasis.Form, context => IdentityCheck.Run(
            context,
            "B03",
            TableLayout.Matrix,
            static (identity, sums) => $"“{identity.Subject}”列办理结果各项之和（{sums.Left}）不等于（七）总计（{sums.Right}）")),
        new("B04", Severity.Info, "按明细复算", "每列：本年新收 + 上年结转 = 各办理结果之和 + 结转下年度", CheckingBasis.Form, RequestDiagnosis.Recount),
        new("B05", Severity.Info, "结果不多于申请", "每列：各办理结果之和 ≤ 本年新收 + 上年结转", CheckingBasis.Severance, RequestDiagnosis.MoreResultsThanRequests),
        new("B06", Severity.Error, "结转不多于申请", "每列：结转下年度 ≤ 本年新收 + 上年结转", CheckingBasis.Form, CarriedOutFitsIn),
        new("B07", Severity.Error, "结转衔接", "每列：本年的上年结转 = 上年的结转下年度", CheckingBasis.Form, CarryOverMeets) { NeedsLastYear = true },
        new("B08", Severity.Warning, "逾期不缴费与收费通知", "逾期未缴费件数 ≤ 第六部分写明的收费通知件数", CheckingBasis.Fee, FeeNoticeRule.Evaluate),
        new("P01", Severity.Info, "少见分布", "20件以上申请不应只有一种结果", CheckingBasis.Content, RequestDiagnosis.OneOutcomeOnly),
    ];

    private static void CarriedOutFitsIn(CheckContext context)
    {
        if (TableUnderCheck.Find(context, "B06", TableLayout.Matrix) is not { } table)
        {
            return;
        }

        var plan = TablePlan.For(table.Format);
        List<int>? unread = null;
        var received = plan.Received;
        for (var column = 0; column < plan.Columns.Count; column++)
        {
            if (!TablePlan.CanCount(table, received, column) || !TablePlan.CanCount(table, plan.CarriedOut, column))
            {
                (unread ??= []).Add(column);
                continue;
            }

            var carriedOut = TablePlan.Sum(table, plan.CarriedOut, column);
            var toHandle = TablePlan.Sum(table, received, column);
            if (carriedOut > toHandle)
            {
                context.Add(new Finding(
                    "B06",
                    Severity.Error,
                    plan.Location(column),
                    EquationText.Addresses(plan, TablePlan.InColumn([.. plan.CarriedOut, .. received], column)),
                    EquationText.Side(table, plan.CarriedOut, column),
                    EquationText.Side(table, received, column),
                    $"“{plan.Columns[column].Label}”列结转下年度（{carriedOut}）多于本年新收与上年结转之和（{toHandle}）。",
                    CheckingBasis.Form));
            }
        }

        plan.NoteUnread(context, "B06", unread);
    }

    private static void CarryOverMeets(CheckContext context)
    {
        if (TableUnderCheck.Find(context, "B07", TableLayout.Matrix) is not { } table
            || TableUnderCheck.FindLastYear(context, "B07", TableLayout.Matrix) is not { } lastYear)
        {
            return;
        }

        var plan = TablePlan.For(table.Format);
        var before = TablePlan.For(lastYear.Format);
        List<int>? unread = null;
        for (var column = 0; column < plan.Columns.Count; column++)
        {
            var previousColumn = before.ColumnWith(plan.Columns[column].Id);
            if (previousColumn < 0)
            {
                continue;
            }

            if (!TablePlan.CanCount(table, plan.CarriedIn, column) || !TablePlan.CanCount(lastYear, before.CarriedOut, previousColumn))
            {
                (unread ??= []).Add(column);
                continue;
            }

            var carriedIn = TablePlan.Sum(table, plan.CarriedIn, column);
            var carriedOut = TablePlan.Sum(lastYear, before.CarriedOut, previousColumn);
            if (carriedIn != carriedOut)
            {
                context.Add(new Finding(
                    "B07",
                    Severity.Error,
                    plan.Location(column),
                    EquationText.Addresses(plan, TablePlan.InColumn(plan.CarriedIn, column)),
                    EquationText.Side(table, plan.CarriedIn, column),
                    EquationText.Term("previous carriedOut", carriedOut),
                    $"“{plan.Columns[column].Label}”列上年结转（{carriedIn}）不等于上年度报告的结转下年度继续办理（{carriedOut}），差{Math.Abs(carriedIn - carriedOut)}。",
                    CheckingBasis.Form));
            }
        }

        plan.NoteUnread(context, "B07", unread);
    }
}
