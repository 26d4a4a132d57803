using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Portal;

/// <summary>首页 — search, the tree of columns, what is new, and the doors people come for.</summary>
[Public]
public sealed class IndexModel(FindHome findHome) : PortalPage
{
    public HomeView Home { get; private set; } = HomeView.New;

    public override PageMeta Meta => new("政府信息公开")
    {
        CanonicalPath = PortalPaths.Home,
        Description = $"{Site.OrganName}政府信息公开：指南、制度、法定主动公开内容、年报和依申请公开。",
        Column = new ColumnMeta("政府信息公开", "首页", $"{Site.OrganName}政府信息公开平台首页", "政府信息公开,依申请公开,年度报告"),
    };

    public async Task OnGetAsync() => Home = await findHome(HttpContext);
}
