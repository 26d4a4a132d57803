using Gongkai.App.Requests;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Portal.Requests;

/// <summary>给申请人的话 — events, results and remedies in plain words, without names of staff.</summary>
public static class CaseWords
{
    /// <summary>Null for what goes on inside the organ.</summary>
    public static string? Of(RequestAction action) => action switch
    {
        RequestAction.Submit => "您提出了申请",
        RequestAction.ConfirmReceipt => "受理机关与您确认收到申请",
        RequestAction.AskForClarification => "受理机关请您补正",
        RequestAction.ReceiveClarification => "收到您的补正",
        RequestAction.CloseUnclarified => "到期没有补正，申请结案",
        RequestAction.Assign => "交承办部门办理",
        RequestAction.Consult => "开始征求第三方或者其他机关的意见",
        RequestAction.EndConsultation => "征求意见结束",
        RequestAction.AskForReasons => "受理机关请您说明理由",
        RequestAction.ReceiveReasons => "收到您说明的理由",
        RequestAction.TellDelay => "告知您延迟答复的时间",
        RequestAction.TellExtension => "告知您延长答复期限",
        RequestAction.NotifyFee => "发出收费通知",
        RequestAction.RecordPayment => "收到您缴纳的费用",
        RequestAction.CloseUnpaid => "到期没有缴费，申请结案",
        RequestAction.Deliver => "作出答复并送达",
        RequestAction.RecordDeliveryProof => "答复已经收到",
        RequestAction.Withdraw => "您撤回了申请",
        RequestAction.CloseOtherwise => "申请结案",
        RequestAction.Split => "拆分为几件申请分别办理",
        RequestAction.Merge => "并入另一件申请办理",
        RequestAction.Redo => "按复议决定或者判决重新办理",
        RequestAction.Archive => "办结归档",
        _ => null,
    };

    public static LampColor ColorOf(ApplicantPage page, bool isOverdue) => page.State switch
    {
        RequestState.AwaitingClarification or RequestState.AwaitingReasons or RequestState.AwaitingFee => LampColor.Orange,
        RequestState.Replied => LampColor.Green,
        RequestState.Closed or RequestState.Divided or RequestState.Archived => LampColor.Grey,
        _ => isOverdue ? LampColor.Red : LampColor.Blue,
    };

    /// <summary>What the organ's inner stages are called outside.</summary>
    public static string NameOf(RequestState state) => state switch
    {
        RequestState.Handling or RequestState.Drafting or RequestState.LegalReview or RequestState.Approving => "办理中",
        RequestState.Approved => "即将送达",
        RequestState.AwaitingClarification => "请您补正",
        RequestState.AwaitingReasons => "请您说明理由",
        RequestState.AwaitingFee => "请您缴费",
        RequestState.AwaitingConfirmation => "等待确认收到",
        RequestState.Archived => "已办结",
        _ => RequestStates.List[state].Name,
    };

    /// <summary>Which of the two ways is open, by the outcome and its day.</summary>
    public static string RemedyOf(Outcome? outcome, DateOnly endedOn) => outcome is not { } known ? "对处理结果不服的，可以依法申请行政复议或者提起行政诉讼。" : RemedyNotice.For([known], endedOn).Route switch
    {
        RemedyRoute.ReconsiderationFirst => "对不予公开不服的，应当先申请行政复议；对复议决定不服的，再提起行政诉讼。",
        RemedyRoute.ReconsiderationFirstForDenied => "对不予公开的部分不服的，应当先申请行政复议；对其他部分不服的，可以申请行政复议，也可以直接提起行政诉讼。",
        _ => "对处理结果不服的，可以申请行政复议，也可以直接提起行政诉讼。",
    };

    public static string NameOf(RemedyPeriod period) => period.Basis.ToString().Contains("复议", StringComparison.Ordinal) ? "申请行政复议" : "直接提起行政诉讼";

    public static string NameOf(PaperKind kind)
    {
        var name = PaperKinds.List[kind].Name;
        return kind is >= PaperKind.ReplyAlreadyPublic and <= PaperKind.ReplyConfirmOrReissue ? $"政府信息公开申请答复书（{name[(name.IndexOf('：', StringComparison.Ordinal) + 1)..]}）" : name;
    }
}
