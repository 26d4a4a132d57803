using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>办理提示 — what an action is for, in one line, and which one usually comes next; 条例 29–45.</summary>
public static class ActionHints
{
    /// <summary>Shown with the action where there is room.</summary>
    public static string Of(RequestAction action) => action switch
    {
        RequestAction.ConfirmReceipt => "与申请人确认收到之日，期限从次日起算",
        RequestAction.AskForClarification => "内容不明确等四种情形，收到申请7个工作日内一次性告知",
        RequestAction.ReceiveClarification => "登记补正的内容，期限重新起算",
        RequestAction.CloseUnclarified => "无正当理由逾期不补正，视为放弃申请",
        RequestAction.Assign => "交给承办处室，可以指定承办人",
        RequestAction.ReturnAssignment => "不属于本处室承办的，写明理由退回",
        RequestAction.RecordSearch => "写下查了哪里、怎么查、查到什么，信息不存在时必须有",
        RequestAction.Consult => "涉及第三方权益或者共同制作机关的，发征求意见书，期间不计入期限",
        RequestAction.RecordLetterReceipt => "对方签收之日，15个工作日从次日起算",
        RequestAction.RecordOpinion => "登记对方的意见，次日起恢复计算期限",
        RequestAction.EndConsultation => "意见到齐或者征求期满，继续办理",
        RequestAction.TellThirdParty => "第三方不同意、仍决定公开的，书面告知决定和理由",
        RequestAction.AskForReasons => "数量、频次明显超过合理范围的，要求说明理由",
        RequestAction.ReceiveReasons => "登记申请人说明的理由",
        RequestAction.TellDelay => "理由合理但无法按期答复的，确定延迟答复的期限并告知",
        RequestAction.ApproveExtension => "由信息公开工作机构负责人同意，最多20个工作日",
        RequestAction.TellExtension => "批准后必须书面告知申请人，延期才算数",
        RequestAction.NotifyFee => "按件或者按量，二选一；缴费后期限重新起算",
        RequestAction.RecordNoticeReceipt => "申请人收到收费通知之日，缴费期限从次日起算",
        RequestAction.RecordPayment => "登记缴款凭证号，期限从次日起重新起算",
        RequestAction.CloseUnpaid => "逾期未缴费，视为放弃申请",
        RequestAction.Draft => "选择答复结果，写依据和理由",
        RequestAction.RecallDraft => "撤回到办理中，重新处理",
        RequestAction.SubmitForReview => "交法制审核，审核人不能是拟稿人",
        RequestAction.PassReview => "同意，转审批",
        RequestAction.ReturnDraft => "写明意见，退回修改",
        RequestAction.Endorse => "同意后由上一级领导批准",
        RequestAction.Approve => "批准后自动编号，待用印送达",
        RequestAction.Deliver => "登记送达的方式和日期，即为答复之日",
        RequestAction.RecordDeliveryProof => "登记回执、签收单等凭证",
        RequestAction.Withdraw => "申请人书面撤回的，登记后结案",
        RequestAction.CloseOtherwise => "其他终止办理的情形",
        RequestAction.Split => "一份申请含几件不同的事，拆成几件分别计数、答复",
        RequestAction.Merge => "同一申请人的同一件事，并入在办的那一件",
        RequestAction.Archive => "收齐材料，归档",
        RequestAction.Redo => "复议、诉讼责令重新处理的，重新办理",
        RequestAction.Undo => "从办理过程里选要撤销的一步",
        _ => "",
    };

    /// <summary>What most probably comes next in a state, the likeliest first.</summary>
    internal static IReadOnlyList<RequestAction> Usual(RequestState state) => state switch
    {
        RequestState.AwaitingConfirmation => [RequestAction.ConfirmReceipt],
        RequestState.UnderReview => [RequestAction.Assign, RequestAction.AskForClarification, RequestAction.Draft],
        RequestState.AwaitingClarification => [RequestAction.ReceiveClarification],
        RequestState.Handling => [RequestAction.Draft, RequestAction.RecordSearch, RequestAction.Consult, RequestAction.ApproveExtension],
        RequestState.Consulting => [RequestAction.RecordOpinion, RequestAction.RecordLetterReceipt, RequestAction.Consult],
        RequestState.AwaitingReasons => [RequestAction.ReceiveReasons, RequestAction.Draft],
        RequestState.AwaitingFee => [RequestAction.RecordPayment, RequestAction.RecordNoticeReceipt],
        RequestState.Drafting => [RequestAction.SubmitForReview, RequestAction.RecallDraft],
        RequestState.LegalReview => [RequestAction.PassReview, RequestAction.ReturnDraft],
        RequestState.Approving => [RequestAction.Approve, RequestAction.Endorse, RequestAction.ReturnDraft],
        RequestState.Approved => [RequestAction.Deliver, RequestAction.ReturnDraft],
        RequestState.Replied => [RequestAction.RecordDeliveryProof, RequestAction.Archive],
        _ => [RequestAction.Archive],
    };
}
