using Gongkai.App.Mail;
using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.App.Work;

/// <summary>后台设置 — all that background work and operation are told from outside.</summary>
public sealed record SiteWorkSettings
{
    public WorkSettings Work { get; init; } = new();

    public MailSettings Mail { get; init; } = new();

    public TelemetrySettings Telemetry { get; init; } = new();
}

/// <summary>后台服务登记 — background work, mail, signals between nodes, rates, telemetry and notices of the service.</summary>
public static class SiteWork
{
    /// <summary>Needs <see cref="SiteDatabase"/>, <see cref="SiteClock"/> and <see cref="Vault"/> among the services.</summary>
    public static IServiceCollection AddSiteWork(this IServiceCollection services, SiteWorkSettings settings)
    {
        services.AddSingleton(settings.Work).AddSingleton(settings.Mail).AddSingleton(settings.Telemetry);
        services.AddSingleton<OutboxQueue>().AddSingleton<JobRunner>().AddSingleton<RateCounters>().AddSingleton<ChangeSignals>();
        services.AddSingleton(provider => provider.GetRequiredService<SiteDatabase>().Bell);
        services.AddSingleton<IMailSender>(settings.Mail.Host is null ? new FolderMailSender(settings.Mail) : new SmtpMailSender(settings.Mail));
        services.AddSingleton<IOutboxHandler, MailHandler>().AddSingleton<IOutboxHandler, JobHandler>();
        services.AddSingleton<ListFailedWork>().AddSingleton<RetryWork>().AddSingleton<DropWork>().AddSingleton<ListJobs>().AddSingleton<RunJobNow>();
        services.AddSiteJob(provider => ShippedJobs.CleanOutbox(provider.GetRequiredService<OutboxQueue>()));
        services.AddSiteJob(provider => ShippedJobs.EndStaleSessions(provider.GetRequiredService<SiteDatabase>(), provider.GetRequiredService<SiteClock>()));
        services.AddSiteJob(provider => ShippedJobs.CleanRateCounters(provider.GetRequiredService<RateCounters>()));
        return services;
    }

    /// <summary>What runs by itself in this process beside the pages.</summary>
    public static IServiceCollection AddSiteWorkers(this IServiceCollection services, SiteWorkSettings settings)
    {
        services.AddHostedService(provider => provider.GetRequiredService<ChangeSignals>());
        services.AddHostedService<ServiceNotices>();
        services.AddHostedService<SiteTelemetry>();
        if (settings.Work.RunsWork)
        {
            services.AddHostedService<OutboxWorker>();
            services.AddHostedService<SiteSchedule>();
        }

        return services;
    }

    /// <summary>One more row of the table of jobs.</summary>
    public static IServiceCollection AddSiteJob(this IServiceCollection services, Func<IServiceProvider, SiteJob> job) => services.AddSingleton(job);
}
