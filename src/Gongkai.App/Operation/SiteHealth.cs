using Gongkai.App.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gongkai.App.Operation;

/// <summary>就绪检查 — whether this node can serve: database answers, schema fits the program, disk has room.</summary>
public static class SiteHealth
{
    /// <summary>Checks with this tag decide whether a node gets requests.</summary>
    public const string Ready = "ready";

    public static IHealthChecksBuilder AddSiteHealth(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(provider => new SchemaHealth(provider.GetRequiredService<SiteDatabase>()));
        return services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [Ready], timeout: TimeSpan.FromSeconds(5))
            .AddCheck<SchemaHealth>("schema", tags: [Ready], timeout: TimeSpan.FromSeconds(5))
            .AddCheck("disk", new DiskHealth(dataFolder), tags: [Ready]);
    }
}

/// <summary>数据库检查 — the database answers.</summary>
internal sealed class DatabaseHealth(SiteDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.ConnectAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        await command.ExecuteScalarAsync(cancellationToken);
        return HealthCheckResult.Healthy("数据库可用");
    }
}

/// <summary>数据库结构检查 — every script of this program is applied, and none that it does not know.</summary>
internal sealed class SchemaHealth(SiteDatabase database) : IHealthCheck
{
    private readonly HashSet<string> _shipped = [.. SchemaScripts.Shipped(database.Address.Kind).Select(script => $"{script.Number} {script.Checksum}")];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        await using var connection = await database.ConnectAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, checksum FROM schema_scripts";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add($"{reader.GetInt32(0)} {reader.GetString(1)}");
        }

        return applied.SetEquals(_shipped) ? HealthCheckResult.Healthy($"数据库结构为第 {applied.Count} 版")
            : applied.IsSupersetOf(_shipped) ? HealthCheckResult.Degraded("数据库结构比程序新：请升级这个节点")
            : HealthCheckResult.Unhealthy("数据库结构比程序旧：请运行 gongkai db migrate");
    }
}

/// <summary>磁盘检查 — the disk of the data folder has room.</summary>
internal sealed class DiskHealth(string dataFolder) : IHealthCheck
{
    private const long Least = 200L << 20;
    private const long Enough = 2L << 30;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Judge(new DriveInfo(Path.GetFullPath(dataFolder)).AvailableFreeSpace));

    internal static HealthCheckResult Judge(long free)
    {
        var text = $"磁盘剩余 {free >> 20} MB";
        return free < Least ? HealthCheckResult.Unhealthy(text + "，已无法安全写入：请清理或扩容")
            : free < Enough ? HealthCheckResult.Degraded(text + "：请尽快清理或扩容")
            : HealthCheckResult.Healthy(text);
    }
}
