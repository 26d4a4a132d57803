using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Reports.Compiling;

/// <summary>表三口径 — the rules of the rows and columns of table three; 国办公开办函〔2021〕30号, 条例 27–45.</summary>
internal static class RequestCountingRules
{
    private const string Table = "part3";
    private static readonly Provision s_format = new("国办公开办函〔2021〕30号");
    private static readonly Provision s_trial = new("国办公开办函〔2019〕60号");

    internal static IReadOnlyList<CountingRule> Rows { get; } =
    [
        Row("newReceived", "本年新收", "统计期限内收到（收到之日按条例第三十一条认定）的政府信息公开申请，一件申请计一件；拆分的计拆分后的各件，登记的其他诉求不计。",
            Provision.Regulation("第三十一条"), (facts, period) => period.Contains(facts.ReceivedOn)),
        Row("carriedIn", "上年结转", "统计期限开始前已收到、到上年12月31日没有办结的申请；应等于上年报告的“结转下年度继续办理”。",
            s_format, (facts, period) => facts.ReceivedOn < period.First && !(facts.DecidedOn < period.First)),
        .. Outcomes.All.Where(entry => entry.ReportRows is [_]).Select(entry => Leaf(entry.ReportRows[0], entry)),
        Leaf("otherClarificationLapsed", Outcomes.Of(Outcome.OtherClarificationLapsed)),
        Leaf("otherFeeUnpaid", Outcomes.Of(Outcome.OtherFeeUnpaid)),
        Leaf("other", Outcomes.Of(Outcome.Other)),
        Row("otherHandling", "其他处理", "统计期限内办结、结果为逾期不补正、逾期未缴费或者其他处理的申请；2019年格式只设一行。",
            s_trial, (facts, period) => period.Contains(facts.DecidedOn) && facts.Outcome is Outcome.OtherClarificationLapsed or Outcome.OtherFeeUnpaid or Outcome.Other),
        Row("resultsTotal", "办理结果总计", "统计期限内办结的申请，每件只计一次；此后经复议、诉讼改变结果的，不重复计。",
            s_format, (facts, period) => period.Contains(facts.DecidedOn)),
        Row("carriedOut", "结转下年度", "到统计期限最后一日已收到而没有办结的申请，包括待补正、征求意见、待缴费的。",
            s_format, (facts, period) => facts.ReceivedOn <= period.Last && !(facts.DecidedOn <= period.Last)),
    ];

    internal static IReadOnlyList<CountingRule> Columns { get; } =
    [
        .. ApplicantKinds.List.Entries.Select(Column),
        new($"{Table}.total", "总计", "全部申请人。", s_format, CountingSource.Register) { Requests = (_, _) => true },
    ];

    /// <summary>统计对象: only requests for disclosure that were received and not split.</summary>
    internal static bool IsCounted(RequestFacts facts) => facts.Kind == RequestKind.Disclosure && !facts.IsDivided && facts.ReceivedOn is not null;

    private static CountingRule Leaf(string row, OutcomeEntry entry) => Row(row, entry.Name,
        $"统计期限内办结、结果登记为“{entry.Name}”的申请{(entry.Outcome == Outcome.PartiallyGranted ? "；区分处理的只计这一情形，不计其他情形" : "")}。",
        entry.Basis, (facts, period) => period.Contains(facts.DecidedOn) && facts.Outcome == entry.Outcome);

    private static CountingRule Column(CodeEntry<ApplicantKind> kind) => new($"{Table}.{kind.ReportKey}", kind.Name, $"申请人登记为{kind.Name}的。", s_format, CountingSource.Register)
    {
        Requests = (facts, _) => facts.Applicant == kind.Member,
    };

    private static CountingRule Row(string path, string name, string definition, Provision basis, Func<RequestFacts, ReportPeriod, bool> counts) =>
        new($"{Table}.{path}", name, definition, basis, CountingSource.Register) { Requests = (facts, period) => IsCounted(facts) && counts(facts, period) };
}
