using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Design;

/// <summary>首页样例 — the first page with content.</summary>
[Public]
public sealed class HomeModel : PortalPage
{
    public override PageMeta Meta => new("首页样例") { NavPath = "/", CanonicalPath = PortalPaths.Home };

    public void OnGet() => HttpContext.Features.Set(Specimens.Site);
}
