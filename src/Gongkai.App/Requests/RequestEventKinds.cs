using Gongkai.App.Audit;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>申请办理动作 — the codes under which the audit log keeps what is done with requests: one for each action of the law, and some of the office's own.</summary>
public static class RequestEventKinds
{
    /// <summary>What the events are about.</summary>
    public const string Subject = "request";

    public static readonly EventKind Filed = new("request-filed", "网上提交申请");
    public static readonly EventKind Registered = new("request-registered", "登记申请");
    public static readonly EventKind Imported = new("requests-imported", "导入申请台账");
    public static readonly EventKind ApplicantViewed = new("request-applicant-viewed", "查看申请人信息");
    public static readonly EventKind Claimed = new("request-claimed", "认领申请");
    public static readonly EventKind DraftSaved = new("request-draft-saved", "保存答复拟稿");
    public static readonly EventKind PaperWritten = new("request-paper-written", "编写文书");
    public static readonly EventKind FileAdded = new("request-file-added", "添加申请文件");
    public static readonly EventKind FileRemoved = new("request-file-removed", "移除申请文件");
    public static readonly EventKind FileReleased = new("request-file-released", "放行申请文件");
    public static readonly EventKind AnswerPublished = new("request-answer-published", "公开答复");
    public static readonly EventKind AnswerWithdrawn = new("request-answer-withdrawn", "撤下公开的答复");
    public static readonly EventKind OpenedByCode = new("request-opened-by-code", "凭查询码查询");
    public static readonly EventKind RemedyAdded = new("remedy-added", "登记复议诉讼");
    public static readonly EventKind RemedyDecided = new("remedy-decided", "登记复议诉讼结果");
    public static readonly EventKind RulesSet = new("request-rules-set", "设置申请办理规则");

    public static IReadOnlyList<EventKind> All { get; } =
    [
        Filed, Registered, Imported, ApplicantViewed, Claimed, DraftSaved, PaperWritten, FileAdded, FileRemoved, FileReleased, AnswerPublished, AnswerWithdrawn, OpenedByCode,
        RemedyAdded, RemedyDecided, RulesSet,
        .. RequestActions.List.Entries.Select(row => Of(row.Member)),
    ];

    /// <summary>The kind of a step of the law: request-step-deliver.</summary>
    public static EventKind Of(RequestAction action) => new("request-step-" + RequestActions.List[action].Code, RequestActions.List[action].Name);
}
