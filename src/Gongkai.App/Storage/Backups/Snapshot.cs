using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Gongkai.Domain;
using Microsoft.Data.Sqlite;

namespace Gongkai.App.Storage.Backups;

/// <summary>一致读取 — all tables as they stood at one instant, read one row at a time while others go on writing.</summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private Snapshot(DbConnection connection, DbTransaction transaction, IReadOnlyList<PortableTable> tables) =>
        (_connection, _transaction, Tables) = (connection, transaction, tables);

    internal IReadOnlyList<PortableTable> Tables { get; }

    /// <returns>The refusal where the schema is not the one this program works with.</returns>
    internal static async Task<Result<Snapshot>> OpenAsync(SiteDatabase database, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        var tables = PortableSchema.Of(db);
        var connection = await database.ConnectAsync(cancellation);
        var transaction = await BeginAsync(connection, cancellation);
        var snapshot = new Snapshot(connection, transaction, tables);
        // The first read is what fixes the instant.
        if (await SchemaState.CheckAsync(connection, cancellation) is { } refusal)
        {
            await snapshot.DisposeAsync();
            return refusal;
        }

        return snapshot;
    }

    /// <summary>A transaction that reads one instant and keeps no writer waiting.</summary>
    internal static async ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation) =>
        connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    internal IAsyncEnumerable<object?[]> ReadAsync(PortableTable table, CancellationToken cancellation) => ReadAsync(_connection, _transaction, table, cancellation);

    internal static async IAsyncEnumerable<object?[]> ReadAsync(
        DbConnection connection, DbTransaction? transaction, PortableTable table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        command.CommandText = $"SELECT {table.ColumnList} FROM {table.Name}";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return PortableRow.Read(reader, table);
        }
    }

    /// <summary>Counts and digest of a table as this transaction sees it.</summary>
    internal static async Task<TableSummary> SummarizeAsync(DbConnection connection, DbTransaction? transaction, PortableTable table, CancellationToken cancellation)
    {
        using var digest = new TableDigest();
        await foreach (var row in ReadAsync(connection, transaction, table, cancellation))
        {
            digest.Add(row);
        }

        return digest.Summary(table);
    }

    internal Task<TableSummary> SummarizeAsync(PortableTable table, CancellationToken cancellation) => SummarizeAsync(_connection, _transaction, table, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
