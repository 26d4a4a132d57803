using Gongkai.App.Calendars;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>台账行 — one record as lists show it: names masked, clocks counted today.</summary>
/// <param name="Uncounted">Why a clock could not be counted: a year without a holiday notice.</param>
public sealed record LedgerRow(LedgerDefinition Ledger, Guid Id, LedgerEntry Entry, IReadOnlyList<LedgerClockState> Clocks, Refusal? Uncounted)
{
    public required string Title { get; init; }

    public required DateOnly HappenedOn { get; init; }

    /// <summary>The year without holiday notice, where a clock could not be counted.</summary>
    public int? MissingYear { get; init; }

    public required Guid OrganId { get; init; }

    public bool IsPublished { get; init; }

    public int Version { get; init; }

    public string Shown(LedgerField field) => field.Shown(Entry[field.Code]);
}

/// <summary>查阅台账 — lists and opens records of the organs in view; personal values stay masked.</summary>
public sealed class ReadLedger(GongkaiDb db, Vault vault, SiteClock clock)
{
    public const int PageSize = 30;

    // Whatever is older and still open is found in the lists; the overview looks at what can still be saved.
    private const int DaysWatched = 800;

    /// <param name="page">From 1; what lies beyond the last page is the last page.</param>
    public async Task<(int Total, IReadOnlyList<LedgerRow> Rows)> ListAsync(LedgerFilter filter, int page, CancellationToken cancellation = default)
    {
        var records = filter.Of(db.LedgerRecords.AsNoTracking());
        var total = await records.CountAsync(cancellation);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await records.OrderByDescending(record => record.HappenedOn).ThenByDescending(record => record.Id)
            .Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return (total, await RowsAsync(rows, cancellation));
    }

    public async Task<LedgerRow?> FindAsync(string ledger, Guid id, CancellationToken cancellation = default) =>
        await db.LedgerRecords.AsNoTracking().FirstOrDefaultAsync(record => record.Id == id && record.Ledger == ledger && record.RemovedAt == null, cancellation) is { } record
            ? (await RowsAsync([record], cancellation))[0]
            : null;

    /// <summary>How many records each ledger has in a year.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(int year, CancellationToken cancellation = default)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return await db.LedgerRecords.Where(record => record.RemovedAt == null && record.HappenedOn >= first && record.HappenedOn <= last)
            .GroupBy(record => record.Ledger).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
    }

    /// <summary>Years that have records, newest first; this year always.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(string ledger, CancellationToken cancellation = default)
    {
        var days = db.LedgerRecords.Where(record => record.Ledger == ledger && record.RemovedAt == null).Select(record => record.HappenedOn.Year).Distinct();
        return [.. (await days.ToListAsync(cancellation)).Append(clock.Today.Year).Distinct().OrderDescending()];
    }

    /// <summary>Records with an open clock, the most pressing first.</summary>
    public async Task<IReadOnlyList<LedgerRow>> OpenAsync(CancellationToken cancellation = default)
    {
        var since = clock.Today.AddDays(-DaysWatched);
        var ledgers = LedgerDefinitions.Shipped.Where(ledger => ledger.Clocks.Count > 0).Select(ledger => ledger.Code).ToList();
        var records = await db.LedgerRecords.AsNoTracking().Where(record => ledgers.Contains(record.Ledger) && record.RemovedAt == null && record.HappenedOn >= since).ToListAsync(cancellation);
        return [.. (await RowsAsync(records, cancellation)).Where(row => row.Uncounted is not null || row.Clocks.Any(state => state.DoneAt is null))
            .OrderBy(row => row.Clocks.Where(state => state.DoneAt is null).Select(state => state.Due).DefaultIfEmpty(DateTime.MaxValue).Min())];
    }

    private async Task<IReadOnlyList<LedgerRow>> RowsAsync(IReadOnlyList<LedgerRecord> records, CancellationToken cancellation)
    {
        if (!records.Any(record => LedgerDefinitions.Find(record.Ledger)!.Clocks.Count > 0))
        {
            return [.. records.Select(record => Row(record, WorkingDayCalendar.Shipped))];
        }

        var calendars = await OrganCalendars.LoadAsync(db, records.Select(record => record.OrganId), cancellation);
        return [.. records.Select(record => Row(record, calendars.Of(record.OrganId)))];
    }

    private LedgerRow Row(LedgerRecord record, WorkingDayCalendar calendar)
    {
        var ledger = LedgerDefinitions.Find(record.Ledger)!;
        var entry = LedgerContent.Masked(record, ledger, vault);
        var clocks = LedgerClockState.Of(ledger, entry, calendar);
        return new LedgerRow(ledger, record.Id, entry, clocks.TryGet(out var states) ? states : [], clocks.Refusal)
        {
            Title = record.Title,
            HappenedOn = record.HappenedOn,
            MissingYear = clocks.Succeeded ? null : calendar.FirstYearWithout(record.HappenedOn),
            OrganId = record.OrganId,
            IsPublished = record.IsPublished,
            Version = record.Version,
        };
    }
}
