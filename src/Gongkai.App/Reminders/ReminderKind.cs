using Gongkai.Domain;

namespace Gongkai.App.Reminders;

/// <summary>提醒种类 — what a person can be reminded of.</summary>
public enum ReminderKind
{
    DueSoon,
    Overdue,
    OpinionOverdue,
    FeeUnpaid,
    ClarificationOverdue,
}

/// <summary>提醒种类 — the code list.</summary>
public static class ReminderKinds
{
    public static CodeList<ReminderKind> List { get; } = new(
        new(ReminderKind.DueSoon, "due-soon", "快要到期", Provision.Regulation("第三十三条")),
        new(ReminderKind.Overdue, "overdue", "已经逾期", Provision.Regulation("第三十三条")),
        new(ReminderKind.OpinionOverdue, "opinion-overdue", "第三方或者其他机关的意见逾期未到", Provision.Regulation("第三十二条")),
        new(ReminderKind.FeeUnpaid, "fee-unpaid", "申请人逾期没有缴费", Provision.Regulation("第四十二条")),
        new(ReminderKind.ClarificationOverdue, "clarification-overdue", "申请人逾期没有补正", Provision.Regulation("第三十条")));
}

/// <summary>提醒 — one thing to say of a request today.</summary>
public sealed record Reminder(ReminderKind Kind, string Text);
