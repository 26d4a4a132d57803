using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Portal;

/// <summary>门户首页 — the tree of columns and what was published last.</summary>
public static class PortalHome
{
    private const int Newest = 10;

    public static async ValueTask<HomeView> FindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (database, clock) = (services.GetRequiredService<SiteDatabase>(), services.GetRequiredService<SiteClock>());
        var counts = await new ItemFigures(database, clock).ColumnsAsync(null, context.RequestAborted);
        var newest = await new ListItems(database, clock).RunAsync(new ItemListQuery { PageSize = Newest }, context.RequestAborted);
        return new HomeView
        {
            Tree = PortalItems.Tree(counts, null),
            Lists = [new ItemCard("最新公开", PortalItems.Listed(newest.Rows, clock.Today)) { More = new PageLink("全部", PortalPaths.Content) }],
        };
    }
}
