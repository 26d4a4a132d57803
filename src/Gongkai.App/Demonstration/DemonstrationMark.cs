using System.Data.Common;
using Gongkai.App.Storage;

namespace Gongkai.App.Demonstration;

/// <summary>示例标记 — whether a site holds a sample city, or nothing yet; asked past the model, so that the server can be built while the model is.</summary>
public sealed record DemonstrationMark(bool IsDemonstration, bool IsEmpty)
{
    public static async Task<DemonstrationMark> ReadAsync(SiteDatabase database, CancellationToken cancellation = default)
    {
        await using var connection = await database.ConnectAsync(cancellation);
        return new DemonstrationMark(
            await AnyAsync(connection, $"SELECT 1 FROM site_settings WHERE name = '{SettingNames.Demonstration}'", cancellation),
            !await AnyAsync(connection, "SELECT 1 FROM organs LIMIT 1", cancellation));
    }

    private static async Task<bool> AnyAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }
}
