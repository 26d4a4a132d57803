using System.Data.Common;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Gongkai.App.Search;

/// <summary>检索索引 — writes and removes rows of the index; SQLite's is an FTS5 table without content, PostgreSQL's a column of tokens.</summary>
internal static class SearchIndex
{
    /// <summary>Of an advisory lock; any number that no other lock of ours has.</summary>
    private const int Turn = 0x676b_5365;

    private const int WordsInMemory = 32 << 20;
    private const int MostSegments = 16;
    private const string Unfinished = "search-index-unfinished";

    internal static async Task AddAsync(GongkaiDb db, SearchText row, CancellationToken cancellation)
    {
        if (db.IsPostgres)
        {
            var tokens = SearchParts.ToTsVector(row);
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO search_texts (id, publication_id, title, numbers, body, facets, token_rules, tokens) VALUES ({row.Id}, {row.PublicationId}, {row.Title}, {row.Numbers}, {row.Body}, {row.Facets}, {row.TokenRules}, {tokens}::tsvector)",
                cancellation);
            return;
        }

        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO search_texts (id, publication_id, title, numbers, body, facets, token_rules) VALUES ({row.Id}, {row.PublicationId}, {row.Title}, {row.Numbers}, {row.Body}, {row.Facets}, {row.TokenRules})",
            cancellation);
        var (title, numbers, body) = SearchParts.ToFts5(row);
        await db.Database.ExecuteSqlAsync($"INSERT INTO search_index (rowid, title, numbers, body, facets) VALUES ({row.Id}, {title}, {numbers}, {body}, {row.Facets})", cancellation);
    }

    /// <summary>Many rows in one transaction, in the order of their numbers, as fast as the database takes them.</summary>
    internal static async Task AddManyAsync(GongkaiDb db, IEnumerable<IndexedRow> rows, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await CopyAsync(postgres, rows, cancellation);
        }
        else
        {
            await using var text = Prepared(db, "INSERT INTO search_texts (id, publication_id, title, numbers, body, facets, token_rules) VALUES ($1, $2, $3, $4, $5, $6, $7)", 7);
            await using var index = Prepared(db, "INSERT INTO search_index (rowid, title, numbers, body, facets) VALUES ($1, $2, $3, $4, $5)", 5);
            foreach (var (row, tokens) in rows)
            {
                await ExecuteAsync(text, [row.Id, row.PublicationId, row.Title, row.Numbers, row.Body, row.Facets, row.TokenRules], cancellation);
                await ExecuteAsync(index, [row.Id, tokens[0], tokens[1], tokens[2], row.Facets], cancellation);
            }
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, IEnumerable<IndexedRow> rows, CancellationToken cancellation)
    {
        // The text form lets the database read the tokens itself.
        await using var writer = await connection.BeginTextImportAsync("COPY search_texts (id, publication_id, title, numbers, body, facets, token_rules, tokens) FROM STDIN", cancellation);
        foreach (var (row, tokens) in rows)
        {
            await writer.WriteAsync(string.Join('\t', row.Id, row.PublicationId, Escaped(row.Title), Escaped(row.Numbers), Escaped(row.Body), row.Facets, row.TokenRules, tokens[0]));
            await writer.WriteAsync('\n');
        }
    }

    internal static string Escaped(string text) => text.AsSpan().IndexOfAny("\\\n\r\t") < 0 ? text : text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    internal static DbCommand Prepared(GongkaiDb db, string sql, int parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        for (var i = 1; i <= parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "$" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    internal static Task<int> ExecuteAsync(DbCommand command, ReadOnlySpan<object> values, CancellationToken cancellation)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteNonQueryAsync(cancellation);
    }

    /// <exception cref="InvalidOperationException">The index was written by other rules of tokens and has to be built anew first.</exception>
    internal static async Task RemoveAsync(GongkaiDb db, Guid publication, CancellationToken cancellation)
    {
        if (!db.IsPostgres)
        {
            foreach (var row in await db.Set<SearchText>().AsNoTracking().Where(row => row.PublicationId == publication).ToListAsync(cancellation))
            {
                // FTS5 without content forgets a row only when it is told the words that the row had.
                if (row.TokenRules != SearchTokens.Rules)
                {
                    throw new InvalidOperationException("The index of search was written by other rules; rebuild it.");
                }

                var (title, numbers, body) = SearchParts.ToFts5(row);
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO search_index (search_index, rowid, title, numbers, body, facets) VALUES ('delete', {row.Id}, {title}, {numbers}, {body}, {row.Facets})", cancellation);
            }
        }

        await db.Database.ExecuteSqlAsync($"DELETE FROM search_texts WHERE publication_id = {publication}", cancellation);
    }

    /// <summary>One node at a time looks whether the index has to be built anew; the others wait, and find it built.</summary>
    internal static async Task InTurnAsync(SiteDatabase database, Func<Task> act, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(cancellation);
        if (connection is not NpgsqlConnection)
        {
            await act();
            return;
        }

        await AskAsync(connection, $"SELECT pg_advisory_lock({Turn})", cancellation);
        try
        {
            await act();
        }
        finally
        {
            // A connection that goes back to the pool keeps its locks until it is used again.
            await AskAsync(connection, $"SELECT pg_advisory_unlock({Turn})", CancellationToken.None);
        }
    }

    /// <summary>Until the transaction ends no node builds the index anew: what changed meanwhile would be written twice, or as it was before.</summary>
    /// <exception cref="InvalidOperationException">Another node is building it.</exception>
    internal static async Task KeepStandingAsync(GongkaiDb db, CancellationToken cancellation)
    {
        if (db.IsPostgres && !await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock_shared({Turn}) AS \"Value\"").SingleAsync(cancellation))
        {
            throw new InvalidOperationException("The index of search is being built anew by another node.");
        }
    }

    private static async Task AskAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Empties the index and notes that it is being built anew, so that a start after a fall knows.</summary>
    internal static async Task BeginAsync(GongkaiDb db, CancellationToken cancellation)
    {
        await MarkAsync(db, Unfinished, cancellation);
        if (db.IsPostgres)
        {
            // Made at the end in one go; until then a search reads the texts themselves.
            await db.Database.ExecuteSqlAsync($"DROP INDEX IF EXISTS search_texts_tokens", cancellation);
        }
        else
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO search_index (search_index) VALUES ('delete-all')", cancellation);
            await SetFts5Async(db, WordsInMemory, MostSegments, cancellation);
        }

        await (db.IsPostgres ? db.Database.ExecuteSqlAsync($"TRUNCATE search_texts", cancellation) : db.Database.ExecuteSqlAsync($"DELETE FROM search_texts", cancellation));
    }

    /// <summary>How many batches are written at once: SQLite has one writer.</summary>
    internal static int Writers(SiteDatabase database) => database.Address.Kind == DatabaseKind.Postgres ? 2 : 1;

    internal static async Task EndAsync(GongkaiDb db, CancellationToken cancellation)
    {
        if (db.IsPostgres)
        {
            db.Database.SetCommandTimeout(TimeSpan.FromHours(2));
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.Database.ExecuteSqlAsync($"SET LOCAL maintenance_work_mem = '256MB'", cancellation);
            await db.Database.ExecuteSqlAsync($"CREATE INDEX IF NOT EXISTS search_texts_tokens ON search_texts USING gin (tokens)", cancellation);
            await transaction.CommitAsync(cancellation);
            await db.Database.ExecuteSqlAsync($"ANALYZE search_texts", cancellation);
        }
        else
        {
            await SetFts5Async(db, 1 << 20, 4, cancellation);
        }

        await UnmarkAsync(db, Unfinished, cancellation);
    }

    /// <summary>Notes that an index is being built, so that a start after a fall knows that it is not whole.</summary>
    internal static Task MarkAsync(GongkaiDb db, string index, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO site_settings (name, value) VALUES ({index}, '') ON CONFLICT (name) DO NOTHING", cancellation);

    internal static Task UnmarkAsync(GongkaiDb db, string index, CancellationToken cancellation) => db.Database.ExecuteSqlAsync($"DELETE FROM site_settings WHERE name = {index}", cancellation);

    internal static Task<bool> IsMarkedAsync(GongkaiDb db, string index, CancellationToken cancellation) => db.Settings.AnyAsync(setting => setting.Name == index, cancellation);

    // How many bytes of words FTS5 gathers before it writes a segment, and how many segments of a size it lets stand before it merges them.
    private static async Task SetFts5Async(GongkaiDb db, int bytes, int segments, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO search_index (search_index, rank) VALUES ('hashsize', {bytes})", cancellation);
        await db.Database.ExecuteSqlAsync($"INSERT INTO search_index (search_index, rank) VALUES ('automerge', {segments})", cancellation);
    }

    internal static Task<bool> IsUnfinishedAsync(GongkaiDb db, CancellationToken cancellation) => IsMarkedAsync(db, Unfinished, cancellation);
}

/// <summary>待写检索行 — a row of the index with its tokens, made before the database is asked to write it.</summary>
/// <param name="Tokens">Title, numbers and body for FTS5; one vector for PostgreSQL.</param>
internal sealed record IndexedRow(SearchText Text, IReadOnlyList<string> Tokens)
{
    internal static IndexedRow Of(SearchText row, bool isPostgres) =>
        new(row, isPostgres ? [SearchParts.ToTsVector(row)] : Three(SearchParts.ToFts5(row)));

    private static string[] Three((string Title, string Numbers, string Body) of) => [of.Title, of.Numbers, of.Body];
}
