namespace Gongkai.Domain.Requests;

/// <summary>办理状态 — where a request stands; how it ended is its <see cref="Outcome"/>; 条例 45.</summary>
public enum RequestState
{
    AwaitingConfirmation,
    UnderReview,
    AwaitingClarification,
    Handling,
    Consulting,
    AwaitingReasons,
    AwaitingFee,
    Drafting,
    LegalReview,
    Approving,
    Approved,
    Replied,
    Closed,
    Divided,
    Archived,
}

/// <summary>办理状态 — the code list, and what to do in each state.</summary>
public static class RequestStates
{
    public static CodeList<RequestState> List { get; } = new(
        new(RequestState.AwaitingConfirmation, "awaiting-confirmation", "待确认收到", Provision.Regulation("第三十一条")),
        new(RequestState.UnderReview, "under-review", "审查中", Provision.Regulation("第二十九条")),
        new(RequestState.AwaitingClarification, "awaiting-clarification", "待补正", Provision.Regulation("第三十条")),
        new(RequestState.Handling, "handling", "办理中", Provision.Regulation("第四十五条")),
        new(RequestState.Consulting, "consulting", "征求意见中", Provision.Regulation("第三十三条第三款")),
        new(RequestState.AwaitingReasons, "awaiting-reasons", "待说明理由", Provision.Regulation("第三十五条")),
        new(RequestState.AwaitingFee, "awaiting-fee", "待缴费", Provision.Regulation("第四十二条")),
        new(RequestState.Drafting, "drafting", "拟稿中"),
        new(RequestState.LegalReview, "legal-review", "法制审核中"),
        new(RequestState.Approving, "approving", "审批中"),
        new(RequestState.Approved, "approved", "待送达"),
        new(RequestState.Replied, "replied", "已答复", Provision.Regulation("第三十三条")),
        new(RequestState.Closed, "closed", "已结案"),
        new(RequestState.Divided, "divided", "已拆分"),
        new(RequestState.Archived, "archived", "已归档", Provision.Regulation("第四十五条")));

    /// <summary>True until the request has been answered or ended in another way.</summary>
    public static bool IsOpen(RequestState state) => state < RequestState.Replied;

    /// <summary>What the office can do in this state instead of what was refused.</summary>
    public static string Advice(RequestState state) => state switch
    {
        RequestState.AwaitingConfirmation => "请先与申请人确认收到申请",
        RequestState.UnderReview => "请先完成审查，再分办、拟稿或者告知补正",
        RequestState.AwaitingClarification => "请先登记补正，逾期不补正的按规定结案",
        RequestState.Handling => "请按办理中的事项继续办理",
        RequestState.Consulting => "请先登记意见并结束征求意见",
        RequestState.AwaitingReasons => "请先登记申请人说明的理由，逾期不说明的可以直接拟稿",
        RequestState.AwaitingFee => "请先登记缴费，逾期未缴费的按规定结案",
        RequestState.Drafting => "请先送审，或者撤回拟稿继续办理",
        RequestState.LegalReview => "请先完成法制审核，或者退回修改",
        RequestState.Approving => "请先完成审批，或者退回修改",
        RequestState.Approved => "请编号用印后送达",
        RequestState.Replied => "申请已答复，可以登记送达凭证或者归档",
        RequestState.Closed => "申请已结案，可以归档",
        RequestState.Divided => "请到拆分后的各件申请中办理",
        RequestState.Archived => "申请已归档，只有复议、诉讼责令重新处理的才能重新办理",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
