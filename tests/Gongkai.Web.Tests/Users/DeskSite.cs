using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Testing.Databases;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongkai.Web.Tests.Users;

/// <summary>The real server on a fresh test site, listening on a free port of the own machine.</summary>
public sealed class DeskSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SiteDatabase? _ownDatabase;
    private readonly string _folder = Directory.CreateTempSubdirectory("gongkai-web-").FullName;

    private DeskSite(TestSite site, RequestLimits limits, SiteDatabase database, Action<WebApplicationBuilder>? configure = null)
    {
        Site = site;
        _ownDatabase = database == site.Database ? null : database;
        var options = new ServerOptions { Address = "http://127.0.0.1:0", DataFolder = _folder, RequireHttps = false, Limits = limits, Work = new SiteWorkSettings { Work = new WorkSettings { RunsWork = false } } };
        _app = GongkaiServer.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(site.Time);
            builder.Services.AddSingleton(database);
            builder.Services.AddSingleton(site.Clock);
            builder.Services.AddSingleton(site.Vault);
            configure?.Invoke(builder);
        });
    }

    public TestSite Site { get; }

    public IServiceProvider Services => _app.Services;

    public IReadOnlyList<RouteEntry> Routes => RouteList.Of(_app);

    /// <summary>Scheme, host and port.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<DeskSite> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, RequestLimits? limits = null)
    {
        var site = new TestSite(kind);
        return await StartAsync(site, site.Database, limits ?? new RequestLimits { PerAddressAndMinute = null, GuessesPerMinute = 10_000 });
    }

    /// <summary>One more node of the site, with connections, folder and address of its own; closed before the first.</summary>
    public async Task<DeskSite> StartSecondAsync(RequestLimits? limits = null) =>
        await StartAsync(Site, new SiteDatabase(Site.Database.Address), limits ?? new RequestLimits { PerAddressAndMinute = null });

    private static async Task<DeskSite> StartAsync(TestSite site, SiteDatabase database, RequestLimits limits, Action<WebApplicationBuilder>? configure = null)
    {
        var desk = new DeskSite(site, limits, database, configure);
        await desk._app.StartAsync();
        return desk;
    }

    /// <summary>The server on a site that a test has filled before.</summary>
    public static Task<DeskSite> StartAsync(TestSite filled, Action<WebApplicationBuilder>? configure = null) =>
        StartAsync(filled, filled.Database, new RequestLimits { PerAddressAndMinute = null, GuessesPerMinute = 10_000 }, configure);

    public DeskVisitor Visitor() => new(Address);

    /// <summary>Somebody who has signed in with the password of the test people.</summary>
    public async Task<DeskVisitor> SignedInAsync(string signInName)
    {
        var visitor = Visitor();
        var answer = await visitor.SignInAsync(signInName, TestPeople.Password);
        Assert.Equal("/desk", answer.RedirectsTo);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownDatabase is null)
        {
            Site.Dispose();
        }

        _ownDatabase?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
