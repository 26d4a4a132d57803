using Gongkai.Domain.Remedies;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>表四口径 — the rules of the rows and columns of table four; 国办公开办函〔2021〕30号, 条例 51.</summary>
internal static class RemedyCountingRules
{
    private const string Table = "part4";
    private static readonly Provision s_format = new("国办公开办函〔2021〕30号");

    internal static IReadOnlyList<CountingRule> Rows { get; } = [.. RemedyKinds.List.Entries.Select(Row)];

    internal static IReadOnlyList<CountingRule> Columns { get; } =
    [
        .. RemedyResults.List.Entries.Select(Column),
        new($"{Table}.total", "总计", "不论结果。", s_format, CountingSource.Remedies) { Remedies = (_, _) => true },
    ];

    private static CountingRule Row(CodeEntry<RemedyKind> kind) =>
        new($"{Table}.{kind.ReportKey}", kind.Name, $"统计期限内被受理、立案的因政府信息公开工作引起的案件，程序为“{kind.Name}”，在受理的年度计一次。", kind.Basis ?? s_format, CountingSource.Remedies)
        {
            Remedies = (remedy, period) => remedy.Kind == kind.Member && period.Contains(remedy.AcceptedOn),
        };

    private static CountingRule Column(CodeEntry<RemedyResult> result) =>
        new($"{Table}.{result.ReportKey}", result.Name, $"到统计期限最后一日，结果为“{result.Name}”的。{Remark(result.Member)}", s_format, CountingSource.Remedies)
        {
            Remedies = (remedy, period) => remedy.ResultAsOf(period.Last) == result.Member,
        };

    private static string Remark(RemedyResult result) => result == RemedyResult.OtherResult ? "撤回、终止、程序性驳回计入其他结果。" : "";
}
