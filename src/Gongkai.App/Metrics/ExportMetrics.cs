using System.Globalization;
using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>指标行 — a metric with the value of a period and of the same period a year before.</summary>
public sealed record MetricRow(Metric Metric, decimal? Value, decimal? Before);

/// <summary>导出指标 — metrics as tidy data: one row a metric and month or whole period, each with its code, definition, unit, scope and since when it is defined so.</summary>
public sealed class ExportMetrics(GongkaiDb db, SiteClock clock)
{
    private static readonly string[] s_head = ["metric", "name", "definition", "unit", "organ", "year", "month", "value", "office", "channel", "since", "source", "from", "to", "own"];

    public async Task RunAsync(MetricScope scope, IReadOnlyList<Metric> metrics, Stream output, CancellationToken cancellation = default)
    {
        var read = new ReadMetrics(db, clock);
        var name = scope.OrganId is { } organ ? await db.Organs.Where(known => known.Id == organ).Select(known => known.Name).FirstAsync(cancellation) : "全部机关";
        using var csv = new CsvStream(output, s_head);
        var parts = new List<(MetricScope Scope, string Month, IReadOnlyDictionary<string, decimal?> Values)>();
        foreach (var (part, month) in Parts(scope))
        {
            parts.Add((part, month, await read.RunManyAsync(metrics, part, cancellation)));
        }

        foreach (var metric in metrics)
        {
            foreach (var (part, month, values) in parts)
            {
                csv.Write(
                [
                    metric.Code, metric.Name, metric.Definition, metric.Unit, name, part.From.Year, month, values[metric.Code], scope.Unit, scope.Channel, Day(metric.Since), metric.Source.InChinese,
                    Day(part.From), Day(part.To), metric.IsOwn ? "是" : "",
                ]);
            }
        }
    }

    // The whole period first, then its months.
    private static IEnumerable<(MetricScope Part, string Month)> Parts(MetricScope scope)
    {
        yield return (scope, "");
        for (var first = scope.From; first <= scope.To; first = new DateOnly(first.Year, first.Month, 1).AddMonths(1))
        {
            var last = new DateOnly(first.Year, first.Month, 1).AddMonths(1).AddDays(-1);
            yield return (scope with { From = first, To = last < scope.To ? last : scope.To }, first.Month.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
