using static Gongkai.Domain.Reports.Checking.ProactiveColumn;

namespace Gongkai.Domain.Reports.Checking;

/// <summary>表二跨年核对 — this year's figures of part two against last year's (A03, A05, A21, A24).</summary>
internal static class ProactiveCrossYear
{
    // A change by this factor is worth a look, but not between one and ten cases.
    private const long FarFactor = 10;
    private static readonly ProactiveColumn[] s_total = [NewlyPublished, TotalPublished];
    private static readonly ProactiveColumn[] s_items = [PreviousYearItems, ChangeThisYear];
    private static readonly ProactiveColumn[] s_stock = [Issued, Repealed, InForce];
    private static readonly ProactiveColumn[] s_decisions = [Decisions];

    public static ReconciliationRule TotalPublishedGrows { get; } =
        new("A03", Severity.Warning, "公开总数衔接", "对外公开总数量 = 上年对外公开总数量 + 本年新公开数量 − 撤下", CheckingBasis.TrialForm,
            context => EachPair(context, "A03", s_total, static (now, before) =>
        {
            var expected = before[TotalPublished] + now[NewlyPublished];
            return now[TotalPublished] == expected ? null : Of(
                "A03",
                now[TotalPublished] > expected ? Severity.Warning : Severity.Info,
                now,
                new(
                    now.Term(TotalPublished),
                    $"previous totalPublished {before[TotalPublished]} + {now.Term(NewlyPublished)} = {expected}",
                    now[TotalPublished] > expected
                        ? $"对外公开总数量（{now[TotalPublished]}）大于上年总数加本年新公开（{expected}），差{now[TotalPublished] - expected}。"
                        : $"对外公开总数量（{now[TotalPublished]}）小于上年总数加本年新公开（{expected}），差{expected - now[TotalPublished]}：请核对是否为清理撤下。"));
        }))
        { NeedsLastYear = true };

    public static ReconciliationRule ItemsCarryOver { get; } =
        new("A05", Severity.Warning, "事项数衔接", "上一年项目数量 = 上年报告的上一年项目数量 + 上年增/减", CheckingBasis.TrialForm,
            context => EachPair(context, "A05", s_items, static (now, before) =>
        {
            var expected = before[PreviousYearItems] + before[ChangeThisYear];
            return now[PreviousYearItems] == expected ? null : Of("A05", Severity.Warning, now, new(
                now.Term(PreviousYearItems),
                $"previous previousYearItems {before[PreviousYearItems]} + previous changeThisYear {before[ChangeThisYear]} = {expected}",
                $"上一年项目数量（{now[PreviousYearItems]}）不等于按上年度报告推得的{expected}。"));
        }))
        { NeedsLastYear = true };

    public static ReconciliationRule StockCarriesOver { get; } =
        new("A21", Severity.Warning, "现行有效件数衔接", "现行有效件数 = 上年现行有效件数 + 本年制发件数 − 本年废止件数", CheckingBasis.Form, Stock);

    public static ReconciliationRule DecisionsStayInRange { get; } =
        new("A24", Severity.Info, "处理决定数量的变化", "本年处理决定数量与上年相差不到十倍", CheckingBasis.Form, context =>
        {
            if (ProactiveTableRules.FindTable(context, "A24") is { } table
                && context.Formats.Find(table.Format.FormatId)?.Rules.Contains("A24") == true)
            {
                EachPair(context, "A24", s_decisions, FarFromLastYear);
            }
        })
        { NeedsLastYear = true };

