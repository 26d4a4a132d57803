using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gongkai.App.Storage;

/// <summary>升级结果 — the scripts that were applied now, and the number the schema stands at.</summary>
public sealed record MigrationReport(IReadOnlyList<string> Applied, int Number);

/// <summary>数据库脚本 — applies the numbered scripts of the database that are not applied yet, under a lock, each in its transaction.</summary>
public sealed class SchemaScripts(SiteDatabase database)
{
    // Any number will do as long as every node asks for the same one.
    private const long LockKey = 0x676f6e676b6169;

    /// <exception cref="InvalidOperationException">A script that was applied has another text now, or the database is newer than the program.</exception>
    public async Task<MigrationReport> ApplyAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.ConnectAsync(cancellation);
        var isPostgres = database.Address.Kind == DatabaseKind.Postgres;
        if (isPostgres)
        {
            // Held until the connection closes, so a second node waits here and then finds nothing to do.
            await RunAsync(connection, null, $"SELECT pg_advisory_lock({LockKey})", cancellation);
        }

        await RunAsync(connection, null, "CREATE TABLE IF NOT EXISTS schema_scripts (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at text NOT NULL)", cancellation);
        var applied = new List<string>();
        foreach (var script in Shipped(database.Address.Kind))
        {
            // On SQLite a transaction that begins immediately is the lock.
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            if (await ChecksumAsync(connection, transaction, script.Number, cancellation) is { } known)
            {
                if (known != script.Checksum)
                {
                    throw new InvalidOperationException($"Script {script.Name} was applied with another text; the program and the database do not belong together.");
                }

                continue;
            }

            await RunAsync(connection, transaction, script.Text, cancellation);
            await RecordAsync(connection, transaction, script, cancellation);
            await transaction.CommitAsync(cancellation);
            applied.Add(script.Name);
        }

        return new MigrationReport(applied, Shipped(database.Address.Kind).Count);
    }

    internal static IReadOnlyList<SchemaScript> Shipped(DatabaseKind kind)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        var folder = kind == DatabaseKind.Postgres ? ".Storage.Scripts.postgres." : ".Storage.Scripts.sqlite.";
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
