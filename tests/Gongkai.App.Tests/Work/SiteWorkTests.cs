using Gongkai.App.Audit;
using Gongkai.App.Mail;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gongkai.App.Tests.Work;

public sealed class SiteWorkTests
{
    [Theory(DisplayName = "登记后整套后台服务能启动、工作、停止")]
    [Testing.Databases.OnBothDatabases]
    public async Task AddSiteWork_Host_StartsWorksAndStops(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var folder = Directory.CreateTempSubdirectory("gongkai-mail-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(site.Site.Database).AddSingleton(site.Site.Clock).AddSingleton(site.Site.Vault);
        var settings = new SiteWorkSettings { Mail = new MailSettings { Folder = folder } };
        builder.Services.AddSiteWork(settings);
        builder.Services.AddSiteWorkers(settings);
        builder.Services.AddSiteJob(_ => ShippedJobs.SendDigest(_ => Task.FromResult(0)));
        using var host = builder.Build();
        await host.StartAsync();

        await using (var db = site.Site.Open())
        {
            db.Enqueue(MailHandler.ItemOf(SiteMail.Create("wang@example.cn", "您的申请有新进展", "请登录查看。").Value, site.Site.Vault, site.Site.Clock));
            db.Record(new EventDraft(site.Site.Bureau.Id, "test", null, "mailed"));
            Assert.Null(await db.CommitAsync(Caller.Site("test"), site.Site.Clock));
        }

        await site.UntilDoneAsync(1);
        await host.StopAsync();

        Assert.Single(Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
        Assert.Equal(
            ["clean-outbox", "clean-rate-counters", "end-stale-sessions", "send-digest"],
            host.Services.GetRequiredService<JobRunner>().Jobs.Keys.Order());
    }

    [Fact(DisplayName = "应用层没有只有一个实现的接口，方法参数不超过五个")]
    public void App_Shape_KeepsTheHouseRules()
    {
        Assert.Empty(AssemblyShape.LoneInterfaces(typeof(SiteWork).Assembly));
        Assert.Empty(AssemblyShape.MethodsWithManyParameters(typeof(SiteWork).Assembly));
    }
}
