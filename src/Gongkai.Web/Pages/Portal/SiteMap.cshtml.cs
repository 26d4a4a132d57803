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
        new("查询申请进度", "/request/query"),
        new("检索", PortalPaths.Search),
        new("无障碍声明", PortalPaths.Accessibility),
    ];
}
