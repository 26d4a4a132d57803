using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>公开数量 — how many items an organ made public in a column, month and kind.</summary>
public sealed record ItemCount(Guid OrganId, Guid ColumnId, int Year, int Month, ItemKind Kind, int Count);

/// <summary>栏目数量 — how many public items stand in a column, those below it included, and when the newest one came.</summary>
public sealed record ColumnCount(CatalogColumn Column, int Count, DateTimeOffset? LatestAt);

/// <summary>公开统计 — counts by column, year, month and kind, read from an index alone; the figures of the statistics page and of the annual report.</summary>
public sealed class ItemFigures(SiteDatabase database, SiteClock clock)
{
    /// <param name="organ">Null for all organs of the site.</param>
    /// <param name="year">Null for all years.</param>
    public async Task<IReadOnlyList<ItemCount>> RunAsync(Guid? organ = null, int? year = null, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await Counts(db, organ, year).ToListAsync(cancellation);
    }

    /// <summary>Each column with the number of its items; a parent counts what lies below.</summary>
    public async Task<IReadOnlyList<ColumnCount>> ColumnsAsync(Guid? organ = null, CancellationToken cancellation = default)
    {
        var columns = await new ColumnTree(database).RunAsync(organ, cancellation);
        await using var db = database.Open(OrganScope.Portal);
        var own = (await Latest(db, organ).ToListAsync(cancellation)).ToDictionary(count => count.ColumnId);
        var children = columns.ToLookup(column => column.ParentId);

        (int Count, DateTimeOffset? Latest) Sum(CatalogColumn column)
        {
            var (count, latest) = own.TryGetValue(column.Id, out var here) ? (here.Count, here.LatestAt) : (0, null);
            foreach (var (below, newest) in children[column.Id].Select(Sum))
            {
                count += below;
                latest = newest > latest || latest is null ? newest : latest;
            }

            return (count, latest);
        }

        return [.. columns.Select(column => (column, Sum: Sum(column))).Select(counted => new ColumnCount(counted.column, counted.Sum.Count, counted.Sum.Latest))];
    }

    internal IQueryable<ItemCount> Counts(GongkaiDb db, Guid? organ, int? year)
    {
        var items = PublicItems.Of(db, clock.Now);
        items = organ is { } id ? items.Where(item => item.OrganId == id) : items;
        items = year is { } only ? items.Where(item => item.PublishedYear == only) : items;
        return items.GroupBy(item => new { item.OrganId, item.ColumnId, item.PublishedYear, item.PublishedMonth, item.Kind })
            .Select(group => new ItemCount(group.Key.OrganId, group.Key.ColumnId, group.Key.PublishedYear!.Value, group.Key.PublishedMonth!.Value, group.Key.Kind, group.Count()));
    }

    internal IQueryable<LatestOfColumn> Latest(GongkaiDb db, Guid? organ)
    {
        var items = PublicItems.Of(db, clock.Now);
        items = organ is { } id ? items.Where(item => item.OrganId == id) : items;
        return items.GroupBy(item => item.ColumnId).Select(group => new LatestOfColumn(group.Key, group.Count(), group.Max(item => item.PublishedAt)));
    }

    internal sealed record LatestOfColumn(Guid ColumnId, int Count, DateTimeOffset? LatestAt);
}

/// <summary>更新雷达 — which columns are empty or stale by the inspection rules, what fails the site, and how many days are left; 国办秘函〔2019〕19号.</summary>
public sealed class FreshnessRadar(SiteDatabase database, SiteClock clock)
{
    /// <summary>Each column without columns below it, those with the fewest days left first.</summary>
    public async Task<RadarView> RunAsync(Guid? organ = null, CancellationToken cancellation = default)
    {
        var today = clock.Today;
        var counts = await new ItemFigures(database, clock).ColumnsAsync(organ, cancellation);
        var parents = counts.Select(count => count.Column.ParentId).OfType<Guid>().ToHashSet();
        var rows = counts.Where(count => !parents.Contains(count.Column.Id) && count.Column.Code != "request")
            .Select(count => new RadarRow(count.Column, count.Count, ColumnFreshness.Of(count.Column.Rhythm, Day(count.LatestAt), today)))
            .OrderByDescending(row => row.Freshness.IsEmpty).ThenBy(row => row.Freshness.DaysLeft ?? int.MaxValue).ToList();
        var latest = counts.Max(count => count.LatestAt);
        return new RadarView(rows, new SiteVeto(rows.Count(row => row.Freshness.IsStale), rows.Count(row => row.Freshness.IsEmpty),
            ColumnFreshness.Of(ColumnRhythm.TwoWeeks, Day(latest), today)));
    }

    private static DateOnly? Day(DateTimeOffset? instant) => instant is { } at ? SiteClock.DayOf(at) : null;
}

/// <summary>更新雷达行 — one column with its freshness.</summary>
public sealed record RadarRow(CatalogColumn Column, int Count, ColumnFreshness Freshness);

/// <summary>更新雷达页 — all columns, and what fails the site.</summary>
public sealed record RadarView(IReadOnlyList<RadarRow> Rows, SiteVeto Veto);
