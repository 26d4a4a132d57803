using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>供稿统计行 — what a unit contributed in a month: original and reprinted items, and how often its items were returned.</summary>
public sealed record ContributionRow(Guid? UnitId, string UnitName, int Month, int Original, int Reprinted, int Returned);

/// <summary>供稿台账 — contributions of an organ by unit and month of a year, for the monthly bulletin.</summary>
public sealed class ContributionLedger(SiteDatabase database)
{
    public async Task<IReadOnlyList<ContributionRow>> RunAsync(Caller caller, int year, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var published = await Published(db, caller.OrganId, year).ToListAsync(cancellation);
        var from = SiteClock.StartOf(new DateOnly(year, 1, 1));
        var to = SiteClock.StartOf(new DateOnly(year + 1, 1, 1));
        var returned = await db.Set<ReviewRecord>().Where(record => record.OrganId == caller.OrganId && record.DecidedAt >= from && record.DecidedAt < to && record.Decision == ReviewDecision.Returned)
            .Join(db.Set<Publication>(), record => record.PublicationId, item => item.Id, (record, item) => new { item.UnitId, record.DecidedAt }).ToListAsync(cancellation);
        var units = await db.Units.Where(unit => unit.OrganId == caller.OrganId).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation);
        var returns = returned.CountBy(item => (item.UnitId, SiteClock.DayOf(item.DecidedAt).Month)).ToDictionary(pair => pair.Key, pair => pair.Value);
        var keys = published.Select(row => (row.UnitId, row.Month)).Concat(returns.Keys).Distinct();
        return [.. keys.Select(key => new ContributionRow(
                key.UnitId, key.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "", key.Month,
                published.Where(row => (row.UnitId, row.Month) == key && !row.IsReprint).Sum(row => row.Count),
                published.Where(row => (row.UnitId, row.Month) == key && row.IsReprint).Sum(row => row.Count),
                returns.GetValueOrDefault(key)))
            .OrderBy(row => row.Month).ThenBy(row => row.UnitName, StringComparer.Ordinal)];
    }

    internal static IQueryable<PublishedOfUnit> Published(GongkaiDb db, Guid organ, int year) =>
        db.Set<Publication>().Where(item => item.OrganId == organ && item.PublishedYear == year && item.Sequence != null)
            .GroupBy(item => new { item.UnitId, item.PublishedMonth, item.IsReprint })
            .Select(group => new PublishedOfUnit(group.Key.UnitId, group.Key.PublishedMonth!.Value, group.Key.IsReprint, group.Count()));

    internal sealed record PublishedOfUnit(Guid? UnitId, int Month, bool IsReprint, int Count);
}
