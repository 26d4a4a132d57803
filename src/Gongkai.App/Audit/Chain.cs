using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Audit;

/// <summary>审计链 — appends events to the chains of their organs inside the transaction of the change they tell of.</summary>
internal static class Chain
{
    internal static async Task AppendAsync(GongkaiDb db, IReadOnlyList<EventDraft> drafts, Caller caller, SiteClock clock, CancellationToken cancellation)
    {
        var now = clock.Now;
        var algorithm = ChainHash.Sha256;
        if (await db.Settings.AsNoTracking().Where(setting => setting.Name == SettingNames.ChainAlgorithm).Select(setting => setting.Value).FirstOrDefaultAsync(cancellation) is { } chosen)
        {
            algorithm = chosen;
        }

        // Heads are locked in one order everywhere, so that two transactions never wait for each other.
        foreach (var ofOrgan in drafts.GroupBy(draft => draft.OrganId).OrderBy(group => group.Key))
        {
            var head = await LockHeadAsync(db, ofOrgan.Key, cancellation);
            foreach (var draft in ofOrgan)
            {
                db.Add(Next(draft, head, caller, (now, algorithm)));
            }
        }

        // Sessions that load in bulk turn detection off; the heads must be written all the same.
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(cancellation);
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.Entity is CaseEvent or ChainHead).ToList())
        {
            entry.State = EntityState.Detached;
        }
    }

    private static async Task<ChainHead> LockHeadAsync(GongkaiDb db, Guid organ, CancellationToken cancellation)
    {
        var head = await HeadAsync(db, organ, cancellation);
        if (head is null)
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO chain_heads (organ_id, number, hash) VALUES ({organ}, 0, '') ON CONFLICT DO NOTHING", cancellation);
            head = await HeadAsync(db, organ, cancellation);
        }

        return head!;
    }

    // SQLite has one writer at a time; PostgreSQL needs the row lock.
    private static Task<ChainHead?> HeadAsync(GongkaiDb db, Guid organ, CancellationToken cancellation)
    {
        var heads = db.IsPostgres
            ? db.Set<ChainHead>().FromSql($"SELECT * FROM chain_heads WHERE organ_id = {organ} FOR UPDATE")
            : db.Set<ChainHead>().Where(head => head.OrganId == organ);
        return heads.FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The link that follows the head, which moves on to it.</summary>
    internal static CaseEvent Next(EventDraft draft, ChainHead head, Caller caller, (DateTimeOffset Now, string Algorithm) made)
    {
        var link = Link(draft, head, caller, made);
        (head.Number, head.Hash) = (link.Number, link.Hash);
        return link;
    }

    private static CaseEvent Link(EventDraft draft, ChainHead head, Caller caller, (DateTimeOffset Now, string Algorithm) made)
    {
        CaseEvent Make(string hash) => new()
        {
            OrganId = draft.OrganId,
            Number = head.Number + 1,
            HappenedAt = made.Now,
            PersonId = caller.PersonId,
            PersonName = caller.Name,
            FromAddress = caller.From,
            SubjectKind = draft.SubjectKind,
            SubjectId = draft.SubjectId,
            Action = draft.Action,
            Reason = draft.Reason,
            Provision = draft.Provision,
            Payload = draft.Payload,
            PayloadVersion = draft.PayloadVersion,
            Algorithm = made.Algorithm,
            PreviousHash = head.Hash,
            Hash = hash,
        };
        return Make(ChainHash.Of(Make("")));
    }
}
