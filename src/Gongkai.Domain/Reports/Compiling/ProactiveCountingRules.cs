using Gongkai.Domain.Publications;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>表二口径 — the rules of the cells of table two in both formats; 条例 20(1)(5)(6)(8)(9).</summary>
internal static class ProactiveCountingRules
{
    private static readonly Provision s_format = new("国办公开办函〔2021〕30号");
    private static readonly Provision s_trial = new("国办公开办函〔2019〕60号");

    internal static IReadOnlyList<CountingRule> Cells { get; } =
    [
        .. Documents("governmentRules", ItemKind.GovernmentRule, "规章"),
        .. Documents("normativeDocuments", ItemKind.NormativeDocument, "行政规范性文件"),
        .. Decisions("art20_5.administrativeLicense", "行政许可", "licenses"),
        .. Items("art20_5.otherExternalServices", "其他对外管理服务事项"),
        Ledger("art20_5.otherExternalServices.decisions", "其他对外管理服务事项处理决定数量", "统计期限内作出的处理决定件数，按台账“件数”相加，为权责清单中除许可、处罚、强制以外的事项。", s_trial, ("handlings", "quantity")),
        .. Decisions("art20_6.administrativePenalty", "行政处罚", "penalties"),
        .. Decisions("art20_6.administrativeCompulsion", "行政强制", "compulsions"),
        Ledger("art20_8.administrativeCharge.amountWanYuan", "行政事业性收费金额", "统计期限内实际收取的行政事业性收费，按台账“金额”相加，单位万元。", s_format, ("charges", "amount")),
        .. Items("art20_8.administrativeCharge", "行政事业性收费"),
        Ledger("art20_9.centralProcurement.projects", "政府集中采购项目数量", "统计期限内的政府集中采购项目数。", s_trial, ("purchases", "")),
        Ledger("art20_9.centralProcurement.amount", "政府集中采购总金额", "统计期限内政府集中采购项目的金额之和。", s_trial, ("purchases", "amount")),
    ];

    private static IEnumerable<CountingRule> Documents(string row, ItemKind kind, string name)
    {
        var path = $"art20_1.{row}";
        yield return Of("issued", "本年制发件数", "成文日期在统计期限内、由本机关牵头制发并已公开的件数；联合制发的由牵头机关计。", s_format, (document, period) => period.Contains(document.DatedOn));
        yield return Of("repealed", "本年废止件数", "统计期限内被废止或者失效的件数，以最先终止其效力的日期为准。", s_format, (document, period) => period.Contains(document.EndedOn));
        yield return Of("inForce", "现行有效件数", "到统计期限最后一日没有废止、失效的件数，已制发尚未施行的计入。", s_format,
            (document, period) => document.DatedOn <= period.Last && !document.HasEndedBy(period.Last));
        yield return Of("newlyMade", "本年新制作数量", "成文日期在统计期限内的件数。", s_trial, (document, period) => period.Contains(document.DatedOn));
        yield return Of("newlyPublished", "本年新公开数量", "统计期限内首次公开的件数，制作时间可以更早。", s_trial, (document, period) => period.Contains(document.PublishedOn));
        yield return Of("totalPublished", "对外公开总数量", "到统计期限最后一日已公开而未撤下的件数。", s_trial, (document, period) => document.PublishedOn <= period.Last);

        CountingRule Of(string column, string label, string definition, Provision basis, Func<CountedDocument, ReportPeriod, bool> counts) =>
            new($"part2.{path}.{column}", $"{name}{label}", definition, basis, CountingSource.Items) { Documents = (document, period) => document.Kind == kind && counts(document, period) };
    }

    private static IEnumerable<CountingRule> Decisions(string path, string name, string ledger) =>
    [
        Ledger($"{path}.decisions", $"{name}处理决定数量", $"统计期限内作出的{name}决定件数，已公开的和依法不公开的都计。", s_format, (ledger, "")),
        .. Items(path, name),
    ];

    private static IEnumerable<CountingRule> Items(string path, string name) =>
    [
        Entered($"{path}.previousYearItems", $"{name}上一年项目数量", "上一年末权责清单、收费目录中的事项数，不是件数。", s_trial),
        Entered($"{path}.changeThisYear", $"{name}本年增/减", "统计期限内事项数的增减，减少记为负数，例如 -8。", s_trial),
    ];

    private static CountingRule Entered(string path, string name, string definition, Provision basis) => new($"part2.{path}", name, definition, basis, CountingSource.Entered);

    private static CountingRule Ledger(string path, string name, string definition, Provision basis, (string Code, string Field) ledger) =>
        new($"part2.{path}", name, definition, basis, CountingSource.Ledger) { Ledger = ledger.Code, AmountField = ledger.Field };
}
