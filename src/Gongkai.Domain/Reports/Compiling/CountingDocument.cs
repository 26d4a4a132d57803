using System.Text;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>计数口径文档 — the definitions of all figures as one page that an auditor reads; the same rules give the same text.</summary>
public static class CountingDocument
{
    public static string ToMarkdown()
    {
        var text = new StringBuilder("# 年报数据的计数口径\n\n本文件由 `gongkai docs counting` 根据代码中的口径生成，不要手改。口径版本：")
            .Append(CountingRules.Version)
            .Append("。\n\n统计期限为报告年度1月1日至12月31日。表三、表四的一格由行口径和列口径共同确定：一件记录同时符合两条才计入；表二每格一条口径。\n");
        foreach (var table in ReportFormats.Shipped.All.SelectMany(format => format.Tables).GroupBy(table => table.Id))
        {
            text.Append("\n## ").Append(Heading(table.Key)).Append('\n');
            var rules = CountingRules.Rows.Where(rule => rule.Id.StartsWith(table.Key + ".", StringComparison.Ordinal)).ToList();
            Append(text, table.Key == "part2" ? "格" : "行", rules, table.ToList());
            var columns = CountingRules.Columns.Where(rule => rule.Id.StartsWith(table.Key + ".", StringComparison.Ordinal)).ToList();
            if (columns.Count > 0)
            {
                Append(text, "列", columns, []);
            }
        }

        return text.ToString();
    }

    /// <summary>The source as people read it.</summary>
    public static string InChinese(CountingSource source) => source switch
    {
        CountingSource.Register => "依申请公开登记簿",
        CountingSource.Remedies => "复议诉讼登记",
        CountingSource.Items => "已公开的信息",
        CountingSource.Ledger => "台账",
        CountingSource.Entered => "填报",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private static void Append(StringBuilder text, string what, List<CountingRule> rules, List<TableFormat> tables)
    {
        text.Append("\n| ").Append(what).Append(" | 口径 | 来源 | 依据 | 格式 |\n|---|---|---|---|---|\n");
        foreach (var rule in rules)
        {
            var formats = tables.Where(table => table.Rows.Any(row => Belongs(rule, table, row))).Select(table => table.FormatId);
            text.Append("| ").Append(rule.Name).Append("<br>`").Append(rule.Id).Append("` | ").Append(rule.Definition)
                .Append(" | ").Append(InChinese(rule.Source)).Append(rule.Ledger.Length > 0 ? $"（`{rule.Ledger}`）" : "")
                .Append(" | ").Append(rule.Basis)
                .Append(" | ").Append(tables.Count == 0 ? "全部" : string.Join('、', formats)).Append(" |\n");
        }
    }

    private static bool Belongs(CountingRule rule, TableFormat table, RowFormat row) =>
        table.Layout == TableLayout.Blocks ? row.Columns.Any(column => rule.Id == $"{table.Id}.{row.Path}.{column.Id}") : rule.Id == $"{table.Id}.{row.Path}";

    private static string Heading(string table) => table switch
    {
        "part2" => "表二　主动公开政府信息情况",
        "part3" => "表三　收到和处理政府信息公开申请情况",
        _ => "表四　政府信息公开行政复议、行政诉讼情况",
    };
}
