using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Domain.Publications.Checking;

namespace Gongkai.Web.Publishing;

/// <summary>信息发布设置 — what the pages of publishing ask for beyond the use cases.</summary>
public static class PublishingSetup
{
    public static void AddPublishing(this IServiceCollection services)
    {
        services.AddSingleton<Func<string, IReadOnlyList<PersonalDataHit>>>(provider => OfficialContactsOf(provider).Find);
        services.AddSingleton<LinkProbe>();
        services.AddSingleton<Func<Uri, CancellationToken, Task<LinkAnswer>>>(provider => provider.GetRequiredService<LinkProbe>().AskAsync);
        services.AddSiteJob(provider => new SiteJob(
            "check-links", "0 30 2 * * ?", "检查站外链接", "逐个询问已发布信息里的站外链接，一夜最多 300 个；不访问内部网络的地址。",
            async cancellation => await CheckOf(provider).RunAsync(cancellation) is var (asked, dead) ? $"检查 {asked} 个，失效 {dead} 个" : "")
        {
            TimeLimit = TimeSpan.FromHours(1),
        });
        services.AddSiteJob(provider => new SiteJob(
            "check-words", "0 5/10 * * * ?", "检查已发布信息的用词", "用易错词表检查新发布、更正过的信息；词表改了以后检查全部信息。",
            async cancellation => await WordsOf(provider).RunAsync(cancellation) is var (looked, found) ? $"检查 {looked} 条，疑似错误 {found} 处" : "")
        {
            TimeLimit = TimeSpan.FromHours(1),
        });
        services.AddSiteJob(provider => new SiteJob(
            "radar-mail", "0 45 7 * * ?", "发送更新雷达", "把栏目超期、文件到期、链接失效等汇总后发给网站编辑。",
            async cancellation => $"发出 {await RadarOf(provider).RunAsync(cancellation)} 封"));
        services.AddScoped<StoreItemFile>().AddScoped<ReadItemFile>().AddScoped<ItemEditing>();
    }

    private static CheckOutsideLinks CheckOf(IServiceProvider provider) =>
        new(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>(), provider.GetRequiredService<Func<Uri, CancellationToken, Task<LinkAnswer>>>());

    private static CheckPublishedWording WordsOf(IServiceProvider provider) => new(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>());

    private static SendRadar RadarOf(IServiceProvider provider) => new(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>(), provider.GetRequiredService<Vault>());

    private static OfficialContacts OfficialContactsOf(IServiceProvider provider) => new(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>());
}
