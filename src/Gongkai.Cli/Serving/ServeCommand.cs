using System.CommandLine;
using System.Diagnostics;
using Gongkai.App;
using Gongkai.App.Demonstration;
using Gongkai.App.Files;
using Gongkai.App.Requests;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.App.Work;
using Gongkai.Domain;
using Gongkai.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gongkai.Cli.Serving;

/// <summary>启动服务命令 — gongkai serve: applies the scripts, loads the sample city where asked, and serves portal and desk.</summary>
internal static class ServeCommand
{
    private const string PublicAddressVariable = "GONGKAI_PUBLIC_ADDRESS";

    internal static Command Create(Surroundings surroundings)
    {
        var language = surroundings.Language;
        var data = new Option<string?>("--data") { Description = ServeTexts.Data.In(language) };
        var database = new Option<string?>("--database") { Description = ServeTexts.Database.In(language) };
        var address = new Option<string>("--address") { Description = ServeTexts.Address.In(language), DefaultValueFactory = _ => "http://localhost:5080" };
        var demo = new Option<bool>("--demo") { Description = ServeTexts.Demo.In(language) };
        var faces = new Option<Faces>("--faces") { Description = ServeTexts.FacesOption.In(language), DefaultValueFactory = _ => Faces.Both };
        var proxies = new Option<string[]>("--proxy") { Description = ServeTexts.Proxy.In(language), DefaultValueFactory = _ => [] };
        var command = new Command("serve", ServeTexts.Serve.In(language)) { data, database, address, demo, faces, proxies };
        command.SetAction((result, stopping) =>
        {
            var listens = result.GetValue(address)!;
            var options = new ServerOptions
            {
                Address = listens,
                DataFolder = Path.GetFullPath(result.GetValue(data) ?? Environment.GetEnvironmentVariable("GONGKAI_DATA") ?? "data"),
                ConnectionString = result.GetValue(database) ?? Environment.GetEnvironmentVariable("GONGKAI_DATABASE") ?? "",
                Faces = result.GetValue(faces),
                IsDemo = result.GetValue(demo),
                TrustedProxies = result.GetValue(proxies)!,
                // Nobody but this machine looks at an address of the loopback.
                RequireHttps = !IsLoopback(listens),
            };
            var files = FileStoreAddress.Parse(Environment.GetEnvironmentVariable(FileStoreAddress.Variable), options.DataFolder, Environment.GetEnvironmentVariable);
            if (!files.TryGet(out var store))
            {
                return Task.FromResult(surroundings.Refuse(files.Refusal!, OutputFormat.Human));
            }

            var named = Environment.GetEnvironmentVariable(PublicAddressVariable);
            if (named is { Length: > 0 } && !(Uri.TryCreate(named, UriKind.Absolute, out var parsed) && parsed.Scheme is ("http" or "https")))
            {
                return Task.FromResult(surroundings.Refuse(new Refusal("public-address", $"环境变量 {PublicAddressVariable} 的值“{named}”不是网址；请写成 https://域名。"), OutputFormat.Human));
            }

            options = options with { PublicAddress = string.IsNullOrEmpty(named) ? null : new Uri(named) };
            var work = SiteWorkVariables.Read(Environment.GetEnvironmentVariable, options.DataFolder);
            return work.TryGet(out var settings) ? ServeAsync(options with { Work = settings, Files = store }, surroundings, stopping) : Task.FromResult(surroundings.Refuse(work.Refusal!, OutputFormat.Human));
        });
        return command;
    }

    private static async Task<int> ServeAsync(ServerOptions options, Surroundings surroundings, CancellationToken stopping)
    {
        var watch = Stopwatch.StartNew();
        Directory.CreateDirectory(options.DataFolder);
        using var site = new SiteDatabase(DatabaseAddress.Parse(options.ConnectionString, options.DataFolder));
        var clock = new SiteClock(surroundings.Clock);
        var vault = Vault.OfFolder(options.DataFolder);
        var migrated = await new SchemaScripts(site).ApplyAsync(stopping);
        if (!migrated.Succeeded)
        {
            return surroundings.Refuse(migrated.Refusal, OutputFormat.Human);
        }

        // The pages are put together while the database is opened, and filled where a sample city is asked for.
        var mark = await DemonstrationMark.ReadAsync(site, stopping);
        var isDemo = mark.IsDemonstration || (options.IsDemo && mark.IsEmpty);
        var building = Task.Run(() => GongkaiServer.Build(options with { IsDemo = isDemo }, builder => builder.Services.AddSingleton(site).AddSingleton(vault).AddSingleton(clock)), stopping);
        await new IndexItem(site, clock).RebuildIfNeededAsync(stopping);
        await new RebuildRequestIndex(site, vault).RunIfEmptyAsync(stopping);
        if (isDemo && !mark.IsDemonstration)
        {
            surroundings.Output.WriteLine(ServeTexts.LoadingDemo);
            var store = (options.Files ?? new FileStoreAddress(Path.Combine(options.DataFolder, "files"))).Open();
            if ((await new CreateDemonstration(site, clock, vault, store).RunAsync(seed: 1, DemoSize.Small, cancellation: stopping)).Refusal is { } refusal)
            {
                return surroundings.Refuse(refusal, OutputFormat.Human);
            }
        }

        var link = await new FirstStart(site, vault, clock).RunAsync(stopping);
        await using var app = await building;
        try
        {
            await app.StartAsync(stopping);
        }
        catch (IOException fault)
        {
            surroundings.Error.WriteLine(ServeTexts.CannotListen(options.Address, fault.Message));
            return ExitCode.OutputFailed;
        }

        surroundings.Output.WriteLine(ServeTexts.Ready(app.Urls.First(), watch.Elapsed, isDemo));
        if (link is not null)
        {
            surroundings.Output.WriteLine(ServeTexts.SetUp(app.Urls.First(), link.Token));
        }

        using var registration = stopping.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync(CancellationToken.None);
        return ExitCode.Clean;
    }

    private static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.IsLoopback;
}
