using Gongkai.App.Appraisals;
using Gongkai.App.Calendars;
using Gongkai.App.Files;
using Gongkai.App.Ledgers;
using Gongkai.App.Letters;
using Gongkai.App.Organs;
using Gongkai.App.Publications;
using Gongkai.App.Reminders;
using Gongkai.App.Reports;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Requests;
using Gongkai.App.Users;
using Gongkai.App.Work;

namespace Gongkai.App.Audit;

/// <summary>办理动作表 — every kind of event and of subject with its Chinese name; a feature adds its own list here, in one line.</summary>
public static class EventKinds
{
    private static readonly Dictionary<string, string> s_actions = ((IEnumerable<EventKind>)
    [
        .. AuditEvents.All, .. OrganEvents.All, .. PersonEvents.All, .. WorkEvents.All, .. FileEvents.All, .. ItemEvents.All, .. ReportEvents.All, .. LedgerEvents.All,
        .. RequestEventKinds.All, .. LetterEvents.All, .. CompilingEvents.All, .. AppraisalEvents.All, .. ReminderEvents.All,
        .. Integrity.IntegrityEvents.All, .. Trainings.TrainingEvents.All, .. Metrics.MetricEvents.All, .. CalendarEvents.All,
    ])
        .ToDictionary(kind => kind.Code, kind => kind.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> s_subjects = new(StringComparer.Ordinal)
    {
        [AuditEvents.Subject] = "审计日志",
        [OrganEvents.Subject] = "机关",
        [OrganEvents.UnitSubject] = "内设机构",
        [PersonEvents.Subject] = "工作人员",
        [WorkEvents.Subject] = "后台任务",
        [WorkEvents.JobSubject] = "定时任务",
        [FileEvents.Subject] = "文件",
        [ItemEvents.Subject] = "公开信息",
        [ItemEvents.ColumnSubject] = "栏目",
        [ItemEvents.ThemeSubject] = "主题分类",
        [LedgerEvents.PlatformSubject] = "平台",
        [Metrics.MetricEvents.Subject] = "自定指标",
        ["fault"] = "公众纠错",
        ["subscription"] = "订阅",
        [LedgerEvents.Subject] = "台账记录",
        [ReportEvents.Subject] = "年度报告",
        [LetterEvents.Subject] = "来信",
        [AppraisalEvents.Subject] = "考核",
        [Integrity.IntegrityEvents.Subject] = "页面完整性",
        [RequestEventKinds.Subject] = "政府信息公开申请",
    };

    public static IReadOnlyDictionary<string, string> Actions => s_actions;

    public static IReadOnlyDictionary<string, string> Subjects => s_subjects;

    /// <summary>The code itself where nobody named it, so that a log is never without a word.</summary>
    public static string Action(string code) => s_actions.GetValueOrDefault(code, code);

    public static string Subject(string code) => s_subjects.GetValueOrDefault(code, code);
}
