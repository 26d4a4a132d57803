using System.Globalization;
using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>指标行 — a metric with the value of a year and of the year before.</summary>
public sealed record MetricRow(Metric Metric, decimal? Value, decimal? Before);

/// <summary>导出指标 — metrics as tidy data: one row a metric and month or year, each with its code, definition and unit.</summary>
public sealed class ExportMetrics(GongkaiDb db, Vault vault, SiteClock clock)
{
    private static readonly string[] s_head = ["metric", "name", "definition", "unit", "organ", "year", "month", "value"];

    public async Task RunAsync(Guid organ, int year, IReadOnlyList<Metric> metrics, Stream output, CancellationToken cancellation = default)
    {
        var read = new ReadMetrics(db, vault, clock);
        var name = await db.Organs.Where(known => known.Id == organ).Select(known => known.Name).FirstAsync(cancellation);
        using var csv = new CsvStream(output, s_head);
        var values = new List<IReadOnlyDictionary<string, decimal?>>();
        for (var month = 0; month <= 12; month++)
        {
            var first = new DateOnly(year, Math.Max(1, month), 1);
            values.Add(await read.RunManyAsync(metrics, month == 0 ? MetricScope.Year(organ, year) : new MetricScope(organ, first, first.AddMonths(1).AddDays(-1)), cancellation));
        }

        foreach (var metric in metrics)
        {
            for (var month = 0; month <= 12; month++)
            {
                csv.Write([metric.Code, metric.Name, metric.Definition, metric.Unit, name, year, month == 0 ? "" : month.ToString(CultureInfo.InvariantCulture), values[month][metric.Code]]);
            }
        }
    }
}
