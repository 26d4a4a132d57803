using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Search;

/// <summary>检索索引 — writes and removes rows of the index; SQLite's is an FTS5 table without content, PostgreSQL's a column of tokens.</summary>
internal static class SearchIndex
{
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
        var (title, numbers, body) = (Tokens(row.Title), Tokens(row.Numbers), Tokens(row.Body));
        await db.Database.ExecuteSqlAsync($"INSERT INTO search_index (rowid, title, numbers, body, facets) VALUES ({row.Id}, {title}, {numbers}, {body}, {row.Facets})", cancellation);
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

                var (title, numbers, body) = (Tokens(row.Title), Tokens(row.Numbers), Tokens(row.Body));
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO search_index (search_index, rowid, title, numbers, body, facets) VALUES ('delete', {row.Id}, {title}, {numbers}, {body}, {row.Facets})", cancellation);
            }
        }

        await db.Database.ExecuteSqlAsync($"DELETE FROM search_texts WHERE publication_id = {publication}", cancellation);
    }

    internal static async Task ClearAsync(GongkaiDb db, CancellationToken cancellation)
    {
        if (!db.IsPostgres)
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO search_index (search_index) VALUES ('delete-all')", cancellation);
        }

        await db.Database.ExecuteSqlAsync($"DELETE FROM search_texts", cancellation);
    }

    private static string Tokens(string text) => SearchTokens.Join(SearchTokens.Of(text));
}
