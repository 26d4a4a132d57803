using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Requests;

/// <summary>办理结果表 — the leaves of table three with all that depends on them, and how a mixed answer is counted once; 条例 36–39.</summary>
public static class Outcomes
{
    private static readonly Provision s_format = new("国办公开办函〔2021〕30号");

    public static IReadOnlyList<OutcomeEntry> All { get; } =
    [
        new(Outcome.Granted, "granted", "予以公开", Provision.Regulation("第三十六条第一项、第二项"))
        {
            Reasons = ["已公开的写明获取的方式、途径；可以公开的附信息或者写明方式、途径和时间"],
            Papers = [PaperKind.ReplyAlreadyPublic, PaperKind.ReplyGranted],
            ReportRows = ["granted"],
        },
        new(Outcome.PartiallyGranted, "partially-granted", "部分公开", Provision.Regulation("第三十七条"))
        {
            Reasons = ["已公开部分的内容", "不予公开部分的法定事由和理由"],
            Papers = [PaperKind.ReplyPartiallyGranted],
            ReportRows = ["partiallyGranted"],
        },
        new(Outcome.DeniedStateSecret, "denied-state-secret", "不予公开：属于国家秘密", Provision.Regulation("第十四条"))
        {
            Reasons = ["依法确定为国家秘密的依据、密级和保密期限"],
            Papers = [PaperKind.ReplyStateSecret],
            ReportRows = ["deniedStateSecret"],
            IsDenial = true,
        },
        new(Outcome.DeniedForbiddenByLaw, "denied-forbidden-by-law", "不予公开：其他法律行政法规禁止公开", Provision.Regulation("第十四条"))
        {
            Reasons = ["禁止公开的法律、行政法规名称和条款"],
            Papers = [PaperKind.ReplyForbiddenByLaw],
            ReportRows = ["deniedForbiddenByLaw"],
            IsDenial = true,
        },
        new(Outcome.DeniedSecurityOrStability, "denied-security-or-stability", "不予公开：危及“三安全一稳定”", Provision.Regulation("第十四条"))
        {
            Reasons = ["公开后危及哪一项安全或者稳定，理由是什么"],
            Papers = [PaperKind.ReplySecurityOrStability],
            ReportRows = ["deniedSecurityOrStability"],
            IsDenial = true,
        },
        new(Outcome.DeniedThirdPartyRights, "denied-third-party-rights", "不予公开：保护第三方合法权益", Provision.Regulation("第十五条"))
        {
            Reasons = ["第三方的意见", "损害的合法权益", "不公开不会对公共利益造成重大影响的理由"],
            Papers = [PaperKind.ReplyThirdPartyRights],
            ReportRows = ["deniedThirdPartyRights"],
            IsDenial = true,
        },
        new(Outcome.DeniedInternalAffairs, "denied-internal-affairs", "不予公开：属于三类内部事务信息", Provision.Regulation("第十六条第一款"))
        {
            Reasons = ["属于人事管理、后勤管理、内部工作流程中的哪一类"],
            Papers = [PaperKind.ReplyInternalAffairs],
            ReportRows = ["deniedInternalAffairs"],
            IsDenial = true,
        },
        new(Outcome.DeniedProcessInformation, "denied-process-information", "不予公开：属于四类过程性信息", Provision.Regulation("第十六条第二款"))
        {
            Reasons = ["属于讨论记录、过程稿、磋商信函、请示报告中的哪一类", "没有法律、法规、规章规定应当公开"],
            Papers = [PaperKind.ReplyProcessInformation],
            ReportRows = ["deniedProcessInformation"],
            IsDenial = true,
        },
        new(Outcome.DeniedEnforcementFile, "denied-enforcement-file", "不予公开：属于行政执法案卷", Provision.Regulation("第十六条第二款"))
        {
            Reasons = ["所属的执法案卷", "没有法律、法规、规章规定应当公开"],
            Papers = [PaperKind.ReplyEnforcementFile],
            ReportRows = ["deniedEnforcementFile"],
            IsDenial = true,
        },
        new(Outcome.DeniedAdministrativeInquiry, "denied-administrative-inquiry", "不予公开：属于行政查询事项", Provision.Regulation("第三十六条第七项"))
        {
            Reasons = ["有特别规定的法律、行政法规名称和条款", "办理查询的机关和途径"],
            Papers = [PaperKind.ReplyAdministrativeInquiry],
            ReportRows = ["deniedAdministrativeInquiry"],
        },
        new(Outcome.UnableNotHeld, "unable-not-held", "无法提供：本机关不掌握相关政府信息", Provision.Regulation("第三十六条第四项、第五项"))
        {
            Reasons = ["检索的范围、方法和结果，或者不属于本机关负责公开的理由", "能够确定负责公开的机关的，写明其名称和联系方式"],
            Papers = [PaperKind.ReplyNonexistent, PaperKind.ReplyNotResponsible],
            ReportRows = ["unableNotHeld"],
        },
        new(Outcome.UnableNeedsCreation, "unable-needs-creation", "无法提供：没有现成信息需要另行制作", Provision.Regulation("第三十八条"))
        {
            Reasons = ["需要制作、加工、分析的理由"],
            Papers = [PaperKind.ReplyNeedsCreation],
            ReportRows = ["unableNeedsCreation"],
        },
        new(Outcome.UnableStillUnclear, "unable-still-unclear", "无法提供：补正后申请内容仍不明确", Provision.Regulation("第三十条"))
        {
            Reasons = ["补正告知和补正的日期", "仍不明确之处"],
            Papers = [PaperKind.ReplyStillUnclear],
            ReportRows = ["unableStillUnclear"],
        },
        new(Outcome.NotHandledPetition, "not-handled-petition", "不予处理：信访举报投诉类申请", Provision.Regulation("第三十九条第一款"))
        {
            Reasons = ["申请内容属于信访、投诉、举报的理由", "可以提出的渠道"],
            Papers = [PaperKind.ReplyPetition],
            ReportRows = ["notHandledPetition"],
        },
        new(Outcome.NotHandledRepeat, "not-handled-repeat", "不予处理：重复申请", Provision.Regulation("第三十六条第六项"))
        {
            Reasons = ["此前答复的文号和日期", "两次申请内容相同的理由"],
            Papers = [PaperKind.ReplyRepeat],
            ReportRows = ["notHandledRepeat"],
        },
        new(Outcome.NotHandledPublishedWork, "not-handled-published-work", "不予处理：要求提供公开出版物", Provision.Regulation("第三十九条第二款"))
        {
            Reasons = ["获取的途径"],
            Papers = [PaperKind.ReplyPublishedWork],
            ReportRows = ["notHandledPublishedWork"],
        },
        new(Outcome.NotHandledExcessive, "not-handled-excessive", "不予处理：无正当理由大量反复申请", Provision.Regulation("第三十五条"))
        {
            Reasons = ["申请的数量、频次", "申请人说明的理由为何不合理"],
            Papers = [PaperKind.ReplyExcessive],
            ReportRows = ["notHandledExcessive"],
        },
        new(Outcome.NotHandledConfirmOrReissue, "not-handled-confirm-or-reissue", "不予处理：要求行政机关确认或重新出具已获取信息", s_format)
        {
            Reasons = ["已获取信息的来源和日期"],
            Papers = [PaperKind.ReplyConfirmOrReissue],
            ReportRows = ["notHandledConfirmOrReissue"],
        },
        new(Outcome.OtherClarificationLapsed, "other-clarification-lapsed", "其他处理：逾期不补正", Provision.Regulation("第三十条"))
        {
            Reasons = ["补正告知送达的日期和补正期限"],
            Papers = [PaperKind.ClosingUnclarified],
            ReportRows = ["otherClarificationLapsed", "otherHandling"],
        },
        new(Outcome.OtherFeeUnpaid, "other-fee-unpaid", "其他处理：逾期未缴费", Provision.Regulation("第四十二条"))
        {
            Reasons = ["收费通知送达的日期、金额和缴费期限"],
            Papers = [PaperKind.ClosingUnpaid],
            ReportRows = ["otherFeeUnpaid", "otherHandling"],
        },
        new(Outcome.Other, "other", "其他处理：其他", Provision.Regulation("第四十五条"))
        {
            Reasons = ["结案的理由"],
            Papers = [PaperKind.ClosingRecord],
            ReportRows = ["other", "otherHandling"],
        },
    ];

