using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Operation;
using Gongkai.App.Publications;
using Gongkai.App.Reports.Batches;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Documents.Items;
using Gongkai.Domain;
using Gongkai.Web.Portal;
using Gongkai.Web.Publishing;
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
        services.AddSiteWork(options.Work ?? new SiteWorkSettings());
        services.AddSiteJobs();
        services.AddSingleton<IndexItem>().AddSingleton<IOutboxHandler, IndexHandler>();
        services.AddSingleton<IOutboxHandler, BatchHandler>();
        services.AddSingleton<ReadAttachment>().AddSingleton<IOutboxHandler, AttachmentHandler>();
        if (options.Work is { } work)
        {
            services.AddSiteWorkers(work);
        }

        services.AddPublishing();
        services.AddSingleton(Synonyms.Shipped);
        services.AddSingleton<SiteFrame>();
        services.AddSingleton<FindSite>(provider => provider.GetRequiredService<SiteFrame>().FindAsync);
        services.AddSingleton<FindHome>(_ => PortalHome.FindAsync);
        services.AddPortal();
    }

    private static void AddSiteFiles(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton(_ => (options.Files ?? new FileStoreAddress(Path.Combine(options.DataFolder, "files"))).Open());
        services.AddSingleton<StoreFile>().AddSingleton<OpenFile>().AddSingleton<SweepFiles>();
        services.AddSingleton<Func<StoredFile, CancellationToken, Task<ReadOnlyMemory<byte>>>>(provider => provider.GetRequiredService<OpenFile>().ReadAllAsync);
        services.AddSingleton<Func<Caller, ImportedPicture, CancellationToken, Task<Result<Guid>>>>(StorePictures);
    }

    private static Func<Caller, ImportedPicture, CancellationToken, Task<Result<Guid>>> StorePictures(IServiceProvider provider) =>
        new StoreItemFile(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>(), provider.GetRequiredService<StoreFile>()).PictureAsync;

    private static void AddSiteJobs(this IServiceCollection services)
    {
        services.AddSingleton<ItemChecks>().AddSingleton<PublishDueItems>();
        services.AddSiteJob(provider => ShippedJobs.SweepOrphanFiles(provider.GetRequiredService<SweepFiles>()));
        services.AddSingleton<Gongkai.App.Integrity.CheckIntegrity>();
        services.AddSiteJob(provider => ShippedJobs.CheckIntegrity(provider.GetRequiredService<Gongkai.App.Integrity.CheckIntegrity>()));
        services.AddSingleton<ServedPages>();
        services.AddSingleton(provider => provider.GetRequiredService<ServedPages>().Check(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<Vault>(), provider.GetRequiredService<SiteClock>()));
        services.AddSiteJob(provider => ShippedJobs.CheckPages(cancellation =>
            provider.GetRequiredService<Gongkai.App.Integrity.CheckPages>().RunAsync(provider.GetRequiredService<ServedPages>().Host, cancellation: cancellation)));
        services.AddSingleton<KeepGrounds>();
        services.AddSiteJob(provider => ShippedJobs.KeepGrounds(provider.GetRequiredService<KeepGrounds>()));
        services.AddSingleton<RemindBeforeDue>();
        services.AddSiteJob(provider => ShippedJobs.RemindReports(provider.GetRequiredService<RemindBeforeDue>()));
        services.AddSiteJob(provider => ShippedJobs.PublishDueItems(provider.GetRequiredService<PublishDueItems>()));
    }
}
