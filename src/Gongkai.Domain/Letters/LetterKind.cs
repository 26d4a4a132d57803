namespace Gongkai.Domain.Letters;

/// <summary>来信类别 — what a letter wants.</summary>
public enum LetterKind
{
    Consultation,
    Complaint,
    Suggestion,
    HelpRequest,
}

/// <summary>来信来源 — through which door a letter came.</summary>
public enum LetterSource
{
    Mailbox,
    Hotline,
    MessageBoard,

    /// <summary>A request for disclosure that turned out to be a letter.</summary>
    Request,
}

/// <summary>来信状态 — where a letter stands.</summary>
public enum LetterState
{
    Received,
    InHand,
    Drafted,
    Approved,
    Answered,
    Redirected,
}

/// <summary>分流去向 — what a letter turns out to be when it is read.</summary>
public enum LetterRoute
{
    Ours,
    DisclosureRequest,
    Petition,
    Report,
    OtherOrgan,
}

/// <summary>满意度 — how the writer rates the answer.</summary>
public enum Satisfaction
{
    Satisfied,
    Fair,
    Unsatisfied,
}

/// <summary>来信代码表 — Chinese names and stored codes of letters.</summary>
public static class LetterCodes
{
    public static CodeList<LetterKind> Kinds { get; } = new(
        new(LetterKind.Consultation, "consultation", "咨询"), new(LetterKind.Complaint, "complaint", "投诉"),
        new(LetterKind.Suggestion, "suggestion", "建议"), new(LetterKind.HelpRequest, "help-request", "求助"));

    public static CodeList<LetterSource> Sources { get; } = new(
        new(LetterSource.Mailbox, "mailbox", "网上来信"), new(LetterSource.Hotline, "hotline", "12345 热线"), new(LetterSource.MessageBoard, "message-board", "市民留言板"),
        new(LetterSource.Request, "request", "公开申请转来"));

    public static CodeList<LetterState> States { get; } = new(
        new(LetterState.Received, "received", "待分办"), new(LetterState.InHand, "in-hand", "办理中"), new(LetterState.Drafted, "drafted", "待审批"),
        new(LetterState.Approved, "approved", "待发送"), new(LetterState.Answered, "answered", "已答复"), new(LetterState.Redirected, "redirected", "已告知渠道"));

    public static CodeList<LetterRoute> Routes { get; } = new(
        new(LetterRoute.Ours, "ours", "本机关办理"), new(LetterRoute.DisclosureRequest, "disclosure-request", "政府信息公开申请"),
        new(LetterRoute.Petition, "petition", "信访事项"), new(LetterRoute.Report, "report", "举报、检举"), new(LetterRoute.OtherOrgan, "other-organ", "不属于本机关职责"));

    public static CodeList<Satisfaction> Ratings { get; } = new(
        new(Satisfaction.Satisfied, "satisfied", "满意"), new(Satisfaction.Fair, "fair", "基本满意"), new(Satisfaction.Unsatisfied, "unsatisfied", "不满意"));

    /// <summary>What a writer is told whose letter is not answered here: why, and where to go.</summary>
    /// <param name="where">The organ or channel, for what belongs to another organ.</param>
    public static string Advice(LetterRoute route, string where) => route switch
    {
        LetterRoute.Petition => "来信反映的事项属于信访事项，应当依照《信访工作条例》提出。请登录国家信访局网上信访平台，或者向当地信访部门提出" + (where.Length > 0 ? $"：{where}。" : "。"),
        LetterRoute.Report => "来信属于举报、检举，本信箱不受理。检举党员、公职人员违纪违法的，请拨打 12388；举报市场、安全生产等违法行为的，请拨打 12345" + (where.Length > 0 ? $"，或者联系{where}。" : "。"),
        LetterRoute.OtherOrgan => $"来信反映的事项不属于本机关职责，由{where}负责，请向该机关提出。",
        LetterRoute.DisclosureRequest => "来信要求获取政府信息，已经转为政府信息公开申请办理，自收到之日起二十个工作日内答复。",
        _ => "",
    };
}
