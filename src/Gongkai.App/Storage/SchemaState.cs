using System.Data.Common;
using System.Globalization;
using Gongkai.Domain;
using Npgsql;

namespace Gongkai.App.Storage;

/// <summary>结构版本 — which number the schema of a database stands at.</summary>
internal static class SchemaState
{
    /// <summary>0 where no script was ever applied.</summary>
    internal static async Task<int> NumberAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is NpgsqlConnection
            ? "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'schema_scripts'"
            : "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_scripts'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) == 0)
        {
            return 0;
        }

        command.CommandText = "SELECT coalesce(max(number), 0) FROM schema_scripts";
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    /// <summary>The refusal where the schema is not the one this program works with.</summary>
    internal static async Task<Refusal?> CheckAsync(DbConnection connection, CancellationToken cancellation)
    {
        var expected = SchemaScripts.NewestNumber(connection is NpgsqlConnection ? DatabaseKind.Postgres : DatabaseKind.Sqlite);
        var number = await NumberAsync(connection, cancellation);
        return number == expected ? null
            : number > expected ? StorageRefusals.DatabaseIsNewer(number, expected)
            : StorageRefusals.DatabaseIsOlder(number, expected);
    }
}
