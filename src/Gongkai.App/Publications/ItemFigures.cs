using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
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
    public Task<IReadOnlyList<ColumnCount>> ColumnsAsync(Guid? organ = null, CancellationToken cancellation = default) => ColumnsAsync(organ, organ, cancellation);

    /// <summary>The same with the own columns of every organ, for machines that read the whole site.</summary>
    public async Task<IReadOnlyList<ColumnCount>> AllColumnsAsync(CancellationToken cancellation = default) =>
        await CountAsync(await new ColumnTree(database).AllAsync(cancellation), (null, false), cancellation);

    /// <summary>The columns of an organ's section as the lists behind them count: with what others published and it issued together with them.</summary>
    public async Task<IReadOnlyList<ColumnCount>> SectionAsync(Guid organ, CancellationToken cancellation = default) =>
        await CountAsync(await new ColumnTree(database).RunAsync(organ, cancellation), (organ, true), cancellation);

    /// <param name="organ">Whose items are counted; null for those of all.</param>
    /// <param name="ownOf">Whose own columns join those of the site.</param>
    public async Task<IReadOnlyList<ColumnCount>> ColumnsAsync(Guid? organ, Guid? ownOf, CancellationToken cancellation) =>
        await CountAsync(await new ColumnTree(database).RunAsync(ownOf, cancellation), (organ, false), cancellation);

    private async Task<IReadOnlyList<ColumnCount>> CountAsync(IReadOnlyList<CatalogColumn> columns, (Guid? Organ, bool WithJoint) of, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Portal);
        var all = await Latest(db, of.Organ).ToListAsync(cancellation);
        if (of is { Organ: { } organ, WithJoint: true })
        {
            all.AddRange(await Latest(JointIssuers.ItemsOf(db, organ, clock.Now)).ToListAsync(cancellation));
        }

        var own = all.GroupBy(count => count.ColumnId).ToDictionary(group => group.Key, group => new LatestOfColumn(group.Key, group.Sum(count => count.Count), group.Max(count => count.LatestAt)));
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
        return Latest(items);
    }

    // By organ and column, one row for each: that order stands in the index of counts, so that no item is opened.
    private static IQueryable<LatestOfColumn> Latest(IQueryable<Publication> items) =>
        items.GroupBy(item => new { item.OrganId, item.ColumnId }).Select(group => new LatestOfColumn(group.Key.ColumnId, group.Count(), group.Max(item => item.PublishedAt)));

    internal sealed record LatestOfColumn(Guid ColumnId, int Count, DateTimeOffset? LatestAt);
}

/// <summary>更新雷达 — which columns are empty or stale by the inspection rules, what fails the site, and how many days are left; 国办秘函〔2019〕19号.</summary>
public sealed class FreshnessRadar(SiteDatabase database, SiteClock clock)
{
    /// <summary>Each column without columns below it, those with the fewest days left first.</summary>
    /// <param name="organ">Whose columns, with the limits that it set; null for the site as an inspection sees it.</param>
    public async Task<RadarView> RunAsync(Guid? organ = null, CancellationToken cancellation = default)
    {
        var today = clock.Today;
        var duties = organ is { } own ? await new ColumnDuties(database, clock).OfAsync(own, cancellation) : new Dictionary<Guid, ColumnDutyView>();
        var counts = await new ItemFigures(database, clock).ColumnsAsync(organ, cancellation);
        var parents = counts.Select(count => count.Column.ParentId).OfType<Guid>().ToHashSet();
        var rows = counts.Where(count => !parents.Contains(count.Column.Id) && count.Column.Code != "request")
            .Select(count => (Counted: count, Duty: duties.GetValueOrDefault(count.Column.Id, ColumnDutyView.None)))
            .Select(row => new RadarRow(row.Counted.Column, row.Counted.Count, ColumnFreshness.Of(row.Counted.Column.Rhythm, Day(row.Counted.LatestAt), today, row.Duty.Content.UpdateDays)) { Duty = row.Duty })
            .OrderByDescending(row => row.Freshness.IsEmpty).ThenBy(row => row.Freshness.DaysLeft ?? int.MaxValue).ToList();
        var latest = counts.Max(count => count.LatestAt);
        return new RadarView(rows, new SiteVeto(rows.Count(row => row.Freshness.IsStale), rows.Count(row => row.Freshness.IsEmpty),
            ColumnFreshness.Of(ColumnRhythm.TwoWeeks, Day(latest), today))
        { LateLetters = await LateLettersAsync(organ, today, cancellation), SeriousWords = await SeriousWordsAsync(organ, cancellation) });
    }

    private async Task<int> SeriousWordsAsync(Guid? organ, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await WordingFindings.Open(db, clock.Now).CountAsync(finding => finding.IsSerious && (organ == null || finding.OrganId == organ), cancellation);
    }

    private async Task<int> LateLettersAsync(Guid? organ, DateOnly today, CancellationToken cancellation)
    {
        var limit = today.AddMonths(-LetterClocks.GuardMonths);
        await using var db = database.Open(OrganScope.Portal);
        return await db.Set<Letter>().CountAsync(
            letter => letter.State != LetterState.Answered && letter.State != LetterState.Redirected && letter.ReceivedOn < limit && (organ == null || letter.OrganId == organ), cancellation);
    }

    private static DateOnly? Day(DateTimeOffset? instant) => instant is { } at ? SiteClock.DayOf(at) : null;
}

/// <summary>更新雷达行 — one column with its freshness.</summary>
public sealed record RadarRow(CatalogColumn Column, int Count, ColumnFreshness Freshness)
{
    public ColumnDutyView Duty { get; init; } = ColumnDutyView.None;
}

/// <summary>更新雷达页 — all columns, and what fails the site.</summary>
public sealed record RadarView(IReadOnlyList<RadarRow> Rows, SiteVeto Veto);
