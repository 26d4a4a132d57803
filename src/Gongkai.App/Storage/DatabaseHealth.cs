using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gongkai.App.Storage;

/// <summary>数据库状况 — what an operator wants to know of the database before blaming the program.</summary>
/// <param name="Version">Of the PostgreSQL server or the SQLite library.</param>
/// <param name="Schema">Where the schema stands.</param>
/// <param name="ExpectedSchema">Where the program expects it.</param>
/// <param name="Journal">How commits reach the disk.</param>
/// <param name="IsDurable">Whether a confirmed commit survives a power cut by its settings.</param>
/// <param name="Drift">How far the database's clock is ahead of this machine's.</param>
public sealed record DatabaseHealth(Version Version, int Schema, int ExpectedSchema, string Journal, bool IsDurable, TimeSpan Drift)
{
    public static async Task<DatabaseHealth> ReadAsync(SiteDatabase database, SiteClock clock, CancellationToken cancellation = default)
    {
        await using var connection = await database.ConnectAsync(cancellation);
        var schema = await SchemaState.NumberAsync(connection, cancellation);
        var expected = SchemaScripts.NewestNumber(database.Address.Kind);
        await using var command = connection.CreateCommand();
        if (connection is SqliteConnection)
        {
            command.CommandText = "SELECT j.journal_mode, s.synchronous FROM pragma_journal_mode j, pragma_synchronous s";
            await using var pragmas = await command.ExecuteReaderAsync(cancellation);
            await pragmas.ReadAsync(cancellation);
            var (journal, synchronous) = (pragmas.GetString(0), pragmas.GetInt64(1));
            return new DatabaseHealth(SqliteBridge.LibraryVersion, schema, expected, journal, journal == "wal" && synchronous >= 2, TimeSpan.Zero);
        }

        command.CommandText = "SELECT current_setting('fsync'), current_setting('synchronous_commit'), clock_timestamp()";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var (fsync, commit, now) = (reader.GetString(0), reader.GetString(1), new DateTimeOffset(reader.GetDateTime(2), TimeSpan.Zero));
        return new DatabaseHealth(
            ((NpgsqlConnection)connection).PostgreSqlVersion, schema, expected, string.Create(CultureInfo.InvariantCulture, $"fsync={fsync}, synchronous_commit={commit}"), fsync == "on" && commit != "off", now - clock.Now);
    }
}
