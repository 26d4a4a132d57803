using Gongkai.Domain;
using Microsoft.Data.Sqlite;

namespace Gongkai.App.Storage.Backups;

/// <summary>写入 SQLite — fills a new file beside the old one and takes its place by renaming.</summary>
internal sealed class SqliteTarget : LoadTarget
{
    private readonly string _path;
    private readonly string _newPath;

    private SqliteTarget(string path, string newPath) => (_path, _newPath) = (path, newPath);

    protected override string TypesQuery => "SELECT name, type FROM pragma_table_info('{0}')";

    internal static new async Task<Result<LoadTarget>> OpenAsync(DatabaseAddress address, int number, bool replaces, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(new SqliteConnectionStringBuilder(address.ConnectionString).DataSource);
        if (!replaces && File.Exists(path) && await IsUsedAsync(path, cancellation))
        {
            return StorageRefusals.NotEmpty(path);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var newPath = $"{path}.new-{Guid.NewGuid():N}";
        using (var site = new SiteDatabase(AddressOf(newPath)))
        {
            var applied = await new SchemaScripts(site).ApplyAsync(number, cancellation);
            if (!applied.Succeeded)
            {
                DeleteFile(newPath);
                return applied.Refusal;
            }
        }

        var connection = new SqliteConnection(AddressOf(newPath).ConnectionString);
        await connection.OpenAsync(cancellation);
        // Nobody else has the file yet; it is brought to the disk once, at the end.
        await ExecuteAsync(connection, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -64000", cancellation);
        return new SqliteTarget(path, newPath) { Connection = connection, Transaction = connection.BeginTransaction() };
    }

    internal override async Task<Refusal?> FinishAsync(CancellationToken cancellation)
    {
        if (await ForeignKeys.FirstBrokenAsync(Connection, cancellation) is { } broken)
        {
            return StorageRefusals.BrokenReference(broken);
        }

        await Transaction.CommitAsync(cancellation);
        await Connection.CloseAsync();
        using (var site = new SiteDatabase(AddressOf(_newPath)))
        {
            var applied = await new SchemaScripts(site).ApplyAsync(cancellation);
            if (!applied.Succeeded)
            {
                return applied.Refusal;
            }
        }

        using (var file = new FileStream(_newPath, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        if (!await ReleaseAsync(cancellation))
        {
            return StorageRefusals.InUse;
        }

        File.Move(_newPath, _path, overwrite: true);
        return null;
    }

    public override async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
        DeleteFile(_newPath);
    }

    protected override async Task WriteAsync(PortableTable table, IReadOnlyList<string> types, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        await ExecuteAsync(Connection, $"DELETE FROM {table.Name}", cancellation);
        await using var command = ((SqliteConnection)Connection).CreateCommand();
        var names = table.Columns.Select((_, i) => $"@p{i}").ToList();
        command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", names)})";
        var parameters = names.Select(name => command.Parameters.Add(new SqliteParameter(name, DBNull.Value))).ToList();
        command.Prepare();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i] switch
                {
                    null => DBNull.Value,
                    DateTimeOffset instant => SqliteInstants.Text(instant),
                    var value => value,
                };
            }

            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static DatabaseAddress AddressOf(string path) => DatabaseAddress.OfFile(path) is var address ? address with { ConnectionString = $"{address.ConnectionString};Pooling=False" } : address;

    private static async Task<bool> IsUsedAsync(string path, CancellationToken cancellation)
    {
        using var connection = new SqliteConnection(AddressOf(path).ConnectionString);
        await connection.OpenAsync(cancellation);
        return await IsUsedAsync(connection, cancellation);
    }

    // Leaving write-ahead mode works only where nobody else has the database open, and takes the log away that would not belong to the new file.
    private async Task<bool> ReleaseAsync(CancellationToken cancellation)
    {
        SqliteConnection.ClearAllPools();
        if (!File.Exists(_path))
        {
            return true;
        }

        try
        {
            using var old = new SqliteConnection($"Data Source={_path};Pooling=False;Default Timeout=2");
            await old.OpenAsync(cancellation);
            await using var command = old.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            return await command.ExecuteScalarAsync(cancellation) is "delete";
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            return false;
        }
    }

    private static void DeleteFile(string path)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"])
        {
            File.Delete(path + suffix);
        }
    }
}
