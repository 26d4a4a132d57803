using Gongkai.App.Files;
using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Gongkai.App.Work;
using Gongkai.Web.Tests.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests.Site;

public sealed class UseCaseRegistrationTests
{
    /// <summary>What the server does not hand out, and why.</summary>
    private static readonly Dictionary<Type, string> s_apart = new()
    {
        [typeof(SiteSchedule)] = "runs by itself where the process has background work",
        [typeof(SiteTelemetry)] = "runs by itself where the process has background work",
    };

    [Fact(DisplayName = "每个用例类都能由服务器给出：没有一个缺少登记")]
    public async Task EveryUseCase_FromTheServersContainer_Resolves()
    {
        await using var desk = await DeskSite.StartAsync();
        using var scope = desk.Services.CreateScope();
        desk.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = new(new System.Security.Claims.ClaimsIdentity()) };
        var missing = new List<string>();
        var useCases = UseCases().ToList();
        foreach (var type in useCases.Where(type => !s_apart.ContainsKey(type)))
        {
            try
            {
                scope.ServiceProvider.GetRequiredService(type);
            }
            catch (InvalidOperationException fault)
            {
                missing.Add($"{type.Name}: {fault.Message}");
            }
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));
        Assert.InRange(useCases.Count, 90, 1000);
    }

    private static IEnumerable<Type> UseCases() => typeof(SiteDatabase).Assembly.GetExportedTypes().Where(type =>
        type is { IsClass: true, IsSealed: true, IsAbstract: false } && type.GetConstructors() is [var only]
        && type.GetMethod("<Clone>$") is null && only.GetParameters().Any(needed => needed.ParameterType == typeof(SiteDatabase) || needed.ParameterType == typeof(GongkaiDb) || needed.ParameterType == typeof(IFileStore)));
}
