using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Reports.Compiling;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>清单条目 — a list of items that was in force at the end of a year, and what it adds to a cell.</summary>
public sealed record ListedItems(Guid RecordId, string Title, DateOnly On, decimal Amount)
{
    private const string Ledger = "enforcement-lists";
    private const int LastYear = 2020;

    private static readonly (string Row, string List)[] s_rows =
    [
        ("art20_5.administrativeLicense", "license-items"), ("art20_5.otherExternalServices", "service-items"), ("art20_6.administrativePenalty", "penalty-items"),
        ("art20_6.administrativeCompulsion", "compulsion-items"), ("art20_8.administrativeCharge", "charge-items"),
    ];

    /// <summary>By address of the 2019 format: numbers of items the year before, and their change; an organ without a list says nothing.</summary>
    internal static async Task<IReadOnlyDictionary<string, IReadOnlyList<ListedItems>>> LoadAsync(GongkaiDb db, Guid organ, ReportPeriod period, CancellationToken cancellation)
    {
        var cells = new Dictionary<string, IReadOnlyList<ListedItems>>(StringComparer.Ordinal);
        if (period.Year > LastYear)
        {
            return cells;
        }

        foreach (var (row, list) in s_rows)
        {
            var before = await NewestAsync(db, organ, list, period.First.AddDays(-1), cancellation);
            var now = await NewestAsync(db, organ, list, period.Last, cancellation);
            if (before is not null && now is not null)
            {
                cells[$"part2.{row}.previousYearItems"] = [before];
                cells[$"part2.{row}.changeThisYear"] = [now, before with { Amount = -before.Amount }];
            }
        }

        return cells;
    }

    private static async Task<ListedItems?> NewestAsync(GongkaiDb db, Guid organ, string list, DateOnly day, CancellationToken cancellation) =>
        await new LedgerFilter(Ledger) { OrganId = organ, To = day, Where = $"kind={list}" }.Of(db.LedgerRecords.AsNoTracking())
            .OrderByDescending(record => record.HappenedOn).ThenByDescending(record => record.Id)
            .Join(db.LedgerValues.Where(value => value.Field == "entries" && value.Amount != null), record => record.Id, value => value.RecordId,
                (record, value) => new ListedItems(record.Id, record.Title, record.HappenedOn, value.Amount!.Value))
            .FirstOrDefaultAsync(cancellation);
}
