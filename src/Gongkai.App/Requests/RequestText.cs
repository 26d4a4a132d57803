using System.Security.Cryptography;
using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

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
        var id = (clarified.At.ToUnixTimeMilliseconds() << 20) | (uint)RandomNumberGenerator.GetInt32(1 << 20);
        var row = new SearchText
        {
            Title = request.Title,
            Numbers = $"{request.Number}\n{request.DocumentNumber}",
            Body = SearchParts.Of(clarified.Text.Length == 0 ? request.Description : $"{request.Description}\n{clarified.Text}")[0],
            Facets = SearchFilters.Organ(request.OrganId),
        };
        if (db.IsPostgres)
        {
            var tokens = SearchParts.ToTsVector(row);
            await db.Database.ExecuteSqlAsync($"INSERT INTO request_texts (id, request_id, organ_id, tokens) VALUES ({id}, {request.Id}, {request.OrganId}, {tokens}::tsvector)", cancellation);
            return;
        }

        await db.Database.ExecuteSqlAsync($"INSERT INTO request_texts (id, request_id, organ_id) VALUES ({id}, {request.Id}, {request.OrganId})", cancellation);
        var (title, numbers, body) = (Tokens(row.Title), Tokens(row.Numbers), Tokens(row.Body));
        await db.Database.ExecuteSqlAsync($"INSERT INTO request_index (rowid, title, numbers, body, facets) VALUES ({id}, {title}, {numbers}, {body}, {row.Facets})", cancellation);
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

/// <summary>重建申请索引 — writes the index of requests anew where it is missing: after a restore or a copy.</summary>
public sealed class RebuildRequestIndex(SiteDatabase database, Vault vault)
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
            var clarified = (await db.Set<RecordedStep>().AsNoTracking().Where(step => batch.Contains(step.RequestId) && step.Action == RequestAction.ReceiveClarification).ToListAsync(cancellation)).ToLookup(step => step.RequestId);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            foreach (var request in requests)
            {
                await RequestIndex.AddAsync(db, request, cancellation);
                foreach (var step in clarified[request.Id])
                {
                    await RequestIndex.AddAsync(db, request, (step.RecordedAt, vault.Open<StepDetails>(step.Details).Content), cancellation);
                }
            }

            await transaction.CommitAsync(cancellation);
        }

        return all.Count;
    }
}
