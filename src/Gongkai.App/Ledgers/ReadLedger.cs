using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>台账行 — one record as lists and exports show it.</summary>
public sealed record LedgerRow(Guid Id, string Title, DateOnly HappenedOn, LedgerEntry Entry, IReadOnlyList<LedgerClockState> Clocks, bool IsPublished, int Version);

/// <summary>台账查询条件 — what a list shows; everything may be left out.</summary>
public sealed record LedgerFilter(string Ledger)
{
    public int? Year { get; init; }

    public string Text { get; init; } = "";

    /// <summary>A counted field and its value, written field=value.</summary>
    public string Where { get; init; } = "";

    public bool OnlyPublished { get; init; }
}

/// <summary>查阅台账 — lists, opens and exports records of the organs in view.</summary>
/// <param name="vault">Null masks personal values, as the portal does.</param>
public sealed class ReadLedger(GongkaiDb db, Vault? vault)
{
    public const int PageSize = 50;

    public async Task<(int Total, IReadOnlyList<LedgerRow> Rows)> ListAsync(LedgerFilter filter, int page, CancellationToken cancellation = default)
    {
        var ledger = LedgerDefinitions.Find(filter.Ledger) ?? throw new ArgumentException("Unknown ledger.", nameof(filter));
        var records = Matching(filter);
        var total = await records.CountAsync(cancellation);
        var rows = await records.OrderByDescending(record => record.HappenedOn).ThenByDescending(record => record.Id)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return (total, [.. rows.Select(record => Row(record, ledger))]);
    }

    public async Task<LedgerRow?> FindAsync(Guid id, CancellationToken cancellation = default) =>
        await db.LedgerRecords.AsNoTracking().FirstOrDefaultAsync(record => record.Id == id && record.RemovedAt == null, cancellation) is { } record
            && LedgerDefinitions.Find(record.Ledger) is { } ledger
            ? Row(record, ledger)
            : null;

    /// <summary>Writes all matching records as a workbook, row by row.</summary>
    public async Task ExportAsync(LedgerFilter filter, Stream output, CancellationToken cancellation = default)
    {
        var ledger = LedgerDefinitions.Find(filter.Ledger) ?? throw new ArgumentException("Unknown ledger.", nameof(filter));
        using var sheet = new XlsxStream(output, ledger.Name, [.. ledger.Fields.Select(field => field.Name)]);
        await foreach (var record in Matching(filter).OrderBy(record => record.HappenedOn).ThenBy(record => record.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var entry = LedgerContent.Read(record, ledger, vault);
            sheet.Write(ledger.Fields.Select(field => (object)field.Shown(entry[field.Code])));
        }
    }

    private IQueryable<LedgerRecord> Matching(LedgerFilter filter)
    {
        var records = db.LedgerRecords.AsNoTracking().Where(record => record.Ledger == filter.Ledger && record.RemovedAt == null);
        if (filter.Year is { } year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            records = records.Where(record => record.HappenedOn >= first && record.HappenedOn <= last);
        }

        if (filter.Text.Trim() is { Length: > 0 } text)
        {
            records = records.Where(record => record.Title.Contains(text));
        }

        if (filter.Where.Split('=', 2) is [var field, var value])
        {
            records = records.Where(record => record.Values.Any(kept => kept.Field == field && kept.Value == value));
        }

        return filter.OnlyPublished ? records.Where(record => record.IsPublished) : records;
    }

    private LedgerRow Row(LedgerRecord record, LedgerDefinition ledger)
    {
        var entry = LedgerContent.Read(record, ledger, vault);
        var clocks = LedgerClockState.Of(ledger, entry, WorkingDayCalendar.Shipped);
        return new LedgerRow(record.Id, record.Title, record.HappenedOn, entry, clocks.TryGet(out var states) ? states : [], record.IsPublished, record.Version);
    }
}
