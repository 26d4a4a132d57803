using Gongkai.App.Audit;

namespace Gongkai.App.Publications;

/// <summary>信息动作 — what happens to items, their columns and the rules they are reviewed by.</summary>
public static class ItemEvents
{
    public const string Subject = "publication";
    public const string ColumnSubject = "column";

    public static IReadOnlyList<EventKind> All { get; } =
    [
        new("item-created", "起草信息"),
        new("item-edited", "修改信息"),
        new("item-discarded", "废弃稿件"),
        new("item-submitted", "送审"),
        new("item-recalled", "撤回送审"),
        new("item-stage-passed", "审核通过一级"),
        new("item-stage-delegated", "委托审核"),
        new("item-approved", "审核通过"),
        new("item-returned", "退回修改"),
        new("item-scheduled", "定时发布"),
        new("item-published", "发布信息"),
        new("item-correction-proposed", "提出更正"),
        new("item-corrected", "更正信息"),
        new("item-withdrawn", "撤下信息"),
        new("item-replaced", "以新件替代"),
        new("item-validity-changed", "效力变更"),
        new("item-related", "关联信息"),
        new("item-filed", "登记不公开"),
        new("item-reopened", "重新认定"),
        new("columns-installed", "设立法定栏目"),
        new("column-added", "增设栏目"),
        new("column-closed", "停用栏目"),
        new("index-rule-set", "设定索引号规则"),
        new("review-route-set", "设定审核流程"),
    ];
}
