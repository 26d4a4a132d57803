using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>登记结果 — the record that was kept, or what is wrong with its fields.</summary>
public sealed record LedgerOutcome(Guid? RecordId, IReadOnlyList<FieldProblem> Problems);

/// <summary>登记台账 — adds, changes and removes records of the own organ's ledgers.</summary>
public sealed class KeepLedger(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    public async Task<Result<LedgerOutcome>> AddAsync(string ledgerCode, IReadOnlyDictionary<string, string> typed, CancellationToken cancellation = default)
    {
        var allowed = Allowed(ledgerCode);
        if (!allowed.TryGet(out var ledger))
        {
            return allowed.Refusal!;
        }

        var entry = LedgerEntry.Read(ledger, typed);
        if (entry.Problems.Count > 0)
        {
            return new LedgerOutcome(null, entry.Problems);
        }

        var record = Add(ledger, entry);
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : new LedgerOutcome(record.Id, []);
    }

    public async Task<Result<LedgerOutcome>> ChangeAsync(Guid id, int version, IReadOnlyDictionary<string, string> typed, CancellationToken cancellation = default)
    {
        if (await Find(id, cancellation) is not { } record)
        {
            return Unknown;
        }

        var allowed = Allowed(record.Ledger);
        if (!allowed.TryGet(out var ledger))
        {
            return allowed.Refusal!;
        }

        var entry = LedgerEntry.Read(ledger, typed);
        if (entry.Problems.Count > 0)
        {
            return new LedgerOutcome(null, entry.Problems);
        }

        var before = LedgerContent.Read(record, ledger, vault);
        db.Entry(record).Property(kept => kept.Version).OriginalValue = version;
        LedgerContent.Write(record, ledger, entry, vault);
        var changed = ledger.Fields.Where(field => before[field.Code] != entry[field.Code]).ToList();
        db.Record(new EventDraft(record.OrganId, "ledger-record", record.Id, "ledger-changed")
            .With(new { record.Ledger, Changed = changed.Where(field => !field.IsPersonal).ToDictionary(field => field.Code, field => before[field.Code]) }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : new LedgerOutcome(record.Id, []);
    }

    /// <summary>Takes a record out of lists and counts; it stays in the log.</summary>
    public async Task<Result<Guid>> RemoveAsync(Guid id, string reason, CancellationToken cancellation = default)
    {
        if (await Find(id, cancellation) is not { } record)
        {
            return Unknown;
        }

        if (Allowed(record.Ledger).Refusal is { } refused)
        {
            return refused;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("removal-without-reason", "请写明删除的原因，原因会留在记录里。");
        }

        record.RemovedAt = clock.Now;
        record.Values.Clear();
        db.Record(new EventDraft(record.OrganId, "ledger-record", record.Id, "ledger-removed") { Reason = reason.Trim() }.With(new { record.Ledger }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : record.Id;
    }

    /// <summary>Shows or hides a record on the portal; personal values are masked there.</summary>
    public async Task<Result<Guid>> PublishAsync(Guid id, bool isPublished, CancellationToken cancellation = default)
    {
        if (await Find(id, cancellation) is not { } record)
        {
            return Unknown;
        }

        var allowed = Allowed(record.Ledger);
        if (!allowed.TryGet(out var ledger) || !ledger.IsPublishable)
        {
            return allowed.Refusal ?? new Refusal("ledger-not-public", "这类台账不在门户公开。");
        }

        record.IsPublished = isPublished;
        db.Record(new EventDraft(record.OrganId, "ledger-record", record.Id, isPublished ? "ledger-published" : "ledger-unpublished").With(new { record.Ledger }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : record.Id;
    }

    internal static Refusal Unknown { get; } = new("ledger-record-unknown", "没有找到这条记录，可能已被删除或不在您的范围内。");

    internal LedgerRecord Add(LedgerDefinition ledger, LedgerEntry entry)
    {
        var record = new LedgerRecord { Id = clock.NewId(), OrganId = caller.OrganId, Ledger = ledger.Code };
        LedgerContent.Write(record, ledger, entry, vault);
        db.Add(record);
        db.Record(new EventDraft(record.OrganId, "ledger-record", record.Id, "ledger-added").With(new { record.Ledger }));
        return record;
    }

    internal Result<LedgerDefinition> Allowed(string ledgerCode) =>
        caller.Lacks(Permission.KeepLedgers) is { } lacking ? lacking
        : LedgerDefinitions.Find(ledgerCode) is { } ledger ? ledger
        : new Refusal("ledger-unknown", "没有这种台账，请从台账目录进入。");

    private Task<LedgerRecord?> Find(Guid id, CancellationToken cancellation) =>
        db.LedgerRecords.Include(record => record.Values).FirstOrDefaultAsync(record => record.Id == id && record.RemovedAt == null, cancellation);
}
