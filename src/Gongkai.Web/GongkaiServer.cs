using Gongkai.Web.Api;
using Gongkai.Web.Assets;
using Gongkai.Web.Errors;
using Gongkai.Web.Portal;
using Gongkai.Web.Portal.Requests;
using Gongkai.Web.Requests;
using Gongkai.Web.Security;
using Gongkai.Web.Shared;
using Gongkai.Web.Site;
using Gongkai.Web.Users;

namespace Gongkai.Web;

/// <summary>服务 — builds the web server; reads like a table of contents.</summary>
public static class GongkaiServer
{
    /// <param name="options">What the server is told from outside.</param>
    /// <param name="configure">Further services, and replacements of those registered here.</param>
    public static WebApplication Build(ServerOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(GongkaiServer).Assembly.GetName().Name,
            EnvironmentName = options.Environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(options.Address);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);

        builder.AddRequestLimits(options.Limits);
        builder.Services.AddProxies(options);
        builder.Services.AddCookieRules(options);
        builder.Services.AddDeskSignIn(options);
        builder.Services.AddRoutePolicies();
        builder.Services.AddRateLimits(options.Limits);
        builder.Services.AddPageCompression();
        builder.Services.AddPages(options);
        builder.Services.AddSiteServices(options);
        builder.Services.AddRequestPages();
        builder.Services.AddApplicantPages();
        builder.Services.AddPeople(options);
        builder.Services.AddSingleton<AssetFiles>();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseProxies(options);
        app.UseSecurityHeaders(options);
        app.UseSecureTransport(options);
        app.UseResponseCompression();
        app.UseErrorPages();
        app.UseWithoutNulls();
        app.UseRouting();
        app.UseRateLimiter();
        app.UsePageCache();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseVisitCounter();

        app.MapRazorPages();
        app.MapAssets();
        app.MapDisplayChoices();
        app.MapHealth();
        app.MapItemFiles(options);
        if (options.Faces.HasFlag(Faces.Desk))
        {
            app.MapCalendars();
        }

        if (options.Faces.HasFlag(Faces.Portal))
        {
            app.MapRobots();
            app.MapFeeds();
            app.MapOpenData();
            app.MapFoundItems();
        }

        RouteList.RequirePolicies(app);
        return app;
    }
}