    public static OutcomeEntry Of(Outcome outcome) => All[(int)outcome];

    public static OutcomeEntry? Find(string code) => All.FirstOrDefault(entry => entry.Code == code);

    /// <summary>The row of table three that counts an outcome in a format; null where the format has none.</summary>
    public static string? RowIn(ReportFormat format, Outcome outcome)
    {
        var table = format.Table("part3");
        return Of(outcome).ReportRows.FirstOrDefault(row => table.Row(row) is not null);
    }

    /// <summary>区分处理 — the one outcome of a request with several matters: something given and something not counts as partial only; 条例 37.</summary>
    /// <param name="matters">One outcome a matter; where nothing is given, the first is the principal ground.</param>
    /// <exception cref="ArgumentException">There is no matter.</exception>
    public static Outcome Combine(IReadOnlyList<Outcome> matters)
    {
        if (matters.Count == 0)
        {
            throw new ArgumentException("A request has at least one matter.", nameof(matters));
        }

        var isGiven = matters.Any(outcome => outcome is Outcome.Granted or Outcome.PartiallyGranted);
        return !isGiven || matters.All(outcome => outcome == Outcome.Granted) ? matters[0] : Outcome.PartiallyGranted;
    }

    /// <summary>The outcome that a closing action has by law; null where the action leaves it open.</summary>
    public static Outcome? ByAction(RequestAction action) => action switch
    {
        RequestAction.CloseUnclarified => Outcome.OtherClarificationLapsed,
        RequestAction.CloseUnpaid => Outcome.OtherFeeUnpaid,
        RequestAction.Withdraw or RequestAction.CloseOtherwise or RequestAction.Merge => Outcome.Other,
        _ => null,
    };
}
