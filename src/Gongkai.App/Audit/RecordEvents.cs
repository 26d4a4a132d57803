namespace Gongkai.App.Audit;

/// <summary>业务动作 — what happens to items, columns, reports, ledgers, files and background work, with its Chinese name.</summary>
public static class RecordEvents
{
    public static IReadOnlyList<EventKind> All { get; } =
    [
        new("item-created", "起草信息"), new("item-edited", "修改信息"), new("item-submitted", "提交审核"), new("item-stage-passed", "审核通过"), new("item-stage-delegated", "转交审核"),
        new("item-returned", "退回修改"), new("item-recalled", "撤回送审"), new("item-discarded", "废弃草稿"), new("item-reopened", "重新起草"), new("item-approved", "签发"),
        new("item-scheduled", "定时发布"), new("item-published", "发布信息"), new("item-filed", "留存不公开"), new("item-correction-proposed", "提出更正"), new("item-corrected", "更正信息"),
        new("item-replaced", "替换信息"), new("item-withdrawn", "撤下信息"), new("item-validity-changed", "改变有效性"),
        new("review-route-set", "设定审核环节"), new("index-rule-set", "设定索引号规则"),
        new("columns-installed", "装入栏目"), new("column-added", "增加栏目"), new("column-closed", "停用栏目"),
        new("report-filed", "报送年报"), new("report-accepted", "年报审核通过"), new("report-returned", "退回年报"), new("finding-decided", "处理核对问题"),
        new("ledger-added", "登记台账"), new("ledger-changed", "修改台账"), new("ledger-removed", "删除台账记录"),
        new("ledger-published", "公开台账"), new("ledger-unpublished", "取消公开台账"),
        new("file-stored", "保存文件"), new("file-read", "读取文件"),
        new("work-given-up", "后台任务放弃"), new("work-retried", "重试后台任务"), new("work-dropped", "取消后台任务"),
        new("job-requested", "手工启动任务"), new("job-failed", "定时任务失败"),
    ];

    public static IReadOnlyDictionary<string, string> Subjects { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["publication"] = "公开信息",
        ["column"] = "栏目",
        ["report"] = "年度报告",
        ["ledger-record"] = "台账",
        ["file"] = "文件",
        ["work"] = "后台任务",
        ["job"] = "定时任务",
    };
}
