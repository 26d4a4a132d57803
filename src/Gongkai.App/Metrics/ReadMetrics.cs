using System.Collections.Frozen;
using Gongkai.App.Ledgers;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>读取指标 — counts a metric from records for an organ, period, unit and channel; what cannot be known is blank, never zero.</summary>
public sealed class ReadMetrics(GongkaiDb db, SiteClock clock)
{
    private const int Percent = 100;

    public Task<decimal?> RunAsync(string code, MetricScope scope, CancellationToken cancellation = default) => ReadAsync(code, new Reading(scope, null, new TimeRecords(db, clock, scope)), cancellation);

    /// <summary>Many metrics of one scope by their codes; those of one organ are counted from what a few queries read.</summary>
    public async Task<IReadOnlyDictionary<string, decimal?>> RunManyAsync(IEnumerable<Metric> metrics, MetricScope scope, CancellationToken cancellation = default)
    {
        var sheet = scope.OrganId is { } organ ? await MetricSheet.LoadAsync(db, (organ, scope), clock.Now, cancellation) : null;
        var asked = metrics.ToList();
        var reading = new Reading(scope, sheet, new TimeRecords(db, clock, scope)) { Asked = asked.ToDictionary(metric => metric.Code, StringComparer.Ordinal) };
        var values = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var metric in asked)
        {
            values[metric.Code] = await ReadAsync(metric.Code, reading, cancellation);
        }