    private static void Stock(CheckContext context)
    {
        if (context.LastYear is { } lastYear && TableUnderCheck.Find(lastYear, TableLayout.Blocks) is { } before
            && ProactivePlan.For(before.Format).Rows.Any(row => row.HasAll(s_stock)))
        {
            EachPair(context, "A21", s_stock, static (now, before) =>
            {
                var expected = before[InForce] + now[Issued] - now[Repealed];
                return now[InForce] == expected ? null : Of("A21", Severity.Warning, now, new(
                    now.Term(InForce),
                    $"previous inForce {before[InForce]} + {now[Issued]} - {now[Repealed]} = {expected}",
                    $"现行有效件数（{now[InForce]}）不等于上年现行有效件数加本年制发减本年废止（{expected}），差{Math.Abs(now[InForce] - expected)}。"));
            });
            return;
        }

        if (ProactiveTableRules.FindTable(context, "A21") is not { } table)
        {
            return;
        }

        foreach (var row in ProactivePlan.For(table.Format).Rows)
        {
            if (!row.HasAll(s_stock))
            {
                continue;
            }

            var now = new ProactiveFigures(table, row);
            if (!now.CanUse(s_stock))
            {
                context.CannotAssess("A21", now.Location, now.Addresses(s_stock), TableUnderCheck.Unread);
                continue;
            }

            // A negative stock is A22's finding.
            var implied = now[InForce] - now[Issued] + now[Repealed];
            if (implied >= 0 && (now[InForce] != 0 || now[Issued] != 0 || now[Repealed] != 0))
            {
                context.Add(Of("A21", Severity.Info, now, new(
                    now.Term(InForce),
                    $"previous inForce + {now[Issued]} - {now[Repealed]}",
                    $"推得上年现行有效{implied}件，请与上年度报告核对。")));
            }
        }
    }

    private static Finding? FarFromLastYear(ProactiveFigures now, ProactiveFigures before)
    {
        var more = Math.Max(now[Decisions], before[Decisions]);
        var less = Math.Min(now[Decisions], before[Decisions]);
        return more < FarFactor * Math.Max(less, 1) || more - less < FarFactor * FarFactor / 2
            ? null
            : Of("A24", Severity.Info, now, new(
                now.Term(Decisions),
                $"previous decisions {before[Decisions]}",
                $"处理决定数量由上年的{before[Decisions]}变为{now[Decisions]}，相差十倍以上，请核对口径。"));
    }

    private static Finding Of(string rule, Severity severity, ProactiveFigures now, RowVerdict verdict)
    {
        var columns = rule switch
        {
            "A03" => s_total,
            "A05" => s_items,
            "A21" => s_stock,
            _ => s_decisions,
        };
        var basis = rule is "A03" or "A05" ? CheckingBasis.TrialForm : CheckingBasis.Form;
        return new Finding(rule, severity, now.Location, now.Addresses(columns), verdict.Left, verdict.Right,
            $"{now.Row.Format.Label}：{verdict.Message}", basis);
    }

    // Rows that both years have, with the measures that the rule needs.
    private static void EachPair(CheckContext context, string rule, ProactiveColumn[] needs, Func<ProactiveFigures, ProactiveFigures, Finding?> test)
    {
        if (ProactiveTableRules.FindTable(context, rule) is not { } table
            || !ProactivePlan.For(table.Format).Rows.Any(row => row.HasAll(needs))
            || TableUnderCheck.FindLastYear(context, rule, TableLayout.Blocks) is not { } lastYear)
        {
            return;
        }

        foreach (var row in ProactivePlan.For(table.Format).Rows)
        {
            var previousRow = Array.Find(ProactivePlan.For(lastYear.Format).Rows, other => other.Format.Path == row.Format.Path);
            if (previousRow is null || !row.HasAll(needs) || !previousRow.HasAll(needs))
            {
                continue;
            }

            var now = new ProactiveFigures(table, row);
            var before = new ProactiveFigures(lastYear, previousRow);
            if (!now.CanUse(needs) || !before.CanUse(needs))
            {
                context.CannotAssess(rule, now.Location, now.Addresses(needs), TableUnderCheck.Unread);
            }
            else if (test(now, before) is { } finding)
            {
                context.Add(finding);
            }
        }
    }
}
