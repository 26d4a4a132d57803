using Gongkai.App.Storage;
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
    private readonly string _folder = Directory.CreateTempSubdirectory("gongkai-web-").FullName;

    private DeskSite(TestSite site, RequestLimits limits)
    {
        Site = site;
        var options = new ServerOptions { Address = "http://127.0.0.1:0", DataFolder = _folder, RequireHttps = false, Limits = limits };
        _app = GongkaiServer.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(site.Time);
            builder.Services.AddSingleton(site.Database);
            builder.Services.AddSingleton(site.Clock);
            builder.Services.AddSingleton(site.Vault);
        });
    }

    public TestSite Site { get; }

    public IReadOnlyList<RouteEntry> Routes => RouteList.Of(_app);

    /// <summary>Scheme, host and port.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<DeskSite> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, RequestLimits? limits = null)
    {
        var site = new DeskSite(new TestSite(kind), limits ?? new RequestLimits { PerAddressAndMinute = null, GuessesPerMinute = 10_000 });
        await site._app.StartAsync();
        return site;
    }

    /// <summary>The server on a site that a test has filled before.</summary>
    public static async Task<DeskSite> StartAsync(TestSite filled)
    {
        var site = new DeskSite(filled, new RequestLimits { PerAddressAndMinute = null, GuessesPerMinute = 10_000 });
        await site._app.StartAsync();
        return site;
    }

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
        Site.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
