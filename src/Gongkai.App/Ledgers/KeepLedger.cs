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
    /// <summary>Typed into a personal field of a record that is changed, it takes the value away; blank leaves the value as it is.</summary>
    public const string NoPerson = "无";

    public async Task<Result<LedgerOutcome>> AddAsync(string ledgerCode, IReadOnlyDictionary<string, string> typed, CancellationToken cancellation = default)
    {
        if (!Allowed(ledgerCode).TryGet(out var ledger))
        {
            return Allowed(ledgerCode).Refusal!;
        }

        ledger = await KeepPlatforms.ExtendAsync(db, caller.OrganId, ledger, withRetired: false, cancellation);
        var entry = LedgerEntry.Read(ledger, await LinkedItems.ResolveAsync(db, ledger, typed, clock.Now, cancellation));
        if (await ProblemsAsync(ledger, entry, null, cancellation) is { Count: > 0 } problems)
        {
            return new LedgerOutcome(null, problems);
        }

        var record = Add(ledger, entry);
        if (await db.CommitAsync(caller, clock, cancellation) is not { } refusal)
        {
            return new LedgerOutcome(record.Id, []);
        }

        // Somebody took the number between our looking and our writing: that is what is wrong, and where.
        return await ProblemsAsync(ledger, entry, record.Id, cancellation) is { Count: > 0 } taken ? new LedgerOutcome(null, taken) : refusal;
    }

    public async Task<Result<LedgerOutcome>> ChangeAsync(Guid id, int version, IReadOnlyDictionary<string, string> typed, CancellationToken cancellation = default)
    {
        var found = await FindAsync(id, cancellation);
        if (!found.TryGet(out var known))
        {
            return found.Refusal!;
        }

        var (record, ledger) = (known.Record, await KeepPlatforms.ExtendAsync(db, caller.OrganId, known.Ledger, withRetired: true, cancellation));
        var before = LedgerContent.Open(record, ledger, vault);
        var entry = LedgerEntry.Read(ledger, await LinkedItems.ResolveAsync(db, ledger, WithKeptPersons(ledger, before, typed), clock.Now, cancellation));
        if (await ProblemsAsync(ledger, entry, id, cancellation) is { Count: > 0 } problems)
        {
            return new LedgerOutcome(null, problems);
        }

        db.Entry(record).Property(kept => kept.Version).OriginalValue = version;
        LedgerContent.Write(record, ledger, entry, vault);
        var changed = ledger.Fields.Where(field => before[field.Code] != entry[field.Code]).ToList();
        // Free text may name people, and the log keeps for ever: there it only says that the field changed.
        db.Record(LedgerEvents.Changed.On(record.OrganId, LedgerEvents.Subject, record.Id) with { Reason = changed.Count == 0 ? "" : $"修改：{string.Join('、', changed.Select(field => Sentence(field, before)))}" });
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : new LedgerOutcome(record.Id, []);
    }

    /// <summary>Takes a record out of lists and counts; it stays in the log.</summary>
    public async Task<Result<Guid>> RemoveAsync(Guid id, string reason, CancellationToken cancellation = default)
    {
        var found = await FindAsync(id, cancellation);
        if (!found.TryGet(out var known))
        {
            return found.Refusal!;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("removal-without-reason", "请写明删除的原因，原因会留在记录里。");
        }

        known.Record.RemovedAt = clock.Now;
        known.Record.IsPublished = false;
        known.Record.Values.Clear();
        db.Record(LedgerEvents.Removed.On(known.Record.OrganId, LedgerEvents.Subject, id) with { Reason = reason.Trim() });
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : id;
    }

    /// <summary>Shows or hides a record on the portal; personal values are masked there.</summary>
    public async Task<Result<Guid>> PublishAsync(Guid id, bool isPublished, CancellationToken cancellation = default)
    {
        var found = await FindAsync(id, cancellation);
        if (!found.TryGet(out var known))
        {
            return found.Refusal!;
        }

        if (!known.Ledger.IsPublishable)
        {
            return new Refusal("ledger-not-public", "这类台账不在门户公开。");
        }

        known.Record.IsPublished = isPublished;
        db.Record((isPublished ? LedgerEvents.Published : LedgerEvents.Unpublished).On(known.Record.OrganId, LedgerEvents.Subject, id));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : id;
    }

    /// <summary>The personal value of one field in full; who asked is recorded.</summary>
    public async Task<Result<string>> RevealAsync(Guid id, string fieldCode, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ReadPersonalData) is { } lacking)
        {
            return lacking;
        }

        var found = await FindAsync(id, cancellation);
        if (!found.TryGet(out var known) || known.Ledger.Field(fieldCode) is not { IsPersonal: true } field)
        {
            return found.Refusal ?? Unknown;
        }

        db.Record(LedgerEvents.Revealed.On(known.Record.OrganId, LedgerEvents.Subject, id) with { Reason = field.Name });
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : LedgerContent.Open(known.Record, known.Ledger, vault)[fieldCode];
    }

    internal static Refusal Unknown { get; } = new("ledger-record-unknown", "没有找到这条记录，可能已被删除或不在您的范围内。");

    internal LedgerRecord Add(LedgerDefinition ledger, LedgerEntry entry)
    {
        var record = new LedgerRecord { Id = clock.NewId(), OrganId = caller.OrganId, Ledger = ledger.Code };
        LedgerContent.Write(record, ledger, entry, vault);
        db.Add(record);
        db.Record(LedgerEvents.Added.On(record.OrganId, LedgerEvents.Subject, record.Id).With(new { record.Ledger }));
        return record;
    }

    internal Result<LedgerDefinition> Allowed(string ledgerCode) =>
        caller.Lacks(Permission.KeepLedgers) is { } lacking ? lacking
        : LedgerDefinitions.Find(ledgerCode) is { } ledger ? ledger
        : new Refusal("ledger-unknown", "没有这种台账，请从台账目录进入。");

    /// <summary>The numbers of this ledger that are taken already.</summary>
    internal async Task<HashSet<string>> TakenKeysAsync(LedgerDefinition ledger, CancellationToken cancellation) => ledger.KeyField.Length == 0 ? []
        : (await db.LedgerRecords.Where(record => record.OrganId == caller.OrganId && record.Ledger == ledger.Code && record.RemovedAt == null).Select(record => record.RecordKey).ToListAsync(cancellation))
            .ToHashSet(StringComparer.Ordinal);

    internal static FieldProblem Taken(LedgerDefinition ledger, string key) =>
        new(ledger.KeyField, $"{ledger.Field(ledger.KeyField)!.Name}“{key}”已经登记过，请核对；要更正的，请打开原记录修改。");

    private async Task<IReadOnlyList<FieldProblem>> ProblemsAsync(LedgerDefinition ledger, LedgerEntry entry, Guid? self, CancellationToken cancellation)
    {
        var key = entry[ledger.KeyField];
        return key.Length > 0 && await db.LedgerRecords.AnyAsync(
            record => record.OrganId == caller.OrganId && record.Ledger == ledger.Code && record.RecordKey == key && record.RemovedAt == null && record.Id != self, cancellation)
            ? [.. entry.Problems, Taken(ledger, key)]
            : entry.Problems;
    }

    private static Dictionary<string, string> WithKeptPersons(LedgerDefinition ledger, LedgerEntry before, IReadOnlyDictionary<string, string> typed)
    {
        var whole = typed.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var field in ledger.Fields.Where(field => field.IsPersonal))
        {
            var value = whole.GetValueOrDefault(field.Code, "").Trim();
            whole[field.Code] = value.Length == 0 ? before[field.Code] : value == NoPerson ? "" : value;
        }

        return whole;
    }

    private static string Sentence(LedgerField field, LedgerEntry before) =>
        field.Type is LedgerFieldType.Text or LedgerFieldType.LongText or LedgerFieldType.PersonName or LedgerFieldType.WebAddress ? field.Name
        : $"{field.Name}（原为{(before[field.Code].Length == 0 ? "空" : field.Shown(before[field.Code]))}）";

    // What belongs to another organ is not there, even where the session sees below itself.
    private async Task<Result<(LedgerRecord Record, LedgerDefinition Ledger)>> FindAsync(Guid id, CancellationToken cancellation)
    {
        var record = await db.LedgerRecords.Include(record => record.Values)
            .FirstOrDefaultAsync(record => record.Id == id && record.OrganId == caller.OrganId && record.RemovedAt == null, cancellation);
        if (record is null)
        {
            return Unknown;
        }

        var allowed = Allowed(record.Ledger);
        return allowed.TryGet(out var ledger) ? (record, ledger) : allowed.Refusal!;
    }
}
