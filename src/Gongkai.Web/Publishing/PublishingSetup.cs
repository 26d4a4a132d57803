using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications.Checking;

namespace Gongkai.Web.Publishing;

/// <summary>信息发布设置 — what the pages of publishing ask for beyond the use cases.</summary>
public static class PublishingSetup
{
    public static void AddPublishing(this IServiceCollection services)
    {
        services.AddSingleton<Func<string, IReadOnlyList<PersonalDataHit>>>(provider => OfficialContactsOf(provider).Find);
        services.AddScoped<StoreItemFile>().AddScoped<ReadItemFile>().AddScoped<ItemEditing>();
    }

    private static OfficialContacts OfficialContactsOf(IServiceProvider provider) => new(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>());
}
