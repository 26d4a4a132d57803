namespace Gongkai.Domain.Reports.Checking;

/// <summary>表四规则 — reconsideration and litigation (C01–C07).</summary>
public static class RemedyTableRules
{
    private const int ReconsiderationFirstSince = 2024;

    public static IReadOnlyList<ReconciliationRule> All { get; } =
    [
        Sum("C01", "行政复议合计"),
        Sum("C02", "未经复议直接起诉合计"),
        Sum("C03", "复议后起诉合计"),
        new("C04", Severity.Info, "上年未审结案件的去向", "上年尚未审结 ≤ 本年总计", CheckingBasis.Form, PendingTurnsUp) { NeedsLastYear = true },
        new("C05", Severity.Warning, "复议后起诉不多于复议", "复议后起诉总计 ≤ 本年复议总计 + 上年复议总计", CheckingBasis.Form, SuitsFollowReconsiderations)
        { NeedsLastYear = true },
        new("C06", Severity.Warning, "争议不多于办理结果", "行政复议总计 + 直接起诉总计 ≤ 本年办结 + 上年办结 + 尚未办结", CheckingBasis.Form, DisputesFollowResults)
        { NeedsLastYear = true },
        new("C07", Severity.Info, "复议前置", "2024年起，结果全部为不予公开的，直接起诉应为0", CheckingBasis.ReconsiderationFirst, ReconsiderationComesFirst),
    ];

    private static ReconciliationRule Sum(string id, string title) =>
        new(id, Severity.Error, title, "结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计", CheckingBasis.Form, context => IdentityCheck.Run(
            context,
            id,
            TableLayout.SideBySide,
            static (identity, sums) => $"{identity.Subject}各项之和（{sums.Left}）不等于总计（{sums.Right}）"));

    private static void PendingTurnsUp(CheckContext context)
    {
        if (TableUnderCheck.Find(context, "C04", TableLayout.SideBySide) is not { } table
            || TableUnderCheck.FindLastYear(context, "C04", TableLayout.SideBySide) is not { } lastYear)
        {
            return;
        }

        foreach (var row in table.Format.Rows)
        {
            if (lastYear.Format.Row(row.Path) is not { } previousRow
                || Cell(context, "C04", table, row, "total") is not { } total
                || Cell(context, "C04", lastYear, previousRow, "pending") is not { } pending
                || pending <= total)
            {
                continue;
            }

            context.Add(new Finding(
                "C04",
                Severity.Info,
                $"{table.Format.Id}.{row.Path}",
                [$"{table.Format.Id}.{row.Path}.total"],
                EquationText.Term("previous pending", pending),
                EquationText.Term("total", total),
                $"{row.Label}：上年尚未审结{pending}件，本年总计只有{total}件，上年未审结案件的去向没有反映。",
                CheckingBasis.Form));
        }
    }

    private static void SuitsFollowReconsiderations(CheckContext context)
    {
        if (TableUnderCheck.Find(context, "C05", TableLayout.SideBySide) is not { } table
            || TableUnderCheck.FindLastYear(context, "C05", TableLayout.SideBySide) is not { } lastYear
            || Total(context, "C05", table, "suitAfterReconsideration") is not { } suits
            || Total(context, "C05", table, "reconsideration") is not { } now
            || Total(context, "C05", lastYear, "reconsideration") is not { } before
            || suits <= now + before)
        {
            return;
        }

        context.Add(new Finding(
            "C05",
            Severity.Warning,
            $"{table.Format.Id}.suitAfterReconsideration",
            [$"{table.Format.Id}.suitAfterReconsideration.total", $"{table.Format.Id}.reconsideration.total"],
            EquationText.Term("suitAfterReconsideration", suits),
            $"reconsideration {now} + previous reconsideration {before} = {now + before}",
            $"复议后起诉{suits}件，多于本年和上年行政复议合计{now + before}件。",
            CheckingBasis.Form));
    }

    private static void DisputesFollowResults(CheckContext context)
    {
        if (TableUnderCheck.Find(context, "C06", TableLayout.SideBySide) is not { } table
            || TableUnderCheck.Find(context, "C06", TableLayout.Matrix) is not { } requests
            || TableUnderCheck.FindLastYear(context, "C06", TableLayout.Matrix) is not { } lastYear
            || Total(context, "C06", table, "reconsideration") is not { } reconsiderations
            || Total(context, "C06", table, "directSuit") is not { } suits
            || Total(context, "C06", requests, "resultsTotal") is not { } results
            || Total(context, "C06", requests, "carriedOut") is not { } open
            || Total(context, "C06", lastYear, "resultsTotal") is not { } before
            || reconsiderations + suits <= results + before + open)
        {
            return;
        }

        context.Add(new Finding(
            "C06",
            Severity.Warning,
            table.Format.Id,
            [$"{table.Format.Id}.reconsideration.total", $"{table.Format.Id}.directSuit.total"],
            $"reconsideration {reconsiderations} + directSuit {suits} = {reconsiderations + suits}",
            $"resultsTotal {results} + previous resultsTotal {before} + carriedOut {open} = {results + before + open}",
            $"行政复议和直接起诉共{reconsiderations + suits}件，多于两年办结数与尚未办结数之和{results + before + open}件。",
            CheckingBasis.Form));
    }

    private static void ReconsiderationComesFirst(CheckContext context)
    {
        if (context.Report.Year is null or < ReconsiderationFirstSince
            || TableUnderCheck.Find(context, "C07", TableLayout.SideBySide) is not { } table
            || TableUnderCheck.Find(context, "C07", TableLayout.Matrix) is not { } requests
            || Total(context, "C07", table, "directSuit") is not { } suits
            || suits == 0)
        {
            return;
        }

        long refused = 0;
        foreach (var row in TablePlan.For(requests.Format).Outcomes)
        {
            if (Cell(context, "C07", requests, row, "total") is not { } count)
            {
                return;
            }

            // 行政查询事项 is answered under 条例 36(七) and is no refusal.
            var isRefusal = row.Group == "denied" && row.Path != "deniedAdministrativeInquiry";
            if (count != 0 && !isRefusal)
            {
                return;
            }

            refused += count;
        }

        if (refused > 0)
        {
            context.Add(new Finding(
                "C07",
                Severity.Info,
                $"{table.Format.Id}.directSuit",
                [$"{table.Format.Id}.directSuit.total"],
                EquationText.Term("directSuit", suits),
                EquationText.Term("denied", refused),
                $"全部{refused}件结果都是不予公开，依法应当先申请行政复议，却有未经复议直接起诉{suits}件，请核对。",
                CheckingBasis.ReconsiderationFirst));
        }
    }

    private static long? Total(CheckContext context, string rule, ReportTable table, string path) =>
        table.Format.Row(path) is { } row ? Cell(context, rule, table, row, "total") : null;

    private static long? Cell(CheckContext context, string rule, ReportTable table, RowFormat row, string column)
    {
        var index = TableUnderCheck.Column(row, column);
        if (index < 0)
        {
            return null;
        }

        if (table.CanCount(row.Offset + index))
        {
            return table.Count(row, index);
        }

        context.CannotAssess(rule, $"{table.Format.Id}.{row.Path}", [table.Address(row, index)], TableUnderCheck.Unread);
        return null;
    }
}
