using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Portal;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Portal;

/// <summary>门户服务 — the sitemap's content, the counter of visits, and mail to subscribers.</summary>
public static class PortalSetup
{
    /// <summary>Where a page leaves the name of the column that its visit counts for.</summary>
    public const string SectionKey = "gongkai.section";

    public static void AddPortal(this IServiceCollection services)
    {
        services.AddSingleton<ListSitemap>(provider => (skip, cancellation) => ItemSitemap.ListAsync(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>(), skip, cancellation));
        services.AddSingleton<CountSitemap>(provider => cancellation => ItemSitemap.CountAsync(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>(), cancellation));
        services.AddSingleton<VisitCounter>().AddHostedService(provider => provider.GetRequiredService<VisitCounter>());
        services.AddSingleton(provider => new PageCache(provider.GetRequiredService<SiteClock>(), provider.GetRequiredService<SiteDatabase>(), provider.GetService<Gongkai.App.Operation.ChangeSignals>()));
        services.AddSingleton(provider => new KeptFigures(provider.GetRequiredService<SiteClock>(), TimeProvider.System));
        services.AddSiteJob(provider => new SiteJob(
            "tell-subscribers", "0 0 8 * * ?", "发送订阅邮件", "把订阅栏目的新信息汇总后发给确认过的订阅人。",
            async cancellation => $"发出 {await TellAsync(provider, cancellation)} 封"));
    }

    /// <summary>Counts pages that people open; what a page was made for is told by its first part.</summary>
    public static void UseVisitCounter(this WebApplication app)
    {
        var counter = app.Services.GetRequiredService<VisitCounter>();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode == StatusCodes.Status200OK && context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.CompiledPageActionDescriptor>() is { } page
                && page.ViewEnginePath.StartsWith("/Portal/", StringComparison.Ordinal))
            {
                Count(counter, context);
            }
        });
    }

    public static void Count(VisitCounter counter, HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        counter.Note(path, context.Items[SectionKey] as string ?? "/" + path.Split('/', 3)[1], context.Request.Headers.UserAgent.ToString());
    }

    private static Task<int> TellAsync(IServiceProvider provider, CancellationToken cancellation) =>
        new Subscribe(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>(), provider.GetRequiredService<Vault>())
            .TellAsync(provider.GetRequiredService<ServerOptions>().MailAddress, cancellation);
}
