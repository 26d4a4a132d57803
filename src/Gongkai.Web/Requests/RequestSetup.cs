using Gongkai.App;
using Gongkai.App.Reminders;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gongkai.Web.Requests;

/// <summary>办件设置 — what the pages of requests need besides use cases: the gate before release, and the writing of papers.</summary>
public static class RequestSetup
{
    public static void AddRequestPages(this IServiceCollection services)
    {
        services.TryAddScoped<ReleaseRequestFile>();
        services.TryAddScoped<RequestFiling>();
        services.TryAddScoped<PaperWriting>();
        services.TryAddScoped<CasePackage>();
        services.TryAddScoped<IssuedDocuments>();
        services.TryAddScoped<ReferralOrgans>();
        services.AddSiteJob(provider => ShippedJobs.SendDigest(new SendReminders(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>(), provider.GetRequiredService<Vault>()).RunAsync));
    }
}