        return values;
    }

    /// <summary>One metric over several periods; the records of a share in time are timed once for all of them.</summary>
    /// <param name="periods">Of the same organ, unit and channel.</param>
    public async Task<IReadOnlyList<MetricReading>> RunAsync(Metric metric, IReadOnlyList<MetricScope> periods, CancellationToken cancellation = default)
    {
        if (!metric.Source.IsShareInTime)
        {
            var values = new List<MetricReading>();
            foreach (var period in periods)
            {
                values.Add(new MetricReading(await RunAsync(metric.Code, period, cancellation)));
            }

            return values;
        }

        var all = periods[0] with { From = periods.Min(period => period.From), To = periods.Max(period => period.To) };
        var timed = await new TimeRecords(db, clock, all).RunAsync(metric.Source, cancellation);
        return [.. periods.Select(timed.Within).Select(part => new MetricReading(Rate(part.InTime, part.Records.Count), part.LeftOut.Count, part.MissingYear))];
    }

    /// <summary>Where the rows of a metric can be opened on the desk; null where it is made of others.</summary>
    public static string? RowsPath(Metric metric, MetricScope scope) => !MetricRows.HasRows(metric) ? null
        : $"/desk/metrics/{metric.Code}/rows?organ={scope.OrganId?.ToString() ?? "all"}&from={scope.From:yyyy-MM-dd}&to={scope.To:yyyy-MM-dd}&unit={Uri.EscapeDataString(scope.Unit)}&channel={Uri.EscapeDataString(scope.Channel)}";

    private async Task<decimal?> ReadAsync(string code, Reading reading, CancellationToken cancellation)
    {
        if (reading.Sheet is { } sheet && sheet.Known.TryGetValue(code, out var known))
        {
            return known;
        }

        var metric = reading.Asked.GetValueOrDefault(code) ?? MetricDictionary.Find(code) ?? (await db.Set<OwnMetric>().AsNoTracking().Where(own => own.Code == code && own.OrganId == db.Scope.OrganId).FirstOrDefaultAsync(cancellation))?.ToMetric();
        var source = (metric ?? throw new ArgumentException($"No metric {code}.", nameof(code))).Source;
        var value = await ValueAsync(source, reading, cancellation);
        reading.Sheet?.Known[code] = value;
        return value;
    }

    private async Task<decimal?> ValueAsync(MetricSource source, Reading reading, CancellationToken cancellation)
    {
        var (scope, sheet, timing) = reading;
        switch (source)
        {
            case MetricSource.Records(var ledger, var where):
                return sheet?.Count(ledger, where) ?? await new SumLedger(db).CountAsync(Filter(ledger, where, scope), cancellation);
            case MetricSource.Total(var ledger, var field, var where, var divisor):
                return (sheet?.Total(ledger, field, where) ?? await new SumLedger(db).TotalAsync(Filter(ledger, where, scope), field, cancellation)) / divisor;
            case MetricSource.LetterCount letters:
                return sheet?.Count(letters) ?? await LettersOf(db, letters, scope).CountAsync(cancellation);
            case MetricSource.Items items:
                return sheet?.Count(items) ?? await ItemsOf(db, items, scope, clock.Now).CountAsync(cancellation);
            case MetricSource.Visits:
                return (await PagesAsync(scope, cancellation)).Sum(page => page.Count);
            case MetricSource.FiledRequests requests:
                return sheet?.Count(requests) ?? await RequestsOf(db, requests, scope).CountAsync(cancellation);
            case { IsShareInTime: true }:
                return await timing.RunAsync(source, cancellation) is var timed ? Rate(timed.InTime, timed.Records.Count) : null;
            case MetricSource.Points:
                return (await SubmissionPoints.OfAsync(db, Filter("submissions", "", scope), cancellation)).Sum(submission => submission.Points);
            case MetricSource.Entered entered when sheet is not null:
                return sheet.Entered(entered);
            case MetricSource.Entered entered:
                return await OwnMetrics.ValuesAsync(db, entered, scope, cancellation) is { Count: > 0 } values ? values.Sum(value => value.Value) : null;
            case MetricSource.Difference difference:
                return await ReadAsync(difference.Of, reading, cancellation) - await ReadAsync(difference.Less, reading, cancellation);
            case MetricSource.Sum sum:
                decimal? total = 0;
                foreach (var code in sum.Codes)
                {
                    total += await ReadAsync(code, reading, cancellation);
                }

                return total;
            case MetricSource.Share share:
                return Rate(await ReadAsync(share.Part, reading, cancellation), await ReadAsync(share.Whole, reading, cancellation));
            case MetricSource.Growth growth:
                var before = await RunAsync(growth.Of, scope.YearBefore, cancellation);
                return Rate(await ReadAsync(growth.Of, reading, cancellation) - before, before);
            default:
                throw new ArgumentOutOfRangeException(nameof(source));
        }
    }

    internal static LedgerFilter Filter(string ledger, string where, MetricScope scope) =>
        new(ledger) { OrganId = scope.OrganId, From = scope.From, To = scope.To, Where = where, Unit = scope.Unit, Source = scope.Channel };

    /// <summary>The letters that a metric counts.</summary>
    internal static IQueryable<Letter> LettersOf(GongkaiDb db, MetricSource.LetterCount source, MetricScope scope)
    {
        var letters = db.Set<Letter>().AsNoTracking().Where(letter => letter.ReceivedOn >= scope.From && letter.ReceivedOn <= scope.To);
        if (scope.OrganId is { } organ)
        {
            letters = letters.Where(letter => letter.OrganId == organ);
        }

        if (source.Source is { } door)
        {
            letters = letters.Where(letter => letter.Source == door);
        }

        if (scope.Unit.Length > 0)
        {
            letters = letters.Where(letter => db.Units.Any(unit => unit.Id == letter.UnitId && unit.Name == scope.Unit));
        }

        return source.Measure switch
        {
            LetterMeasure.Answered => letters.Where(letter => letter.State == LetterState.Answered),
            LetterMeasure.Redirected => letters.Where(letter => letter.State == LetterState.Redirected),
            LetterMeasure.Rated => letters.Where(letter => letter.Rating != null),
            LetterMeasure.Satisfied => letters.Where(letter => letter.Rating == Satisfaction.Satisfied || letter.Rating == Satisfaction.Fair),
            _ => letters,
        };
    }

    /// <summary>The pages that were visited, with how often; of an organ that does not host the site those of its own items.</summary>
    internal async Task<List<(string Page, long Count)>> PagesAsync(MetricScope scope, CancellationToken cancellation)
    {
        const string Items = "/items/";
        var visits = db.Set<PageVisit>().AsNoTracking().Where(visit => visit.Day >= scope.From && visit.Day <= scope.To);
        var isWhole = scope.OrganId is not { } organ || await db.Organs.AnyAsync(known => known.Id == organ && known.ParentId == null, cancellation);
        var own = isWhole ? [] : (await db.Set<Publication>().Where(item => item.OrganId == scope.OrganId && item.Sequence != null).Select(item => item.Id).ToListAsync(cancellation)).ToHashSet();
        if (!isWhole && own.Count == 0)
        {
            return [];
        }

        var pages = await visits.Where(visit => isWhole || visit.Page.StartsWith(Items)).GroupBy(visit => visit.Page)
            .Select(group => new { Page = group.Key, Count = group.Sum(visit => visit.Count) }).ToListAsync(cancellation);
        return [.. pages.Where(page => isWhole || (Guid.TryParse(page.Page.AsSpan(Items.Length), out var id) && own.Contains(id))).Select(page => (page.Page, page.Count))];
    }

    /// <summary>The requests that a metric counts; what was divided is counted by its parts, as table three does.</summary>
    internal static IQueryable<DisclosureRequest> RequestsOf(GongkaiDb db, MetricSource.FiledRequests source, MetricScope scope)
    {
        var requests = db.Set<DisclosureRequest>().AsNoTracking().Where(request => !request.IsDivided && (scope.OrganId == null || request.OrganId == scope.OrganId));
        requests = source.IsEnded
            ? requests.Where(request => request.CountedOn >= scope.From && request.CountedOn <= scope.To)
            : requests.Where(request => request.SubmittedOn >= scope.From && request.SubmittedOn <= scope.To);
        if (source.Channels.Count > 0)
        {
            requests = requests.Where(request => source.Channels.Contains(request.Channel));
        }

        return scope.Unit.Length == 0 ? requests : requests.Where(request => db.Units.Any(unit => unit.Id == request.UnitId && unit.Name == scope.Unit));
    }

    /// <summary>The items that a metric counts, for whoever lists them.</summary>
    internal static IQueryable<Publication> ItemsOf(GongkaiDb db, MetricSource.Items source, MetricScope scope, DateTimeOffset now)
    {
        var (start, end) = (SiteClock.StartOf(scope.From), SiteClock.StartOf(scope.To.AddDays(1)));
        var items = PublicItems.Of(db, now).Where(item => item.PublishedAt >= start && item.PublishedAt < end);
        if (scope.OrganId is { } organ)
        {
            items = items.Where(item => item.OrganId == organ);
        }

        if (source.Kind is { } kind)
        {
            items = items.Where(item => item.Kind == kind);
        }

        if (source.OnlyOriginal)
        {
            items = items.Where(item => !item.IsReprint);
        }

        if (scope.Unit.Length > 0)
        {
            items = items.Where(item => db.Units.Any(unit => unit.Id == item.UnitId && unit.Name == scope.Unit));
        }

        if (scope.Channel.Length > 0)
        {
            items = items.Where(item => db.Set<Domain.Publications.CatalogColumn>().Any(column => column.Id == item.ColumnId && column.Name == scope.Channel));
        }

        return items;
    }

    /// <summary>One computation: for what, what was read for all metrics of it, and what times its records.</summary>
    private sealed record Reading(MetricScope Scope, MetricSheet? Sheet, TimeRecords Timing)
    {
        /// <summary>The metrics that are wanted, so that none is looked up.</summary>
        internal IReadOnlyDictionary<string, Metric> Asked { get; init; } = FrozenDictionary<string, Metric>.Empty;
    }

    private static decimal? Rate(decimal? part, decimal? whole) =>
        part is { } some && whole is { } all && all != 0 ? Math.Round(Percent * some / all, 2, MidpointRounding.AwayFromZero) : null;
}
