using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Portal;

/// <summary>网站地图 — every column on one page.</summary>
[Public]
public sealed class SiteMapModel : PortalPage
{
    public override PageMeta Meta => new("网站地图")
    {
        CanonicalPath = PortalPaths.SiteMap,
        Description = "本网站全部栏目。",
    };

    public IReadOnlyList<PageLink> Links =>
    [
        .. Site.Columns,
        new("检索", PortalPaths.Search),
        new("机关目录", "/organs"),
        new("意见征集", "/consultations"),
        new("公开统计", "/statistics"),
        new("邮件订阅", "/subscribe"),
        new("开放数据", "/data"),
        new("纠错", "/faults"),
        new("无障碍声明", PortalPaths.Accessibility),
    ];
}
