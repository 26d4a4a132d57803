using Gongkai.Web.Portal;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Portal;

/// <summary>网站地图 — every column on one page.</summary>
[Public]
public sealed class SiteMapModel(App.Publications.ColumnTree columns) : PortalPage
{
    public override PageMeta Meta => new("网站地图")
    {
        CanonicalPath = PortalPaths.SiteMap,
        Description = "本网站全部栏目。",
    };

    public IReadOnlyList<PageLink> Links =>
    [
        .. Site.Columns,
        new("查询申请进度", "/request/query"),
        new("检索", PortalPaths.Search),
        new("机关目录", "/organs"),
        new("来信和咨询", "/letters"),
        new("建议提案办理", "/proposals"),
        new("行政许可和行政处罚公示", "/credit"),
        new("行政执法事前公示", "/credit/lists"),
        new("意见征集", "/consultations"),
        new("工作数据", "/figures"),
        new("公开统计", "/statistics"),
        new("邮件订阅", "/subscribe"),
        new("开放数据", "/data"),
        new("纠错", "/faults"),
        new("无障碍声明", PortalPaths.Accessibility),
    ];

    public IReadOnlyList<PageLink> Columns { get; private set; } = [];

    public async Task OnGetAsync() =>
        Columns = [.. (await columns.RunAsync(null, HttpContext.RequestAborted)).Where(column => column.ParentId is not null).Select(column => new PageLink(column.Name, PortalItems.PathOf(column)))];
}
