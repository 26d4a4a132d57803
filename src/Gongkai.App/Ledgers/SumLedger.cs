using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>台账分组数 — one value of a counted field and how many records have it.</summary>
public sealed record LedgerLine(string Value, int Count);

/// <summary>汇总台账 — counts and sums of records, always from the records themselves.</summary>
public sealed class SumLedger(GongkaiDb db)
{
    public Task<int> CountAsync(LedgerFilter filter, CancellationToken cancellation = default) => filter.Of(db.LedgerRecords.AsNoTracking()).CountAsync(cancellation);

    /// <summary>The sum of a counted field; decimals are added here because one of the databases keeps them as text.</summary>
    public async Task<decimal> TotalAsync(LedgerFilter filter, string field, CancellationToken cancellation = default)
    {
        var amounts = await filter.Of(db.LedgerRecords.AsNoTracking()).SelectMany(record => record.Values).Where(value => value.Field == field && value.Amount != null)
            .Select(value => value.Amount!.Value).ToListAsync(cancellation);
        return amounts.Sum();
    }

    public async Task<IReadOnlyList<LedgerLine>> ByValueAsync(LedgerFilter filter, string field, CancellationToken cancellation = default) =>
    [
        .. (await filter.Of(db.LedgerRecords.AsNoTracking()).SelectMany(record => record.Values).Where(value => value.Field == field)
            .GroupBy(value => value.Value).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => new LedgerLine(group.Key, group.Count)),
    ];

    public async Task<IReadOnlyDictionary<int, int>> ByMonthAsync(LedgerFilter filter, CancellationToken cancellation = default) =>
        await filter.Of(db.LedgerRecords.AsNoTracking()).GroupBy(record => record.HappenedOn.Month).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
}
