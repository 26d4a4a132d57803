using Gongkai.App.Organs;
using Gongkai.App.Requests;
using Gongkai.App.Users;

namespace Gongkai.App.Audit;

/// <summary>办理动作表 — every kind of event and of subject with its Chinese name; a feature adds its own list here, in one line.</summary>
public static class EventKinds
{
    private static readonly Dictionary<string, string> s_actions = ((IEnumerable<EventKind>)[.. AuditEvents.All, .. OrganEvents.All, .. PersonEvents.All, .. RequestEventKinds.All, .. Reminders.ReminderEvents.All])
        .ToDictionary(kind => kind.Code, kind => kind.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> s_subjects = new(StringComparer.Ordinal)
    {
        [AuditEvents.Subject] = "审计日志",
        [OrganEvents.Subject] = "机关",
        [OrganEvents.UnitSubject] = "内设机构",
        [PersonEvents.Subject] = "工作人员",
        [RequestEventKinds.Subject] = "政府信息公开申请",
    };

    public static IReadOnlyDictionary<string, string> Actions => s_actions;

    public static IReadOnlyDictionary<string, string> Subjects => s_subjects;

    /// <summary>The code itself where nobody named it, so that a log is never without a word.</summary>
    public static string Action(string code) => s_actions.GetValueOrDefault(code, code);

    public static string Subject(string code) => s_subjects.GetValueOrDefault(code, code);
}
