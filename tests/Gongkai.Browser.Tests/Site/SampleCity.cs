using System.Text;
using Gongkai.App;
using Gongkai.App.Demonstration;
using Gongkai.App.Files;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web;
using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongkai.Browser.Tests.Site;

/// <summary>The real server on a free port with the sample city, on SQLite or PostgreSQL.</summary>
internal sealed class SampleCity : IAsyncDisposable
{
    /// <summary>Tells the tests, and nobody else, which route served an answer.</summary>
    internal const string RouteHeader = "X-Test-Route";

    private readonly EmptyDatabase _empty;
    private readonly SiteDatabase _database;

    private SampleCity(WebApplication app, SiteDatabase database, EmptyDatabase empty)
    {
        (App, _database, _empty) = (app, database, empty);
        Address = new Uri(app.Urls.Single());
        Routes = RouteList.Of(app);
        Finder = new RouteFinder(Routes.Select(route => route.Pattern));
    }

    internal WebApplication App { get; }

    internal Uri Address { get; }

    internal IReadOnlyList<RouteEntry> Routes { get; }

    internal RouteFinder Finder { get; }

    internal static async Task<SampleCity> StartAsync(DatabaseKind kind)
    {
        var empty = new EmptyDatabase(kind);
        var folder = empty.Folder;
        var database = new SiteDatabase(empty.Address);
        var clock = new SiteClock(TimeProvider.System);
        Assert.True((await new SchemaScripts(database).ApplyAsync()).Succeeded);
        var vault = Vault.OfFolder(folder);
        var files = new FileStoreAddress(Path.Combine(folder, "files"));
        Assert.True((await new CreateDemonstration(database, clock, vault, files.Open()).RunAsync(seed: 1, DemoSize.Small)).Succeeded);
        var options = new ServerOptions
        {
            Address = "http://127.0.0.1:0",
            DataFolder = folder,
            Files = files,
            Work = SiteWorkVariables.Read(_ => null, folder).TryGet(out var work) ? work : null,
            IsDemo = true,
            RequireHttps = false,
            Limits = new RequestLimits { PerAddressAndMinute = null, SearchesPerMinute = 100_000, GuessesPerMinute = 100_000, SubmissionsPerHour = 100_000 },
        };
        var app = GongkaiServer.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(database).AddSingleton(vault).AddSingleton(clock);
            builder.Services.AddSingleton<IStartupFilter, RouteTeller>();
        });
        await app.StartAsync();
        return new SampleCity(app, database, empty);
    }

    /// <summary>Policy of the route that an address belongs to.</summary>
    internal string PolicyOf(string address) => Routes.First(route => route.Pattern == address || route.Pattern == Finder.RouteOf(address)).Policy!;

    internal Visitor Nobody() => new(Address);

    /// <summary>Records that the lists of a sample city show late or never: a request with files that was answered, and work that failed.</summary>
    internal async Task<IReadOnlyList<string>> ExamplesAsync(int organNumber)
    {
        await using var site = _database.Open(OrganScope.Site);
        var organ = await site.Organs.SingleAsync(one => one.Number == organNumber);
        var answered = await site.Set<RequestFile>().Where(file => site.Set<DisclosureRequest>().Any(request => request.Id == file.RequestId && request.OrganId == organ.Id)).Select(file => file.RequestId).FirstAsync();
        var failed = new OutboxItem { Id = Guid.CreateVersion7(), Kind = "mail", CreatedAt = DateTimeOffset.UtcNow, AvailableAt = DateTimeOffset.UtcNow, Attempts = 8, LastError = "邮件服务器拒绝连接", GivenUpAt = DateTimeOffset.UtcNow };
        var opinion = await site.Set<Publication>().Where(item => item.OrganId == organ.Id && item.Kind == ItemKind.Consultation && item.State == ItemState.Published).Select(item => item.Id).FirstAsync();
        await using var own = _database.Open(OrganScope.Own(organ));
        own.Enqueue(failed);
        await own.SaveChangesAsync();
        return [$"/desk/items/{opinion}", $"/desk/requests/{answered}", $"/desk/requests/{answered}/files", $"/desk/jobs/{failed.Id}", $"/subscriptions/confirm/{failed.Id}/example", $"/subscriptions/end/{failed.Id}/example"];
    }

    /// <summary>Assigns a request on a day of the past, which the desk's page, always of today, does not do.</summary>
    internal async Task AssignAsync(Guid request, DateOnly on)
    {
        await using var site = _database.Open(OrganScope.Site);
        var kept = await site.Set<DisclosureRequest>().AsNoTracking().SingleAsync(one => one.Id == request);
        var (organ, unit) = (await site.Organs.SingleAsync(one => one.Id == kept.OrganId), await site.Units.FirstAsync(one => one.OrganId == kept.OrganId));
        var take = new TakeStep(_database, App.Services.GetRequiredService<SiteClock>(), App.Services.GetRequiredService<Vault>());
        var taken = await take.RunAsync(TestSite.Someone(organ, Role.DisclosureOfficer), new RequestKey(request, kept.Version), (RequestAction.Assign, on), new StepFacts { UnitId = unit.Id });
        Assert.True(taken.Succeeded, taken.Refusal?.Message);
    }

    /// <summary>Somebody of the sample city, signed in; names there say role and organ.</summary>
    internal async Task<Visitor> SignedInAsync(string signInName)
    {
        var visitor = new Visitor(Address);
        await visitor.SignInAsync(signInName, CreateDemonstration.Password);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _database.Dispose();
        _empty.Dispose();
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
