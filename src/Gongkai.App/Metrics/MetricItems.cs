using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>指标所计的信息 — the public items behind a figure.</summary>
public sealed record CountedItem(Guid Id, string Title, DateTimeOffset PublishedAt, string Organ);

/// <summary>打开指标的信息 — lists what a metric over items counts.</summary>
public sealed class MetricItems(GongkaiDb db, SiteClock clock)
{
    public const int PageSize = 50;

    public async Task<(int Total, IReadOnlyList<CountedItem> Rows)> RunAsync(MetricSource.Items source, MetricScope scope, int page, CancellationToken cancellation = default)
    {
        var items = ReadMetrics.ItemsOf(db, source, scope, clock.Now);
        var total = await items.CountAsync(cancellation);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        return (total, await items.OrderByDescending(item => item.Sequence).Skip((shown - 1) * PageSize).Take(PageSize)
            .Select(item => new CountedItem(item.Id, item.Title, item.PublishedAt!.Value, db.Organs.First(organ => organ.Id == item.OrganId).Name)).ToListAsync(cancellation));
    }
}
