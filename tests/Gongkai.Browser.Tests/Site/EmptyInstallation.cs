using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.App.Work;
using Gongkai.Testing.Databases;
using Gongkai.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongkai.Browser.Tests.Site;

/// <summary>The real server as it is installed: no organ, nobody who can sign in, no column; its clock moves when a test says so.</summary>
internal sealed class EmptyInstallation : IAsyncDisposable
{
    private readonly EmptyDatabase _empty;
    private readonly SiteDatabase _database;
    private readonly WebApplication _app;

    private EmptyInstallation(EmptyDatabase empty, SiteDatabase database, FixedTime time, Vault vault)
    {
        (_empty, _database, Time) = (empty, database, time);
        var options = new ServerOptions
        {
            Address = "http://127.0.0.1:0",
            DataFolder = empty.Folder,
            Files = new FileStoreAddress(Path.Combine(empty.Folder, "files")),
            RequireHttps = false,
            Limits = new RequestLimits { PerAddressAndMinute = null, GuessesPerMinute = 100_000 },
            Work = new SiteWorkSettings { Work = new WorkSettings { RunsWork = false } },
        };
        _app = GongkaiServer.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(time).AddSingleton(database).AddSingleton(vault).AddSingleton(new SiteClock(time));
        });
    }

    internal FixedTime Time { get; }

    /// <summary>Where the administrator sets the first password; shown once, at the first start.</summary>
    internal string SetUpPath { get; private set; } = "";

    internal static async Task<EmptyInstallation> StartAsync(DatabaseKind kind, DateTimeOffset now)
    {
        var empty = new EmptyDatabase(kind);
        var (database, time, vault) = (new SiteDatabase(empty.Address), new FixedTime(now), Vault.OfFolder(empty.Folder));
        Assert.True((await new SchemaScripts(database).ApplyAsync()).Succeeded);
        var link = await new FirstStart(database, vault, new SiteClock(time)).RunAsync();
        var site = new EmptyInstallation(empty, database, time, vault) { SetUpPath = $"/desk/sign-in/set-up/{link!.Token}" };
        await site._app.StartAsync();
        return site;
    }

    internal Visitor Nobody() => new(new Uri(_app.Urls.Single()));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _database.Dispose();
        _empty.Dispose();
    }
}
