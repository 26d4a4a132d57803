using System.Text;
using Gongkai.Cli.Reports;
using Gongkai.Domain;
using Gongkai.Domain.Fees;
using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Cli.Docs;

/// <summary>法条对照表 — provision, the rule that carries it out, the tests that hold the rule; the same input gives the same bytes.</summary>
internal static class LawTable
{
    private static readonly Provision s_timeLimit = Provision.Regulation("第三十三条");

    internal static string Compose(IReadOnlyList<TestMethod> tests)
    {
        var markdown = new StringBuilder("# 法条、规则、测试\n\n本文件由 `gongkai docs law` 根据规则目录和测试源码生成，不要手改。\n\n| 依据 | 规则 | 内容 | 测试 |\n|---|---|---|---|\n");
        Append(markdown, s_timeLimit, "工作日历", "期限自收到之日的次日起算，只计工作日；没有放假安排的年份不推算",
            tests.Where(test => test.Name.StartsWith("WorkingDayCalendar", StringComparison.Ordinal)));
        var tariff = InformationProcessingFee.Tariff.Basis;
        Append(markdown, tariff, "信息处理费", "按件、按量超额累进",
            tests.Where(test => test.Name.StartsWith("InformationProcessingFee", StringComparison.Ordinal)));
        foreach (var row in LawOfRequests.Rows)
        {
            Append(markdown, row.Basis, row.Rule, row.Content, tests.Where(row.IsHeldBy));
        }

        var rules = RuleCatalog.All.OrderBy(rule => rule.Basis?.ToString() ?? "", StringComparer.Ordinal)
            .ThenBy(rule => rule.Id, StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            Append(markdown, rule.Basis, $"{rule.Id} {rule.Title}（{ReportTexts.Name(rule.Severity)}）", rule.Formula,
                tests.Where(test => test.Mentions(rule.Id)));
        }

        return markdown.ToString();
    }

    private static void Append(StringBuilder markdown, Provision? basis, string rule, string content, IEnumerable<TestMethod> tests)
    {
        var names = tests.Select(test => $"`{test.Name}`").Distinct().Order(StringComparer.Ordinal).ToList();
        markdown.Append("| ").Append(basis is null ? "—" : Escape(basis.ToString()))
            .Append(" | ").Append(Escape(rule))
            .Append(" | ").Append(Escape(content))
            .Append(" | ").Append(names.Count == 0 ? "**没有**" : string.Join("<br>", names))
            .Append(" |\n");
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
