using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Operation;
using Gongkai.App.Publications;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Documents.Items;
using Gongkai.Domain;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Publications.Checking;
using Gongkai.Web.Portal;
using Gongkai.Web.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gongkai.Web.Site;

/// <summary>站点服务 — keys shared through the database, health, files, background work, and what the portal says of itself.</summary>
public static class SiteSetup
{
    public static void AddSiteServices(this IServiceCollection services, ServerOptions options)
    {
        services.AddSiteKeys();
        services.AddSiteHealth(options.DataFolder);
        services.AddSiteFiles(options);
        services.AddSingleton<Func<string, IReadOnlyList<PersonalDataHit>>>(FindPersonalData);
        services.AddSiteWork(options.Work ?? new SiteWorkSettings());
        services.AddSiteJobs();
        services.AddSingleton<IndexItem>().AddSingleton<IOutboxHandler, IndexHandler>();
        services.AddSingleton<ReadAttachment>().AddSingleton<IOutboxHandler, AttachmentHandler>();
        if (options.Work is { } work)
        {
            services.AddSiteWorkers(work);
        }

        services.AddSingleton(Synonyms.Shipped);
        services.AddSingleton<SiteFrame>();
        services.AddSingleton<FindSite>(provider => provider.GetRequiredService<SiteFrame>().FindAsync);
        services.AddSingleton<FindHome>(_ => PortalHome.FindAsync);
    }

    private static void AddSiteFiles(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton(_ => (options.Files ?? new FileStoreAddress(Path.Combine(options.DataFolder, "files"))).Open());
        services.AddSingleton<StoreFile>().AddSingleton<OpenFile>().AddSingleton<SweepFiles>();
        services.AddSingleton<Func<StoredFile, CancellationToken, Task<ReadOnlyMemory<byte>>>>(provider => provider.GetRequiredService<OpenFile>().ReadAllAsync);
        services.AddSingleton<Func<Caller, ImportedPicture, CancellationToken, Task<Result<Guid>>>>(provider => (caller, picture, cancellation) => StorePictureAsync(provider, caller, picture, cancellation));
    }

    // A picture of an imported document is the organ's own file, known before the draft that shows it.
    private static async Task<Result<Guid>> StorePictureAsync(IServiceProvider services, Caller caller, ImportedPicture picture, CancellationToken cancellation)
    {
        using var content = new MemoryStream(picture.Content, writable: false);
        await using var db = services.GetRequiredService<SiteDatabase>().Open(caller.Scope);
        var stored = await services.GetRequiredService<StoreFile>().RunAsync(db, new IncomingFile(caller.OrganId, picture.Name, PictureType(picture.Name), content), cancellation);
        return !stored.TryGet(out var file) ? stored.Refusal! : await db.CommitAsync(caller, services.GetRequiredService<SiteClock>(), cancellation) is { } refusal ? refusal : file.Id;
    }

    private static string PictureType(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        _ => "application/octet-stream",
    };

    private static void AddSiteJobs(this IServiceCollection services)
    {
        services.AddSingleton<ItemChecks>().AddSingleton<PublishDueItems>();
        services.AddSiteJob(provider => ShippedJobs.SweepOrphanFiles(provider.GetRequiredService<SweepFiles>()));
        services.AddSiteJob(provider => ShippedJobs.PublishDueItems(provider.GetRequiredService<PublishDueItems>()));
    }

    private static IReadOnlyList<PersonalDataHit> FindPersonalData(string text) =>
        [.. PersonalDataScanner.Scan(text).Select(found => new PersonalDataHit(found.Start, found.Length, PersonalDataKindRow.Of(found.Kind).Name))];
}
