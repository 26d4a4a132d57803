using Gongkai.App.Audit;
using Gongkai.Domain.Letters;

namespace Gongkai.App.Letters;

/// <summary>来信动作 — what happens to a letter.</summary>
public static class LetterEvents
{
    public const string Subject = "letter";

    public static readonly EventKind Received = new("letter-received", "收到来信");
    public static readonly EventKind Imported = new("letter-imported", "导入来信");
    public static readonly EventKind Triaged = new("letter-triaged", "分办");
    public static readonly EventKind Classified = new("letter-classified", "更改类别");
    public static readonly EventKind Drafted = new("letter-drafted", "拟写答复");
    public static readonly EventKind Returned = new("letter-returned", "退回修改");
    public static readonly EventKind Approved = new("letter-approved", "审批通过");
    public static readonly EventKind Answered = new("letter-answered", "发送答复");
    public static readonly EventKind Rated = new("letter-rated", "写信人评价");
    public static readonly EventKind Published = new("letter-published", "公开答复");
    public static readonly EventKind Withdrawn = new("letter-withdrawn", "撤下公开的答复");
    public static readonly EventKind Read = new("letter-read", "查看写信人信息");
    public static readonly EventKind ClocksSet = new("letter-clocks-set", "设置来信时限");
    public static readonly EventKind TakenFromRequest = new("letter-taken-from-request", "公开申请转为来信");

    public static IReadOnlyList<EventKind> All { get; } =
        [Received, Imported, Triaged, Classified, Drafted, Returned, Approved, Answered, Rated, Published, Withdrawn, Read, ClocksSet, TakenFromRequest];

    internal static EventDraft On(this EventKind kind, Letter letter) => kind.On(letter.OrganId, Subject, letter.Id);
}
