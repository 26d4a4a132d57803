using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Portal;

/// <summary>开放数据页 — what can be had as data, and how.</summary>
[Public]
public sealed class DataModel : PortalPage
{
    public override PageMeta Meta => new("开放数据")
    {
        CanonicalPath = "/data",
        Description = "公开信息列表、栏目、机关和统计的 CSV、JSON，以及接口说明。",
        Column = new ColumnMeta("开放数据", "数据开放", "公开信息的数据接口", "开放数据,接口"),
    };
}
