using Gongkai.Domain;
using Npgsql;

namespace Gongkai.App.Storage.Backups;

/// <summary>写入 PostgreSQL — empties and fills all tables in one transaction, without their references, which are proved when they are put back.</summary>
internal sealed class PostgresTarget : LoadTarget
{
    private const string LockNotAvailable = "55P03";

    private readonly SiteDatabase _site;
    private readonly IReadOnlyList<(string Table, string Name, string Definition)> _references;

    private PostgresTarget(SiteDatabase site, IReadOnlyList<(string Table, string Name, string Definition)> references) => (_site, _references) = (site, references);

    protected override string TypesQuery => "SELECT column_name, udt_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{0}'";

    internal static new async Task<Result<LoadTarget>> OpenAsync(DatabaseAddress address, int number, bool replaces, CancellationToken cancellation)
    {
        var site = new SiteDatabase(address);
        var opened = await OpenAsync(site, number, replaces, cancellation);
        if (!opened.Succeeded)
        {
            site.Dispose();
        }

        return opened;
    }

    internal override async Task<Refusal?> FinishAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var (table, name, definition) in _references)
            {
                await ExecuteAsync(Connection, $"ALTER TABLE {table} ADD CONSTRAINT \"{name}\" {definition}", cancellation);
            }
        }
        catch (PostgresException fault) when (fault.SqlState == ForeignKeyViolation)
        {
            return StorageRefusals.BrokenReference(fault.ConstraintName ?? fault.MessageText);
        }

        await ExecuteAsync(Connection, SetCounters, cancellation);
        await Transaction.CommitAsync(cancellation);
        var applied = await new SchemaScripts(_site).ApplyAsync(cancellation);
        await ExecuteAsync(Connection, "ANALYZE", cancellation);
        return applied.Refusal;
    }

    public override async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
        _site.Dispose();
    }

    protected override async Task WriteAsync(PortableTable table, IReadOnlyList<string> types, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        await using var import = await ((NpgsqlConnection)Connection).BeginBinaryImportAsync($"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellation);
        // The end of a big table takes its time; zero would not mean without limit here.
        import.Timeout = TimeSpan.FromHours(1);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await import.StartRowAsync(cancellation);
            for (var i = 0; i < row.Length; i++)
            {
                await WriteAsync(import, row[i], types[i], cancellation);
            }
        }

        await import.CompleteAsync(cancellation);
    }

    private static async Task<Result<LoadTarget>> OpenAsync(SiteDatabase site, int number, bool replaces, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)await site.ConnectAsync(cancellation);
        var prepared = await PrepareAsync(site, (connection, number, replaces), cancellation);
        if (!prepared.Succeeded)
        {
            await connection.DisposeAsync();
        }

        return prepared;
    }

    private static async Task<Result<LoadTarget>> PrepareAsync(SiteDatabase site, (NpgsqlConnection Connection, int Number, bool Replaces) order, CancellationToken cancellation)
    {
        var connection = order.Connection;
        var standing = await SchemaState.NumberAsync(connection, cancellation);
        if (standing == 0)
        {
            var applied = await new SchemaScripts(site).ApplyAsync(order.Number, cancellation);
            if (!applied.Succeeded)
            {
                return applied.Refusal;
            }
        }
        else if (!order.Replaces && await IsUsedAsync(connection, cancellation))
        {
            return StorageRefusals.NotEmpty(connection.Database);
        }
        else if (standing != order.Number)
        {
            return StorageRefusals.TargetStandsElsewhere(standing, order.Number);
        }

        var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            await ExecuteAsync(connection, "SET LOCAL lock_timeout = '5s'", cancellation);
            var references = await ForeignKeys.OfPostgresAsync(connection, cancellation);
            foreach (var (table, name, _) in references)
            {
                await ExecuteAsync(connection, $"ALTER TABLE {table} DROP CONSTRAINT \"{name}\"", cancellation);
            }

            await ExecuteAsync(connection, EmptyTables, cancellation);
            return new PostgresTarget(site, references) { Connection = connection, Transaction = transaction };
        }
        catch (PostgresException fault) when (fault.SqlState == LockNotAvailable)
        {
            await transaction.DisposeAsync();
            return StorageRefusals.InUse;
        }
    }

    private static Task WriteAsync(NpgsqlBinaryImporter import, object? value, string type, CancellationToken cancellation) => value switch
    {
        null => import.WriteNullAsync(cancellation),
        long number when type == "int4" => import.WriteAsync((int)number, type, cancellation),
        long number when type == "int2" => import.WriteAsync((short)number, type, cancellation),
        DateTimeOffset instant => import.WriteAsync(instant.UtcDateTime, type, cancellation),
        _ => import.WriteAsync(value, type, cancellation),
    };

    private const string EmptyTables =
        """
        DO $$ DECLARE names text; BEGIN
            SELECT string_agg(format('%I', tablename), ', ') INTO names FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schema_scripts';
            EXECUTE 'TRUNCATE ' || names || ' CASCADE';
        END $$
        """;

    // What counts up by itself goes on after the highest number that was loaded.
    private const string SetCounters =
        """
        DO $$ DECLARE counter record; BEGIN
            FOR counter IN
                WITH known AS MATERIALIZED (SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema())
                SELECT table_name, column_name, pg_get_serial_sequence(format('%I', table_name), column_name) AS sequence FROM known
                WHERE pg_get_serial_sequence(format('%I', table_name), column_name) IS NOT NULL
            LOOP
                EXECUTE format('SELECT setval(%L, greatest(max(%I), 1), max(%I) IS NOT NULL) FROM %I', counter.sequence, counter.column_name, counter.column_name, counter.table_name);
            END LOOP;
        END $$
        """;
}
