using Gongkai.Domain;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;

namespace Gongkai.Cli.Docs;

/// <summary>申请的法条 — the rows of deadlines, steps, outcomes and remedies, taken from the tables that the program itself works by.</summary>
internal static class LawOfRequests
{
    internal static IEnumerable<LawRow> Rows => [.. Periods(), .. Excluded(), .. Steps(), .. OutcomeRows(), .. Remedies(), .. Publishing()];

    private static IEnumerable<LawRow> Periods()
    {
        foreach (var limits in TimeLimits.Shipped)
        {
            foreach (var (name, period) in ((string, StatutoryPeriod)[])
            [
                ("答复期限", limits.Reply), ("延长期限", limits.Extension), ("补正告知期限", limits.ClarificationNotice), ("征求意见期限", limits.Consultation), ("缴费期限", limits.Payment),
            ])
            {
                var length = period.WorkingDays is { } days ? $"{days} 个工作日" : "没有规定天数";
                yield return new LawRow(period.Basis, name, $"{length}（{limits.Name}）", Classes("DeadlineTests", "DeadlineOracleTests"));
            }

            yield return new LawRow(limits.Receipt, "收到之日", $"当面、邮寄、网络各自确定，网络和传真经双方确认（{limits.Name}）", Classes("DeadlineTests", "DeadlineOracleTests"));
        }

        yield return new LawRow(TimeLimits.Shipped[^1].Reply.Basis, "期限预警", "剩五个工作日黄灯，剩两个橙灯，过期红灯", Classes("DeadlineLightTests"));
    }

    private static IEnumerable<LawRow> Excluded() =>
    [
        .. NoDueDateReasons.List.Entries.Select(entry => new LawRow(entry.Basis, "期限不计", entry.Name, Classes("DeadlineTests", "DeadlineLightTests"))),
        .. ConsultationKinds.List.Entries.Select(entry => new LawRow(entry.Basis, "征求意见", entry.Name, Classes("DeadlineTests", "DeadlineOracleTests"))),
        .. ClarificationGrounds.List.Entries.Select(entry => new LawRow(entry.Basis, "补正事由", entry.Name, Classes("CodeListTests", "RequestTransitionsTests"))),
    ];

    private static IEnumerable<LawRow> Steps() => RequestActions.List.Entries.Where(entry => entry.Basis is not null)
        .Select(entry => new LawRow(entry.Basis, $"办理步骤：{entry.Name}", $"可办的状态：{From(entry.Member)}", Classes("RequestTransitionsTests", "RequestHistoryTests")));

    private static string From(RequestAction action)
    {
        var states = RequestStates.List.Entries.Where(state => RequestTransitions.Decide(RequestKind.Disclosure, state.Member, action).Succeeded).Select(state => state.Name).ToList();
        return states.Count == 0 ? "登记时" : states.Count == RequestStates.List.Entries.Count ? "任何状态" : string.Join('、', states);
    }

    private static IEnumerable<LawRow> OutcomeRows() => Outcomes.All.Select(entry => new LawRow(
        entry.Basis, $"办理结果：{entry.Name}", $"答复写明：{string.Join('；', entry.Reasons)}", test => Classes("OutcomesTests")(test) || test.Text.Contains($"\n结果 {entry.Name}\n", StringComparison.Ordinal)));

    private static IEnumerable<LawRow> Remedies() =>
    [
        .. RemedyKinds.List.Entries.Select(entry => new LawRow(entry.Basis, $"救济：{entry.Name}", "起算日不计，末日遇休假日顺延", Classes("RemedyTests"))),
        new(RemedyNotice.For([Outcome.DeniedStateSecret], new DateOnly(2024, 1, 1)).Basis, "复议前置", "2024 年 1 月 1 日起，不服不予公开决定的先申请行政复议", Classes("RemedyTests")),
        new(RemedyNotice.SilenceBasis, "复议前置（不作为）", "2024 年 1 月 1 日起，逾期不答复的先申请行政复议", Classes("RemedyTests")),
        new(RemedyPeriod.ComputingBasis, "复议、起诉期限的计算", "开始之日不计，末日遇休假日顺延；没有对应日的以月末为末日", Classes("RemedyTests")),
    ];

    private static IEnumerable<LawRow> Publishing() =>
    [
        new(Provision.Regulation("第二十六条"), "主动公开期限", "形成或者变更之日起二十个工作日；双公示七个工作日", test => test.Name.StartsWith("PublicationTests.Due", StringComparison.Ordinal) || test.Text.Contains("公开期限", StringComparison.Ordinal)),
        new(Provision.Regulation("第十七条"), "公开审查", "先审查后公开；每一对状态和操作都有定论", Classes("PublicationTests", "ReviewTests")),
        new(Provision.Regulation("第十八条"), "不予公开信息的评估", "写明理由、条款和评估日期", test => test.Text.Contains("公开属性", StringComparison.Ordinal)),
        new(Provision.Regulation("第十五条"), "个人信息", "公开前查找身份证号、电话、住址等个人信息", Classes("PersonalDataScannerTests", "PersonalDataBudgetTests", "ItemCheckTests")),
    ];

    private static Func<TestMethod, bool> Classes(params string[] names) => test => Array.Exists(names, name => test.Name.StartsWith(name + ".", StringComparison.Ordinal));
}

/// <summary>法条行 — one row of the table: provision, rule, what it says, and which tests hold it.</summary>
internal sealed record LawRow(Provision? Basis, string Rule, string Content, Func<TestMethod, bool> IsHeldBy);
