using Gongkai.App.Audit;

namespace Gongkai.App.Publications;

/// <summary>信息动作 — what happens to items and columns, as logs and timelines name it.</summary>
public static class ItemEvents
{
    public const string Subject = ItemWork.SubjectKind;
    public const string ColumnSubject = "column";
    public const string ThemeSubject = "theme";

    public static readonly EventKind ThemeAdded = new("theme-added", "增加主题分类");
    public static readonly EventKind ThemeChanged = new("theme-changed", "修改主题分类");
    public static readonly EventKind ThemeRetired = new("theme-retired", "停用主题分类");
    public static readonly EventKind ThemeRestored = new("theme-restored", "恢复主题分类");
    public static readonly EventKind ColumnReopened = new("column-reopened", "恢复栏目");
    public static readonly EventKind ColumnDutySet = new("column-duty-set", "设置栏目责任和时限");
    public static readonly EventKind WordsChecked = new("words-checked", "检查已发布信息的用词");
    public static readonly EventKind WordingSettled = new("wording-settled", "认定用词无误");
    public static readonly EventKind WordingReopened = new("wording-reopened", "撤销用词无误的认定");
    public static readonly EventKind SiteIdentitySet = new("site-identity-set", "设置网站资料");
    public static readonly EventKind OpinionSendersRead = new("opinion-senders-read", "查看意见人和联系方式");
    public static readonly EventKind FaultContactRead = new("fault-contact-read", "查看纠错人联系方式");

    public static IReadOnlyList<EventKind> All { get; } =
    [
        new("item-created", "起草信息"), new("item-edited", "编辑草稿"), new("item-discarded", "作废草稿"), new("item-submitted", "送审"), new("item-recalled", "撤回送审"),
        new("item-stage-passed", "审核通过"), new("item-approved", "签发"), new("item-returned", "退回修改"), new("item-stage-delegated", "委托审核"),
        new("item-scheduled", "定时发布"), new("item-published", "发布信息"), new("item-filed", "登记不公开"), new("item-reopened", "重新认定"), new("item-reassessed", "评估审查"),
        new("item-correction-proposed", "提出更正"), new("item-corrected", "更正信息"), new("item-withdrawn", "撤下信息"), new("item-replaced", "替换信息"),
        new("item-related", "关联信息"), new("item-validity-changed", "效力变化"), new("item-class-disputed", "公开属性异议"), new("item-class-decided", "裁定公开属性"),
        new("review-route-set", "设置审核路径"), new("index-rule-set", "设置索引号规则"), new("checks-set", "设置检查词表"), new("contribution-rule-set", "设置供稿任务"),
        new("columns-installed", "建立栏目"), new("column-added", "增加栏目"), new("column-renamed", "修改栏目"), new("column-closed", "停用栏目"),
        new("consultation-opened", "开始征集意见"), new("consultation-answered", "公布采纳情况"), new("opinion-sent", "收到意见"), new("fault-reported", "收到纠错"), new("fault-handled", "处理纠错"),
        new("subscription-started", "登记订阅"), new("subscription-confirmed", "确认订阅"), new("subscription-ended", "退订"), new("subscription-told", "发送订阅邮件"), new("submission-noted", "登记上报采用"),
        new("item-confidentiality-reviewed", "保密审查"), new("key-points-set", "分解要点"), new("key-point-done", "要点完成"), new("guide-confirmed", "核对公开指南"),
        ThemeAdded, ThemeChanged, ThemeRetired, ThemeRestored, ColumnReopened, ColumnDutySet, SiteIdentitySet, OpinionSendersRead, FaultContactRead,
        new("links-checked", "检查站外链接"), new("radar-sent", "发送更新雷达"), WordsChecked, WordingSettled, WordingReopened,
    ];
}
