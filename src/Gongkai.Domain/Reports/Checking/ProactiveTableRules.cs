using static Gongkai.Domain.Reports.Checking.ProactiveColumn;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>表二规则 — proactive disclosure in both formats (A01–A24).</summary>
public static class ProactiveTableRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } =
    [
        Row(new("A01", Severity.Error, "新公开不多于公开总数", "本年新公开数量 ≤ 对外公开总数量", [NewlyPublished, TotalPublished]), static row =>
            row[NewlyPublished] > row[TotalPublished]
                ? new(row.Term(NewlyPublished), row.Term(TotalPublished), $"本年新公开数量（{row[NewlyPublished]}）大于对外公开总数量（{row[TotalPublished]}）。")
                : null),
        Row(new("A02", Severity.Warning, "新制作而未公开", "本年新制作数量 > 0 时，对外公开总数量 > 0", [NewlyMade, TotalPublished]), static row =>
            row[NewlyMade] > 0 && row[TotalPublished] == 0
                ? new(row.Term(NewlyMade), row.Term(TotalPublished), $"本年新制作{row[NewlyMade]}件，对外公开总数量却为0，请核对。")
                : null),
        ProactiveCrossYear.TotalPublishedGrows,
        Row(new("A04", Severity.Warning, "新公开不多于新制作", "本年新公开数量 ≤ 本年新制作数量", [NewlyMade, NewlyPublished]), static row =>
            row[NewlyPublished] > row[NewlyMade]
                ? new(row.Term(NewlyPublished), row.Term(NewlyMade), $"本年新公开数量（{row[NewlyPublished]}）大于本年新制作数量（{row[NewlyMade]}），请核对是否含以前年度的文件。")
                : null),
        ProactiveCrossYear.ItemsCarryOver,
        Row(new("A06", Severity.Error, "事项数不为负", "上一年项目数量 + 本年增/减 ≥ 0", [PreviousYearItems, ChangeThisYear]), static row =>
            row[PreviousYearItems] + row[ChangeThisYear] < 0
                ? new($"{row.Term(PreviousYearItems)} + {row.Term(ChangeThisYear)} = {row[PreviousYearItems] + row[ChangeThisYear]}", ">= 0",
                $"上一年项目数量（{row[PreviousYearItems]}）加本年增/减（{row[ChangeThisYear]}）为负。")
                : null),
        Row(new("A07", Severity.Warning, "有决定而无事项", "处理决定数量 > 0 时，上一年项目数量 + 本年增/减 ≠ 0", [PreviousYearItems, ChangeThisYear, Decisions]), static row =>
            row[Decisions] > 0 && row[PreviousYearItems] + row[ChangeThisYear] == 0
                ? new(row.Term(Decisions), $"{row.Term(PreviousYearItems)} + {row.Term(ChangeThisYear)} = 0", $"作出处理决定{row[Decisions]}件，事项数却为0，请核对。")
                : null),
        Row(new("A08", Severity.Warning, "事项增减与决定数量相同", "本年增/减 ≠ 处理决定数量（均不为0时）", [ChangeThisYear, Decisions]), static row =>
            row[Decisions] != 0 && row[ChangeThisYear] == row[Decisions]
                ? new(row.Term(ChangeThisYear), row.Term(Decisions), $"本年增/减与处理决定数量同为{row[Decisions]}，疑把办件量填成了事项数的增减。")
                : null),
        Row(new("A09", Severity.Warning, "采购项目与金额", "采购项目数量 > 0 与采购总金额 > 0 同时成立", [Projects, Amount]), static row =>
            row[Projects] > 0 != row.Amount > 0
                ? new(row.Term(Projects), row.Term(Amount), row[Projects] > 0 ? $"采购项目{row[Projects]}个，采购总金额却为0或空白。" : "采购项目为0，却填了采购总金额。")
                : null),
        RuleMakingRule.Of("A11", CheckingBasis.TrialForm),
        ProactiveCrossYear.StockCarriesOver,
        Row(new("A22", Severity.Error, "现行有效件数不少于净增", "现行有效件数 ≥ 本年制发件数 − 本年废止件数", [Issued, Repealed, InForce]), static row =>
            row[InForce] < row[Issued] - row[Repealed]
                ? new(
                    row.Term(InForce),
                    $"{row.Term(Issued)} - {row.Term(Repealed)} = {row[Issued] - row[Repealed]}",
                    $"现行有效件数（{row[InForce]}）少于本年制发（{row[Issued]}）减本年废止（{row[Repealed]}），推得上年现行有效件数为负。")
                : null),
        RuleMakingRule.Of("A23", CheckingBasis.Form),
        ProactiveCrossYear.DecisionsStayInRange,
    ];

    private static ReconciliationRule Row(ProactiveRule rule, Func<ProactiveFigures, RowVerdict?> test)
    {
        var basis = rule.Needs.Contains(Issued) ? CheckingBasis.Form : CheckingBasis.TrialForm;
        return new ReconciliationRule(rule.Id, rule.Severity, rule.Title, rule.Formula, basis, context =>
        {
            if (FindTable(context, rule.Id) is not { } table)
            {
                return;
            }

            foreach (var row in ProactivePlan.For(table.Format).Rows)
            {
                if (!row.HasAll(rule.Needs))
                {
                    continue;
                }

                var figures = new ProactiveFigures(table, row);
                if (!figures.CanUse(rule.Needs))
                {
                    context.CannotAssess(rule.Id, figures.Location, figures.Addresses(rule.Needs), TableUnderCheck.Unread);
                }
                else if (test(figures) is { } verdict)
                {
                    context.Add(new Finding(
                        rule.Id,
                        rule.Severity,
                        figures.Location,
                        figures.Addresses(rule.Needs),
                        verdict.Left,
                        verdict.Right,
                        $"{row.Format.Label}：{verdict.Message}",
                        basis));
                }
            }
        });
    }

    /// <summary>The table; where there is none, only the rules of the format that the report should use are not assessable.</summary>
    internal static ReportTable? FindTable(CheckContext context, string rule)
    {
        if (TableUnderCheck.Find(context.Report, TableLayout.Blocks) is { } table)
        {
            return table;
        }

        var prescribed = context.Report.Year is { } year ? context.Formats.ForYear(year) : null;
        return prescribed is null || prescribed.Rules.Contains(rule) ? TableUnderCheck.Find(context, rule, TableLayout.Blocks) : null;
    }
}

/// <summary>表二行规则 — a test over single rows: what it is called and which measures it needs.</summary>
internal sealed record ProactiveRule(string Id, Severity Severity, string Title, string Formula, ProactiveColumn[] Needs);

/// <summary>行判断 — both sides and the sentence of a row that fails its test.</summary>
internal sealed record RowVerdict(string Left, string Right, string Message);
