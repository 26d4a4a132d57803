using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Publications;

/// <summary>按期公开 — how many items of a kind a year published, how many in time, and how many whose period cannot be told.</summary>
public sealed record DutyShare(ItemKind Kind, int Published, int InTime, int Unknown)
{
    public int Late => Published - InTime - Unknown;

    /// <summary>Of those whose period is known; null where none is.</summary>
    public double? Rate => Published == Unknown ? null : (double)InTime / (Published - Unknown);
}

/// <summary>按期公开比例 — the share of a year's items that were published within their period, by kind; 条例 26.</summary>
public sealed class DutyShares(SiteDatabase database)
{
    public async Task<IReadOnlyList<DutyShare>> RunAsync(Caller caller, int year, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var published = await db.Set<Publication>().AsNoTracking()
            .Where(item => item.OrganId == caller.OrganId && item.PublishedYear == year && item.Sequence != null)
            .Select(item => new { item.Kind, item.DatedOn, item.PublishedAt, item.ColumnId }).ToListAsync(cancellation);
        var terms = await PublishingTerms.OfAsync(db, caller.OrganId, cancellation);
        return [.. published.GroupBy(item => item.Kind).OrderBy(group => group.Key).Select(group =>
        {
            var clocks = group.Select(item => (Known: terms.Of(item.Kind, item.DatedOn, caller.OrganId, item.ColumnId), On: SiteClock.DayOf(item.PublishedAt!.Value))).ToList();
            return new DutyShare(group.Key, clocks.Count,
                clocks.Count(clock => clock.Known.TryGet(out var known) && !known.IsOverdue(clock.On, clock.On)),
                clocks.Count(clock => !clock.Known.Succeeded));
        })];
    }
}
