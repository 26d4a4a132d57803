using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>公开的台账行 — a published record with the organ that published it.</summary>
public sealed record PublicRecord(string Organ, LedgerRow Row);

/// <summary>公开的指标 — a public metric of an organ in a year.</summary>
public sealed record PublicFigure(Metric Metric, decimal? Value);

/// <summary>台账公开闸口 — the one gate to ledger records that the public may read: those that were published, of ledgers that may be, persons masked; 条例第十五条.</summary>
public sealed class PublicLedgers(SiteDatabase database, Vault vault, SiteClock clock)
{
    public async Task<(int Total, IReadOnlyList<PublicRecord> Rows)> ListAsync(LedgerFilter filter, int page, CancellationToken cancellation = default)
    {
        if (LedgerDefinitions.Find(filter.Ledger) is not { IsPublishable: true })
        {
            return (0, []);
        }

        await using var db = database.Open(OrganScope.Portal);
        var (total, rows) = await new ReadLedger(db, vault, clock).ListAsync(filter with { OnlyPublished = true }, page, cancellation);
        var organs = await db.Organs.AsNoTracking().ToDictionaryAsync(organ => organ.Id, organ => organ.Name, cancellation);
        return (total, [.. rows.Select(row => new PublicRecord(organs[row.OrganId], row))]);
    }

    public async Task<IReadOnlyList<int>> YearsAsync(string ledger, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await db.LedgerRecords.Where(record => record.Ledger == ledger && record.IsPublished && record.RemovedAt == null).Select(record => record.HappenedOn.Year).Distinct()
            .OrderByDescending(year => year).ToListAsync(cancellation);
    }

    /// <summary>Public metrics of an organ, or of the whole site where it is null.</summary>
    public async Task<IReadOnlyList<PublicFigure>> FiguresAsync(Guid? organ, int year, Func<Metric, bool> wanted, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var metrics = MetricDictionary.All.Where(metric => metric.IsPublic && wanted(metric)).ToList();
        var values = await new ReadMetrics(db, clock).RunManyAsync(metrics, MetricScope.Year(organ, year), cancellation);
        return [.. metrics.Select(metric => new PublicFigure(metric, values[metric.Code]))];
    }
}
