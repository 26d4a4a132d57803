using System.Security.Cryptography;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;
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
    internal static Task AddAsync(GongkaiDb db, DisclosureRequest request, CancellationToken cancellation) => AddAsync(db, request, (request.RegisteredAt, ""), cancellation);

    /// <summary>A further entry of a request that was clarified: words of its form and of the clarification are found together.</summary>
    /// <param name="clarified">When, and what the applicant wrote.</param>
    internal static async Task AddAsync(GongkaiDb db, DisclosureRequest request, (DateTimeOffset At, string Text) clarified, CancellationToken cancellation)
    {
        var entry = new IndexedWords(request, clarified.At, clarified.Text);
        var (text, row) = (entry.Text, entry.Words);
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

    /// <summary>Many entries in one transaction, as fast as the database takes them.</summary>
    internal static async Task AddManyAsync(GongkaiDb db, IEnumerable<IndexedWords> entries, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            await using var writer = await postgres.BeginTextImportAsync("COPY request_texts (id, request_id, organ_id, tokens) FROM STDIN", cancellation);
            foreach (var entry in entries)
            {
                var text = entry.Text;
                await writer.WriteAsync(string.Join('\t', text.Id, text.RequestId, text.OrganId, SearchParts.ToTsVector(entry.Words)) + "\n");
            }
        }
        else
        {
            await using var texts = SearchIndex.Prepared(db, "INSERT INTO request_texts (id, request_id, organ_id) VALUES ($1, $2, $3)", 3);
            await using var index = SearchIndex.Prepared(db, "INSERT INTO request_index (rowid, title, numbers, body, facets) VALUES ($1, $2, $3, $4, $5)", 5);

            // In the order of their numbers: FTS5 writes out what it holds whenever a smaller number comes.
            foreach (var entry in entries.OrderBy(entry => entry.Text.Id))
            {
                var (text, row) = (entry.Text, entry.Words);
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

    /// <summary>Those requests, and the ones whose applicant's whole name, identity number or credit code is what was typed.</summary>
    internal static IQueryable<Guid> FindOrNamed(GongkaiDb db, (Guid Organ, string Words) asked, Vault vault)
    {
        var (organ, words) = (asked.Organ, asked.Words.Trim());
        var (name, key) = (Applicant.NameKey(words, vault), new Applicant("") { IdNumber = words.ToUpperInvariant() }.Key(vault));
        var own = db.Set<DisclosureRequest>().Where(request => request.OrganId == organ);
        var named = own.Where(request => request.NameKey == name).Select(request => request.Id).Union(own.Where(request => request.ApplicantKey == key).Select(request => request.Id));
        return Find(db, organ, words) is { } found ? found.Union(named) : named;
    }

    internal static async Task ClearAsync(GongkaiDb db, CancellationToken cancellation)
    {
        if (!db.IsPostgres)
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO request_index (request_index) VALUES ('delete-all')", cancellation);
        }

        await db.Database.ExecuteSqlAsync($"DELETE FROM request_texts", cancellation);
    }

    private static string Tokens(string text) => SearchTokens.Join(SearchTokens.Of(text));
}

/// <summary>One entry to be: the request with its own words, and those of a clarification where there was one.</summary>
internal sealed record IndexedWords(DisclosureRequest Request, DateTimeOffset At, string Clarified)
{
    // The second and 31 bits of chance: thousands of an imported register have the same instant, and no two may have the same number.
    internal RequestText Text { get; } = new() { Id = (At.ToUnixTimeSeconds() << 31) | (uint)RandomNumberGenerator.GetInt32(int.MaxValue), RequestId = Request.Id, OrganId = Request.OrganId };

    internal SearchText Words => new()
    {
        Title = Request.Title,
        Numbers = $"{Request.Number}\n{Request.DocumentNumber}",
        Body = SearchParts.Of(Clarified.Length == 0 ? Request.Description : $"{Request.Description}\n{Clarified}")[0],
        Facets = SearchFilters.Organ(Request.OrganId),
    };
}

/// <summary>重建申请索引 — writes the index of requests anew where it is missing, after a restore or a copy, or where building it was broken off.</summary>
public sealed class RebuildRequestIndex(SiteDatabase database, Vault vault)
{
    internal const string Unfinished = "request-index-unfinished";

    private const int Batch = 1_000;

    /// <returns>The number of requests written; nought where another node did it, or where nothing was missing.</returns>
    public async Task<int> RunIfEmptyAsync(CancellationToken cancellation = default)
    {
        var written = 0;
        await SearchIndex.InTurnAsync(database, async () => written = await IsMissingAsync(cancellation) ? await RunAsync(cancellation) : 0, cancellation);
        return written;
    }

    private async Task<bool> IsMissingAsync(CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        return await SearchIndex.IsMarkedAsync(db, Unfinished, cancellation) || (!await db.Set<RequestText>().AnyAsync(cancellation) && await db.Set<DisclosureRequest>().AnyAsync(cancellation));
    }

    /// <returns>The number of requests in it.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        await using (var db = database.Open(OrganScope.Site))
        {
            await SearchIndex.MarkAsync(db, Unfinished, cancellation);
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
            var clarified = (await db.Set<RecordedStep>().AsNoTracking().Where(step => batch.Contains(step.RequestId) && step.Action == RequestAction.ReceiveClarification).ToListAsync(cancellation)).ToLookup(step => step.RequestId);
            var entries = requests.SelectMany(request => clarified[request.Id].Select(step => new IndexedWords(request, step.RecordedAt, vault.Open<StepDetails>(step.Details).Content))
                .Prepend(new IndexedWords(request, request.RegisteredAt, "")));
            await RequestIndex.AddManyAsync(db, entries, cancellation);
        }

        await using (var db = database.Open(OrganScope.Site))
        {
            await SearchIndex.UnmarkAsync(db, Unfinished, cancellation);
        }

        return all.Count;
    }
}
