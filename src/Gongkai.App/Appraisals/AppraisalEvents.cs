using Gongkai.App.Audit;

namespace Gongkai.App.Appraisals;

/// <summary>考核动作 — what happens in an appraisal.</summary>
public static class AppraisalEvents
{
    public const string Subject = "appraisal-score";

    public static readonly EventKind Installed = new("appraisal-installed", "采用考核指标");
    public static readonly EventKind SelfChecked = new("appraisal-self-checked", "考核自查");
    public static readonly EventKind Reviewed = new("appraisal-reviewed", "考核评审");
    public static readonly EventKind Objected = new("appraisal-objected", "提出考核异议");
    public static readonly EventKind Finalized = new("appraisal-finalized", "考核定分");
    public static readonly EventKind LibraryChanged = new("appraisal-library-changed", "修改考核指标");
    public static readonly EventKind EvidenceAdded = new("appraisal-evidence-added", "上传考核佐证");

    public static IReadOnlyList<EventKind> All { get; } = [Installed, LibraryChanged, EvidenceAdded, SelfChecked, Reviewed, Objected, Finalized];

    public static string InChinese(AppraisalStage stage) => stage switch
    {
        AppraisalStage.SelfCheck => "自查",
        AppraisalStage.Review => "评审",
        AppraisalStage.Objection => "公示、异议",
        _ => "已定分",
    };
}
