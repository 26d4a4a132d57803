using Gongkai.App;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Web.Shared;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gongkai.Web.Users;

/// <summary>人员与会话设置 — sessions, permissions, and use cases that work for whoever asks.</summary>
public static class PeopleSetup
{
    public static void AddPeople(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton(_ => new SiteDatabase(DatabaseAddress.Parse(options.ConnectionString, options.DataFolder)));
        services.TryAddSingleton(_ => Vault.OfFolder(options.DataFolder));
        services.TryAddSingleton(provider => new SiteClock(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<LiveSessions>();
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Context(provider).CallerOf());
        services.AddScoped(provider => provider.GetRequiredService<SiteDatabase>().Open(provider.GetRequiredService<Caller>().Scope));
        services.AddUseCases();
        services.AddScoped<WorkAtHand>();
        services.AddPermissionPolicies();
        services.AddSessionCookie();
        services.AddSingleton<FindDesk>(_ => context => ValueTask.FromResult(DeskNavigation.FrameOf(context)));
    }

    /// <summary>
    /// Whatever works on a session or on the database is a use case or a query and needs no line here, as long as all it asks for was registered before.
    /// </summary>
    private static void AddUseCases(this IServiceCollection services)
    {
        var known = services.Select(service => service.ServiceType).ToHashSet();
        var waiting = typeof(GongkaiDb).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsSealed: true, IsAbstract: false } && Needs(type) is [var first, ..]
            && (first == typeof(GongkaiDb) || first == typeof(SiteDatabase))).ToList();
        for (var added = 1; added > 0;)
        {
            var ready = waiting.Where(type => !known.Contains(type) && Needs(type).All(known.Contains)).ToList();
            added = ready.Count;
            known.UnionWith(ready);
            ready.ForEach(services.TryAddScoped);
        }
    }

    private static IReadOnlyList<Type> Needs(Type type) => type.GetConstructors() is [var only] ? [.. only.GetParameters().Select(parameter => parameter.ParameterType)] : [];

    private static HttpContext Context(IServiceProvider provider) =>
        provider.GetRequiredService<IHttpContextAccessor>().HttpContext ?? throw new InvalidOperationException("Work outside a request opens its own session on the site's database.");
}
