using Gongkai.App.Audit;

namespace Gongkai.App.Reports.Compiling;

/// <summary>年报编制动作 — every kind of event around a report's compiling, review, publication and supervision.</summary>
public static class CompilingEvents
{
    public const string Subject = "report";

    public static readonly EventKind Started = new("report-started", "开始编制年报");
    public static readonly EventKind Figured = new("report-figure-entered", "填报年报数据");
    public static readonly EventKind Cleared = new("report-figure-removed", "撤销填报数据");
    public static readonly EventKind Declared = new("report-source-declared", "声明在用数据来源");
    public static readonly EventKind Carried = new("report-carry-decided", "处理结转差异");
    public static readonly EventKind Written = new("report-text-saved", "保存年报文字");
    public static readonly EventKind Remarked = new("report-comment-added", "批注年报");
    public static readonly EventKind Settled = new("report-comment-settled", "解决批注");
    public static readonly EventKind Kept = new("report-template-kept", "保存文字模板");
    public static readonly EventKind Submitted = new("report-submitted", "年报送审");
    public static readonly EventKind Passed = new("report-stage-passed", "年报审核通过");
    public static readonly EventKind SentBack = new("report-sent-back", "年报退回修改");
    public static readonly EventKind SignedOff = new("report-signed", "签发年报");
    public static readonly EventKind Reopened = new("report-reopened", "重新编制年报");
    public static readonly EventKind Published = new("report-published", "公开年报");
    public static readonly EventKind Reminded = new("report-reminded", "催报年报");
    public static readonly EventKind Ordered = new("rectification-ordered", "发出整改通知");
    public static readonly EventKind Replied = new("rectification-replied", "回复整改");
    public static readonly EventKind Rechecked = new("rectification-rechecked", "复查整改");
    public static readonly EventKind Sampled = new("report-sample-drawn", "抽查取样");
    public static readonly EventKind RolledUp = new("report-rolled-up", "汇总下级年报");
    public static readonly EventKind Imported = new("report-figures-imported", "导入年报数据");
    public static readonly EventKind BatchUploaded = new("report-batch-uploaded", "成批上传年报");
    public static readonly EventKind BatchRead = new("report-batch-read", "读取上传的年报");
    public static readonly EventKind BatchStopped = new("report-batch-stopped", "停止读取批次");
    public static readonly EventKind BatchResumed = new("report-batch-resumed", "继续读取批次");
    public static readonly EventKind BatchSettled = new("report-batch-settled", "人工确认上传的文件");
    public static readonly EventKind CellEntered = new("report-cell-entered", "人工填读年报的格");
    public static readonly EventKind SampleOpened = new("report-sample-opened", "查看抽查的答复");

    public static IReadOnlyList<EventKind> All { get; } =
    [
        Started, Figured, Cleared, Declared, Carried, Written, Remarked, Settled, Kept, Submitted, Passed, SentBack, SignedOff, Reopened, Published, Reminded, Ordered, Replied, Rechecked,
        Sampled, RolledUp, Imported, BatchUploaded, BatchRead, BatchStopped, BatchResumed, BatchSettled, CellEntered, SampleOpened,
    ];
}
