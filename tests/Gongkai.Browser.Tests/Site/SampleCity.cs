using System.Text;
using Gongkai.App;
using Gongkai.App.Demonstration;
using Gongkai.App.Storage;
using Gongkai.Web;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongkai.Browser.Tests.Site;

/// <summary>The real server on a free port with the sample city on SQLite.</summary>
internal sealed class SampleCity : IAsyncDisposable
{
    /// <summary>Tells the tests, and nobody else, which route served an answer.</summary>
    internal const string RouteHeader = "X-Test-Route";

    private readonly DirectoryInfo _folder;
    private readonly SiteDatabase _database;

    private SampleCity(WebApplication app, SiteDatabase database, DirectoryInfo folder)
    {
        (App, _database, _folder) = (app, database, folder);
        Address = new Uri(app.Urls.Single());
        Routes = RouteList.Of(app);
    }

    internal WebApplication App { get; }

    internal Uri Address { get; }

    internal IReadOnlyList<RouteEntry> Routes { get; }

    internal static async Task<SampleCity> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-browser-");
        var database = new SiteDatabase(DatabaseAddress.Parse("", folder.FullName));
        var clock = new SiteClock(TimeProvider.System);
        Assert.True((await new SchemaScripts(database).ApplyAsync()).Succeeded);
        Assert.True((await new CreateDemonstration(database, clock).RunAsync(seed: 1, DemoSize.Small)).Succeeded);
        var options = new ServerOptions
        {
            Address = "http://127.0.0.1:0",
            DataFolder = folder.FullName,
            IsDemo = true,
            RequireHttps = false,
            Limits = new RequestLimits { PerAddressAndMinute = null, SearchesPerMinute = 100_000, GuessesPerMinute = 100_000, SubmissionsPerHour = 100_000 },
        };
        var app = GongkaiServer.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(database).AddSingleton(Vault.OfFolder(folder.FullName)).AddSingleton(clock);
            builder.Services.AddSingleton<IStartupFilter, RouteTeller>();
        });
        await app.StartAsync();
        return new SampleCity(app, database, folder);
    }

    internal Visitor Nobody() => new(Address);

    /// <summary>Somebody of the sample city, signed in; names there say role and organ.</summary>
    internal async Task<Visitor> SignedInAsync(string signInName)
    {
        var visitor = new Visitor(Address);
        await visitor.SignInAsync(signInName, CreateDemonstration.Password);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _database.Dispose();
        _folder.Delete(recursive: true);
    }

    private sealed class RouteTeller : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, further) =>
            {
                context.Response.OnStarting(() =>
                {
                    var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                    context.Response.Headers[RouteHeader] = $"/{Convert.ToBase64String(Encoding.UTF8.GetBytes(route?.TrimStart('/') ?? ""))}";
                    return Task.CompletedTask;
                });
                await further(context);
            });
            next(app);
        };
    }
}
