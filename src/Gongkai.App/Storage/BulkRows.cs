using System.Data.Common;
using Gongkai.App.Audit;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Gongkai.App.Storage;

/// <summary>批量写入 — writes records and their events past every session: COPY on PostgreSQL, one prepared statement a table on SQLite.</summary>
/// <remarks>For loading an empty site only: it asks nobody for locks and knows the chains from their first link.</remarks>
internal sealed class BulkRows(SiteDatabase database, IModel model, DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<Guid, ChainHead> _heads = [];
    private readonly Dictionary<IEntityType, TableRows> _tables = [];

    internal static async Task<BulkRows> OpenAsync(SiteDatabase database, IModel model, CancellationToken cancellation)
    {
        var connection = await database.ConnectAsync(cancellation);
        if (database.Postgres is null)
        {
            // A sample that a broken disk took half of is made again; nobody has confirmed anything in it.
            await ExecuteAsync(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -128000;", cancellation);
        }

        return new BulkRows(database, model, connection);
    }

    /// <summary>Writes all records and events of a batch in one transaction.</summary>
    internal async Task SaveAsync(BulkBatch batch, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // A record stands before those that name it.
        foreach (var (entity, records) in batch.Records.Select(group => (Entity: model.FindEntityType(group.Type)!, group.Records)).OrderBy(group => DepthOf(group.Entity)))
        {
            await WriteAsync(transaction, entity, records, cancellation);
        }

        var links = batch.Events.Select(object (draft) => Chain.Next(draft, HeadOf(draft.OrganId), caller, (now, ChainHash.Sha256))).ToList();
        if (links.Count > 0)
        {
            await WriteAsync(transaction, model.FindEntityType(typeof(CaseEvent))!, links, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Writes where numbers go on.</summary>
    internal async Task CountersAsync(IEnumerable<(string Name, long Last)> counters, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO counters (name, last) VALUES (@name, @last)";
        var (name, last) = (command.CreateParameter(), command.CreateParameter());
        (name.ParameterName, last.ParameterName) = ("@name", "@last");
        command.Parameters.Add(name);
        command.Parameters.Add(last);
        foreach (var counter in counters)
        {
            (name.Value, last.Value) = (counter.Name, counter.Last);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Writes the heads of the chains and lets the database count what is there, so that it plans its queries by it.</summary>
    internal async Task FinishAsync(CancellationToken cancellation)
    {
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            await WriteAsync(transaction, model.FindEntityType(typeof(ChainHead))!, [.. _heads.Values], cancellation);
            await transaction.CommitAsync(cancellation);
        }

        await ExecuteAsync(connection, "ANALYZE", cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var table in _tables.Values)
        {
            await table.DisposeAsync();
        }

        if (database.Postgres is null)
        {
            // The connection goes back to the pool and must wait for the disk again.
            SqliteSettings.Apply((Microsoft.Data.Sqlite.SqliteConnection)connection);
        }

        await connection.DisposeAsync();
    }

    private static int DepthOf(IEntityType entity) =>
        entity.GetForeignKeys().Where(key => key.PrincipalEntityType != entity).Select(key => 1 + DepthOf(key.PrincipalEntityType)).DefaultIfEmpty(0).Max();

    private ChainHead HeadOf(Guid organ)
    {
        if (!_heads.TryGetValue(organ, out var head))
        {
            _heads.Add(organ, head = new ChainHead { OrganId = organ });
        }

        return head;
    }

    private async Task WriteAsync(DbTransaction transaction, IEntityType entity, IReadOnlyList<object> records, CancellationToken cancellation)
    {
        if (!_tables.TryGetValue(entity, out var table))
        {
            _tables.Add(entity, table = new TableRows(entity, connection));
        }

        await (connection is NpgsqlConnection postgres ? table.CopyAsync(postgres, records, cancellation) : table.InsertAsync(transaction, records, cancellation));
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
