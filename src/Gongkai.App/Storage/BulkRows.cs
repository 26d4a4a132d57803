using System.Data.Common;
using Gongkai.App.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Gongkai.App.Storage;

/// <summary>批量写入 — writes what a session would insert, with its events, past the session: COPY on PostgreSQL, one prepared statement a table on SQLite.</summary>
/// <remarks>For loading an empty site only: it asks nobody for locks and knows the chains from their first link.</remarks>
internal sealed class BulkRows(SiteDatabase database, DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<Guid, ChainHead> _heads = [];
    private readonly Dictionary<IEntityType, TableRows> _tables = [];

    internal static async Task<BulkRows> OpenAsync(SiteDatabase database, CancellationToken cancellation)
    {
        var connection = await database.ConnectAsync(cancellation);
        if (database.Postgres is null)
        {
            // A sample that a broken disk took half of is made again; nobody has confirmed anything in it.
            await ExecuteAsync(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -128000;", cancellation);
        }

        return new BulkRows(database, connection);
    }

    /// <summary>Writes all new records of the session and its events in one transaction and empties the session.</summary>
    internal async Task SaveAsync(GongkaiDb db, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        var added = db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added).ToList();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // A record stands before those that name it.
        foreach (var group in added.GroupBy(entry => entry.Metadata).OrderBy(group => DepthOf(group.Key)))
        {
            await WriteAsync(transaction, group.Key, [.. group], cancellation);
        }

        var links = db.TakeEvents().Select(draft => db.Entry(Chain.Next(draft, HeadOf(draft.OrganId), caller, (now, ChainHash.Sha256)))).ToList();
        if (links.Count > 0)
        {
            await WriteAsync(transaction, links[0].Metadata, links, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Writes the heads of the chains and lets the database count what is there, so that it plans its queries by it.</summary>
    internal async Task FinishAsync(GongkaiDb db, CancellationToken cancellation)
    {
        foreach (var head in _heads.Values)
        {
            db.Add(head);
        }

        await db.SaveChangesAsync(cancellation);
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

    private async Task WriteAsync(DbTransaction transaction, IEntityType entity, IReadOnlyList<EntityEntry> entries, CancellationToken cancellation)
    {
        if (!_tables.TryGetValue(entity, out var table))
        {
            _tables.Add(entity, table = new TableRows(entity, connection));
        }

        await (connection is NpgsqlConnection postgres ? table.CopyAsync(postgres, entries, cancellation) : table.InsertAsync(transaction, entries, cancellation));
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
