using Gongkai.App.Operation;
using Gongkai.App.Search;
using Gongkai.App.Work;
using Gongkai.Web.Portal;
using Gongkai.Web.Publishing;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Site;

/// <summary>站点服务 — keys shared through the database, health, background work, and what the portal says of itself.</summary>
public static class SiteSetup
{
    public static void AddSiteServices(this IServiceCollection services, ServerOptions options)
    {
        services.AddSiteKeys();
        services.AddSiteHealth(options.DataFolder);
        if (options.Work is { } work)
        {
            services.AddSiteWork(work);
            services.AddSingleton<IndexItem>().AddSingleton<IOutboxHandler, IndexHandler>();
        }

        services.AddPublishing(options);
        services.AddSingleton(Synonyms.Shipped);
        services.AddSingleton<SiteFrame>();
        services.AddSingleton<FindSite>(provider => provider.GetRequiredService<SiteFrame>().FindAsync);
        services.AddSingleton<FindHome>(_ => PortalHome.FindAsync);
        services.AddPortal();
    }
}
