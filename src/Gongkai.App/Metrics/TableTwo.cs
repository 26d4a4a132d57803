using System.Globalization;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>表二数字 — the cells of table two that follow from ledgers, in the addresses of both report formats; 条例 50.</summary>
public sealed class TableTwo(GongkaiDb db, Vault vault, SiteClock clock)
{
    private static readonly (string Row, string List)[] s_items =
    [
        ("art20_5.administrativeLicense", "license-items"), ("art20_5.otherExternalServices", "service-items"), ("art20_6.administrativePenalty", "penalty-items"),
        ("art20_6.administrativeCompulsion", "compulsion-items"), ("art20_8.administrativeCharge", "charge-items"),
    ];

    /// <summary>By address, for example part2.art20_5.administrativeLicense.decisions; what no record tells is left out.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> RunAsync(Guid organ, int year, CancellationToken cancellation = default)
    {
        var metrics = new ReadMetrics(db, vault, clock);
        var cells = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (address, metric) in ((string, string)[])
        [
            ("art20_5.administrativeLicense.decisions", "licenses.decisions"), ("art20_5.otherExternalServices.decisions", "handlings.total"), ("art20_6.administrativePenalty.decisions", "penalties.decisions"),
            ("art20_6.administrativeCompulsion.decisions", "compulsions.decisions"), ("art20_8.administrativeCharge.amountWanYuan", "charges.amount"),
            ("art20_9.centralProcurement.projects", "purchases.projects"), ("art20_9.centralProcurement.amount", "purchases.amount"),
        ])
        {
            cells[$"part2.{address}"] = (await metrics.RunAsync(metric, MetricScope.Year(organ, year), cancellation))!.Value;
        }

        foreach (var (row, list) in s_items)
        {
            var (before, now) = (await ItemsAsync(organ, list, year - 1, cancellation), await ItemsAsync(organ, list, year, cancellation));
            if (before is { } last)
            {
                cells[$"part2.{row}.previousYearItems"] = last;
                cells[$"part2.{row}.changeThisYear"] = now!.Value - last;
            }
        }

        return cells;
    }

    // The list that was in force at the end of the year: the newest one up to then.
    private async Task<decimal?> ItemsAsync(Guid organ, string list, int year, CancellationToken cancellation)
    {
        var filter = new LedgerFilter("enforcement-lists") { OrganId = organ, To = new DateOnly(year, 12, 31), Where = $"kind={list}" };
        var newest = await filter.Of(db.LedgerRecords.AsNoTracking()).OrderByDescending(record => record.HappenedOn).ThenByDescending(record => record.Id).FirstOrDefaultAsync(cancellation);
        return newest is not null && LedgerContent.Masked(newest, LedgerDefinitions.Find("enforcement-lists")!, vault)["entries"] is { Length: > 0 } entries
            ? decimal.Parse(entries, CultureInfo.InvariantCulture)
            : null;
    }
}
