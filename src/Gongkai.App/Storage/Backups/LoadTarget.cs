using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Gongkai.Domain;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gongkai.App.Storage.Backups;

/// <summary>写入目标 — a database that is filled as a whole: what was there before stays until all is written and proved, then is replaced at once.</summary>
internal abstract class LoadTarget : IAsyncDisposable
{
    protected const string ForeignKeyViolation = "23503";

    internal required DbConnection Connection { get; init; }

    internal required DbTransaction Transaction { get; init; }

    /// <summary>Opens a target whose schema stands at <paramref name="number"/>.</summary>
    internal static async Task<Result<LoadTarget>> OpenAsync(DatabaseAddress address, int number, bool replaces, CancellationToken cancellation)
    {
        var newest = SchemaScripts.NewestNumber(address.Kind);
        return number > newest ? StorageRefusals.PortableIsNewer(number, newest)
            : address.Kind == DatabaseKind.Postgres ? await PostgresTarget.OpenAsync(address, number, replaces, cancellation)
            : await SqliteTarget.OpenAsync(address, number, replaces, cancellation);
    }

    /// <summary>Writes the rows of one table, reads them back and compares.</summary>
    internal async Task<Result<TableSummary>> LoadAsync(PortableTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var types = table.HasPlainNames ? await TypesAsync(table.Name, cancellation) : [];
        if (types.Count == 0 || table.Columns.Any(column => !types.ContainsKey(column.Name)))
        {
            return StorageRefusals.UnknownTable(table.Name);
        }

        using var digest = new TableDigest();
        try
        {
            await WriteAsync(table, [.. table.Columns.Select(column => types[column.Name])], Count(rows, digest, cancellation), cancellation);
        }
        catch (PostgresException fault) when (fault.SqlState.StartsWith("22", StringComparison.Ordinal) || fault.SqlState.StartsWith("23", StringComparison.Ordinal))
        {
            return StorageRefusals.ValueRefused(table.Name, fault.MessageText);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            return StorageRefusals.ValueRefused(table.Name, fault.Message);
        }

        var written = digest.Summary(table);
        return await Snapshot.SummarizeAsync(Connection, Transaction, table, cancellation) == written ? written : StorageRefusals.TableDiffers(table.Name, "写入后读回的内容不一致");
    }

    /// <summary>Proves the references between the tables and puts the new content in the place of the old.</summary>
    internal abstract Task<Refusal?> FinishAsync(CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    protected abstract Task WriteAsync(PortableTable table, IReadOnlyList<string> types, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation);

    protected abstract string TypesQuery { get; }

    /// <summary>Every use case leaves an event, so a database without one was never used.</summary>
    protected static async Task<bool> IsUsedAsync(DbConnection connection, CancellationToken cancellation) =>
        await SchemaState.NumberAsync(connection, cancellation) > 0 && await LongAsync(connection, "SELECT count(*) FROM (SELECT 1 FROM case_events LIMIT 1) AS found", cancellation) > 0;

    protected static async Task<long> LongAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    protected static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<Dictionary<string, string>> TypesAsync(string table, CancellationToken cancellation)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = Connection.CreateCommand();
        command.CommandText = string.Format(CultureInfo.InvariantCulture, TypesQuery, table);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            types[reader.GetString(0)] = reader.GetString(1);
        }

        return types;
    }

    private static async IAsyncEnumerable<object?[]> Count(IAsyncEnumerable<object?[]> rows, TableDigest digest, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            digest.Add(row);
            yield return row;
        }
    }
}
