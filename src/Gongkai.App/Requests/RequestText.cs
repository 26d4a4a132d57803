using System.Security.Cryptography;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gongkai.App.Requests;

/// <summary>申请检索 — one entry of the index of what is asked for; the words themselves stand in the request.</summary>
public sealed class RequestText : IOrganOwned
{
    /// <summary>Time and chance, so that nobody waits for a number: newest last.</summary>
    public long Id { get; init; }

    public Guid RequestId { get; init; }

    public Guid OrganId { get; init; }
}

/// <summary>申请索引 — writes the index and asks it; FTS5 on SQLite, a column of tokens on PostgreSQL.</summary>
internal static class RequestIndex
{
    private const int MostFound = 2_000;

    /// <summary>To be called inside the transaction that adds the request.</summary>
    internal static async Task AddAsync(GongkaiDb db, DisclosureRequest request, CancellationToken cancellation)
    {
        var (text, row) = (TextOf(request.Id, request.OrganId, request.RegisteredAt), WordsOf(request));
        if (db.IsPostgres)
        {
            var tokens = SearchParts.ToTsVector(row);
            await db.Database.ExecuteSqlAsync($"INSERT INTO request_texts (id, request_id, organ_id, tokens) VALUES ({text.Id}, {text.RequestId}, {text.OrganId}, {tokens}::tsvector)", cancellation);
            return;
        }

        await db.Database.ExecuteSqlAsync($"INSERT INTO request_texts (id, request_id, organ_id) VALUES ({text.Id}, {text.RequestId}, {text.OrganId})", cancellation);
        var (title, numbers, body) = (Tokens(row.Title), Tokens(row.Numbers), Tokens(row.Body));
        await db.Database.ExecuteSqlAsync($"INSERT INTO request_index (rowid, title, numbers, body, facets) VALUES ({text.Id}, {title}, {numbers}, {body}, {row.Facets})", cancellation);
    }

    /// <summary>Many requests in one transaction, as fast as the database takes them.</summary>
    internal static async Task AddManyAsync(GongkaiDb db, IReadOnlyList<DisclosureRequest> requests, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await using var writer = await postgres.BeginTextImportAsync("COPY request_texts (id, request_id, organ_id, tokens) FROM STDIN", cancellation);
            foreach (var request in requests)
            {
                var text = TextOf(request.Id, request.OrganId, request.RegisteredAt);
                await writer.WriteAsync(string.Join('\t', text.Id, text.RequestId, text.OrganId, SearchParts.ToTsVector(WordsOf(request))) + "\n");
            }
        }
        else
        {
            await using var texts = SearchIndex.Prepared(db, "INSERT INTO request_texts (id, request_id, organ_id) VALUES ($1, $2, $3)", 3);
            await using var index = SearchIndex.Prepared(db, "INSERT INTO request_index (rowid, title, numbers, body, facets) VALUES ($1, $2, $3, $4, $5)", 5);
            foreach (var request in requests)
            {
                var (text, row) = (TextOf(request.Id, request.OrganId, request.RegisteredAt), WordsOf(request));
                await SearchIndex.ExecuteAsync(texts, [text.Id, text.RequestId, text.OrganId], cancellation);
                await SearchIndex.ExecuteAsync(index, [text.Id, Tokens(row.Title), Tokens(row.Numbers), Tokens(row.Body), row.Facets], cancellation);
            }
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The newest requests of an organ whose text has the words; null where there are no words to look for.</summary>
    internal static IQueryable<Guid>? Find(GongkaiDb db, Guid organ, string words)
    {
        if (SearchPlan.Of(words, Synonyms.None) is not { } plan)
        {
            return null;
        }

        IReadOnlyList<IReadOnlyList<string>> filters = [[SearchFilters.Organ(organ)]];
        var found = db.IsPostgres
            ? db.Set<RequestText>().FromSql($"SELECT id, request_id, organ_id FROM request_texts WHERE tokens @@ {plan.ToTsQuery(SearchScope.Everything, filters)}::tsquery ORDER BY id DESC LIMIT {MostFound}")
            : db.Set<RequestText>().FromSql(
                $"SELECT id, request_id, organ_id FROM request_texts WHERE id IN (SELECT rowid FROM request_index WHERE request_index MATCH {plan.ToFts5(SearchScope.Everything, filters)} ORDER BY rowid DESC LIMIT {MostFound})");
        return found.Select(text => text.RequestId);
    }

    internal static async Task ClearAsync(GongkaiDb db, CancellationToken cancellation)
    {
        if (!db.IsPostgres)
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO request_index (request_index) VALUES ('delete-all')", cancellation);
        }

        await db.Database.ExecuteSqlAsync($"DELETE FROM request_texts", cancellation);
    }

    private static RequestText TextOf(Guid request, Guid organ, DateTimeOffset registeredAt) =>
        new() { Id = (registeredAt.ToUnixTimeMilliseconds() << 20) | (uint)RandomNumberGenerator.GetInt32(1 << 20), RequestId = request, OrganId = organ };

    private static SearchText WordsOf(DisclosureRequest request) => new()
    {
        Title = request.Title,
        Numbers = $"{request.Number}\n{request.DocumentNumber}",
        Body = SearchParts.Of(request.Description)[0],
        Facets = SearchFilters.Organ(request.OrganId),
    };

    private static string Tokens(string text) => SearchTokens.Join(SearchTokens.Of(text));
}

/// <summary>重建申请索引 — writes the index of requests anew where it is missing: after a restore or a copy.</summary>
public sealed class RebuildRequestIndex(SiteDatabase database)
{
    private const int Batch = 1_000;

    public async Task<int> RunIfEmptyAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        return !await db.Set<RequestText>().AnyAsync(cancellation) && await db.Set<DisclosureRequest>().AnyAsync(cancellation) ? await RunAsync(cancellation) : 0;
    }

    /// <returns>The number of requests in it.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        await using (var db = database.Open(OrganScope.Site))
        {
            await RequestIndex.ClearAsync(db, cancellation);
        }

        List<Guid> all;
        await using (var db = database.Open(OrganScope.Site))
        {
            all = await db.Set<DisclosureRequest>().OrderBy(request => request.RegisteredAt).Select(request => request.Id).ToListAsync(cancellation);
        }

        foreach (var batch in all.Chunk(Batch))
        {
            await using var db = database.Open(OrganScope.Site);
            var requests = await db.Set<DisclosureRequest>().AsNoTracking().Where(request => batch.Contains(request.Id)).ToListAsync(cancellation);
            await RequestIndex.AddManyAsync(db, requests, cancellation);
        }

        return all.Count;
    }
}
