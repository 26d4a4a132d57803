using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain;

namespace Gongkai.App.Storage;

/// <summary>升级结果 — the scripts that were applied now, and the number the schema stands at.</summary>
public sealed record MigrationReport(IReadOnlyList<string> Applied, int Number);

/// <summary>数据库脚本 — applies the numbered scripts of the database that are not applied yet, under a lock, each in its transaction.</summary>
public sealed class SchemaScripts(SiteDatabase database)
{
    // Any number will do as long as every node asks for the same one.
    private const long LockKey = 0x676f6e676b6169;

    private static readonly Lazy<IReadOnlyList<SchemaScript>> s_sqlite = new(() => Load(".Storage.Scripts.sqlite."));
    private static readonly Lazy<IReadOnlyList<SchemaScript>> s_postgres = new(() => Load(".Storage.Scripts.postgres."));

    /// <summary>Brings the schema to where the program expects it; of nodes that start together one does it and the others find it done.</summary>
    /// <returns>The refusal where program and database do not belong together, or the SQLite library cannot be relied on.</returns>
    public Task<Result<MigrationReport>> ApplyAsync(CancellationToken cancellation = default) => ApplyAsync(int.MaxValue, cancellation);

    /// <summary>Applies the scripts up to a number: what an older backup was made with.</summary>
    internal async Task<Result<MigrationReport>> ApplyAsync(int upTo, CancellationToken cancellation)
    {
        if (database.Address.Kind == DatabaseKind.Sqlite && SqliteSelfTest.Run() is { } unfit)
        {
            return unfit;
        }

        await using var connection = await database.ConnectAsync(cancellation);
        if (database.Address.Kind == DatabaseKind.Sqlite)
        {
            return await ApplyAsync(connection, upTo, cancellation);
        }

        await RunAsync(connection, null, $"SELECT pg_advisory_lock({LockKey})", cancellation);
        try
        {
            return await ApplyAsync(connection, upTo, cancellation);
        }
        finally
        {
            // A pooled connection outlives its use here, and with it the lock.
            await RunAsync(connection, null, $"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    /// <summary>The number of the newest script the program brings.</summary>
    internal static int NewestNumber(DatabaseKind kind) => Shipped(kind)[^1].Number;

    internal static IReadOnlyList<SchemaScript> Shipped(DatabaseKind kind) => (kind == DatabaseKind.Postgres ? s_postgres : s_sqlite).Value;

    private async Task<Result<MigrationReport>> ApplyAsync(DbConnection connection, int upTo, CancellationToken cancellation)
    {
        const string Table = "CREATE TABLE IF NOT EXISTS schema_scripts (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at text NOT NULL)";
        await RunAsync(connection, null, Table, cancellation);
        var shipped = Shipped(database.Address.Kind);
        if (await SchemaState.NumberAsync(connection, cancellation) is var standing && standing > shipped[^1].Number)
        {
            return StorageRefusals.DatabaseIsNewer(standing, shipped[^1].Number);
        }

        var applied = new List<string>();
        foreach (var script in shipped.TakeWhile(script => script.Number <= upTo))
        {
            // On SQLite a transaction that begins immediately is the lock.
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (await ChecksumAsync(connection, transaction, script.Number, cancellation) is { } known)
            {
                if (known != script.Checksum)
                {
                    return StorageRefusals.ScriptChanged(script.Name);
                }

                continue;
            }

            await RunAsync(connection, transaction, script.Text, cancellation);
            await RecordAsync(connection, transaction, script, cancellation);
            await transaction.CommitAsync(cancellation);
            applied.Add(script.Name);
        }

        return new MigrationReport(applied, Math.Min(upTo, shipped[^1].Number));
    }

    private static List<SchemaScript> Load(string folder)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.Contains(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
                var text = reader.ReadToEnd();
                var name = resource[(resource.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..];
                return new SchemaScript(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
            })
            .ToList();
    }

    private static async Task<string?> ChecksumAsync(DbConnection connection, DbTransaction transaction, int number, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT checksum FROM schema_scripts WHERE number = {number.ToString(CultureInfo.InvariantCulture)}";
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    private static async Task RecordAsync(DbConnection connection, DbTransaction transaction, SchemaScript script, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO schema_scripts (number, name, checksum, applied_at) VALUES (@number, @name, @checksum, CAST(CURRENT_TIMESTAMP AS text))";
        foreach (var (name, value) in (ReadOnlySpan<(string, object)>)[("@number", script.Number), ("@name", script.Name), ("@checksum", script.Checksum)])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>脚本 — one numbered script as it is shipped.</summary>
internal sealed record SchemaScript(int Number, string Name, string Text, string Checksum);
