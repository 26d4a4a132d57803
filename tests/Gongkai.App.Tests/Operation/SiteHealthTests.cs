using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gongkai.App.Tests.Operation;

public sealed class SiteHealthTests
{
    [Theory(DisplayName = "就绪：数据库可用、结构一致、磁盘有余量")]
    [OnBothDatabases]
    public async Task Check_WholeSite_IsReady(DatabaseKind kind)
    {
        using var site = new TestSite(kind);

        var report = await CheckAsync(site);

        Assert.Equal(["database", "disk", "schema"], report.Entries.Keys.Order());
        Assert.All(report.Entries.Where(entry => entry.Key != "disk"), entry => Assert.Equal(HealthStatus.Healthy, entry.Value.Status));
    }

    [Theory(DisplayName = "数据库结构与程序不符：旧了不就绪，新了降级")]
    [InlineData("DELETE FROM schema_scripts WHERE number = 3", HealthStatus.Unhealthy)]
    [InlineData("UPDATE schema_scripts SET checksum = 'x' WHERE number = 1", HealthStatus.Unhealthy)]
    [InlineData("INSERT INTO schema_scripts VALUES (9999, '9999_later.sql', 'x', 'x')", HealthStatus.Degraded)]
    public async Task Check_OtherSchema_IsSeen(string change, HealthStatus expected)
    {
        using var site = new TestSite(DatabaseKind.Sqlite);
        await using (var db = site.Open())
        {
            await db.Database.ExecuteSqlRawAsync(change);
        }

        Assert.Equal(expected, (await CheckAsync(site)).Entries["schema"].Status);
    }

    [Fact(DisplayName = "数据库连不上：不就绪")]
    public async Task Check_NoDatabase_IsNotReady()
    {
        using var site = new TestSite(DatabaseKind.Postgres);
        using var gone = new SiteDatabase(DatabaseAddress.Parse("Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=2", ""));

        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(site, gone)).Entries["database"].Status);
    }

    private static async Task<HealthReport> CheckAsync(TestSite site, SiteDatabase? database = null)
    {
        var services = new ServiceCollection().AddSingleton(database ?? site.Database).AddLogging();
        services.AddSiteHealth(Path.GetTempPath());
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(registration => registration.Tags.Contains(SiteHealth.Ready));
    }
}
