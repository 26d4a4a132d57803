using Gongkai.App;
using Gongkai.App.Files;
using Gongkai.App.Publications;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gongkai.Web.Publishing;

/// <summary>信息发布设置 — the file store, the checks before publication, and the use cases that ask for them.</summary>
public static class PublishingSetup
{
    public static void AddPublishing(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton(_ => FileStoreAddress.Parse(Environment.GetEnvironmentVariable(FileStoreAddress.Variable), options.DataFolder, Environment.GetEnvironmentVariable).Value.Open());
        services.TryAddSingleton<StoreFile>();
        services.TryAddSingleton<OpenFile>();
        services.TryAddSingleton(provider =>
        {
            var (database, clock) = (provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>());
            return new ItemChecks(database, clock, new OfficialContacts(database, clock).Find);
        });
        services.AddScoped<PublishItem>().AddScoped<ScheduleItem>().AddScoped<CorrectItem>().AddSingleton<PublishDueItems>();
        services.AddScoped<StoreItemFile>().AddScoped<ReadItemFile>().AddScoped<ItemEditing>();
        services.AddScoped(provider => new ImportDocument(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>(), provider.GetRequiredService<StoreItemFile>().PictureAsync));
        if (options.Work is not null)
        {
            services.AddSingleton(provider => new ReadAttachment(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<IndexItem>(), StoredContentOf(provider)));
            services.AddSingleton<IOutboxHandler, AttachmentHandler>();
            services.AddSiteJob(provider => ItemJobs.PublishDue(provider.GetRequiredService<PublishDueItems>()));
        }
    }

    private static Func<StoredFile, CancellationToken, Task<ReadOnlyMemory<byte>>> StoredContentOf(IServiceProvider provider)
    {
        var open = provider.GetRequiredService<OpenFile>();
        return async (file, cancellation) => await open.BytesAsync(file, cancellation);
    }
}
