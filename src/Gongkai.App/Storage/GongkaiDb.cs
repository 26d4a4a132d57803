using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.App.Ledgers;
using Gongkai.App.Reports;
using Gongkai.App.Users;
using Gongkai.App.Work;
using Gongkai.Domain;
using Gongkai.Domain.Organs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gongkai.App.Storage;

/// <summary>数据会话 — the one session that use cases read and write with; sees and changes what its scope allows.</summary>
public sealed class GongkaiDb(DbContextOptions<GongkaiDb> options, OrganScope scope, WorkBell bell) : DbContext(options)
{
    private readonly List<EventDraft> _events = [];
    private readonly List<Func<CancellationToken, Task<Refusal?>>> _within = [];

    public OrganScope Scope { get; } = scope;

    public DbSet<Organ> Organs => Set<Organ>();

    public DbSet<OrganUnit> Units => Set<OrganUnit>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();

    public DbSet<SignInSession> Sessions => Set<SignInSession>();

    public DbSet<CaseEvent> Events => Set<CaseEvent>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<OutboxItem> Outbox => Set<OutboxItem>();

    public DbSet<SiteSetting> Settings => Set<SiteSetting>();

    public DbSet<FiledReport> Reports => Set<FiledReport>();

    public DbSet<FindingDecision> FindingDecisions => Set<FindingDecision>();

    public DbSet<LedgerRecord> LedgerRecords => Set<LedgerRecord>();

    public DbSet<LedgerValue> LedgerValues => Set<LedgerValue>();

    public bool IsPostgres => Database.IsNpgsql();

    /// <summary>Lent to one reader after another by <see cref="SiteDatabase.LendAsync"/>.</summary>
    internal bool IsLent { get; init; }

    internal IReadOnlyList<EventDraft> PendingEvents => _events;

    /// <summary>The noted events, for whoever writes them past the session.</summary>
    internal IReadOnlyList<EventDraft> TakeEvents()
    {
        List<EventDraft> taken = [.. _events];
        _events.Clear();
        return taken;
    }

    /// <summary>Notes what a use case does; it is written together with the change by <see cref="CommitAsync"/>.</summary>
    public void Record(EventDraft happened) => _events.Add(happened);

    /// <summary>Asks for work inside the transaction of the commit, before the changes are written: a number without gaps, a lock. A refusal undoes all.</summary>
    public void Within(Func<CancellationToken, Task<Refusal?>> work) => _within.Add(work);

    /// <summary>Asks for work after the commit: index, mail, conversion. It is stored with the change and done at least once.</summary>
    public void Enqueue(OutboxItem item)
    {
        if (item.OrganId == Guid.Empty)
        {
            item.OrganId = Scope.OrganId;
        }

        Outbox.Add(item);
    }

    /// <summary>Writes all changes and their events in one transaction, or nothing.</summary>
    /// <returns>The refusal where somebody else changed the same record meanwhile.</returns>
    /// <exception cref="InvalidOperationException">Nothing was recorded, or a record outside the scope was changed: faults of a use case.</exception>
    public async Task<Refusal?> CommitAsync(Caller caller, SiteClock clock, CancellationToken cancellation = default)
    {
        if (_events.Count == 0)
        {
            throw new InvalidOperationException("A use case changes nothing without an event.");
        }

        WriteGuard.Check(this);
        var asksForWork = AsksForWork();
        await using var transaction = await Database.BeginTransactionAsync(cancellation);
        try
        {
            foreach (var work in _within)
            {
                if (await work(cancellation) is { } refusal)
                {
                    return refusal;
                }
            }

            asksForWork |= AsksForWork();
            await SaveChangesAsync(cancellation);
            await Chain.AppendAsync(this, _events, caller, clock, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException fault) when (fault is DbUpdateConcurrencyException || IsTaken(fault))
        {
            return new Refusal("changed-meanwhile", "这条记录刚刚被其他人修改，本次操作没有保存。请刷新页面，核对后再办。");
        }

        bell.Tell([.. _events.Select(happened => happened.Action)]);
        _events.Clear();
        _within.Clear();
        if (asksForWork)
        {
            bell.Ring();
        }

        return null;
    }

    // Somebody else added the same record between our looking and our writing.
    private static bool IsTaken(DbUpdateException fault) => fault.InnerException is
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        or SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE or SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY };

    private bool AsksForWork() => ChangeTracker.Entries<OutboxItem>().Any(entry => entry.State == EntityState.Added);

    protected override void OnModelCreating(ModelBuilder modelBuilder) => Storage.Model.Build(modelBuilder, this);

    /// <summary>Every change of a record with a version counts it up; a change based on an older one is refused.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State == EntityState.Modified))
        {
            if (entry.Metadata.FindProperty(Storage.Model.Version) is not null)
            {
                var version = entry.Property(Storage.Model.Version);
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
