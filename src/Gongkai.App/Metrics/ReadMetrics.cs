using Gongkai.App.Ledgers;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>读取指标 — counts a metric from records for an organ, period, unit and channel; what cannot be known is blank, never zero.</summary>
public sealed class ReadMetrics(GongkaiDb db, Vault vault, SiteClock clock)
{
    private const int Percent = 100;

    public async Task<decimal?> RunAsync(string code, MetricScope scope, CancellationToken cancellation = default) =>
        await ValueAsync((MetricDictionary.Find(code) ?? throw new ArgumentException($"No metric {code}.", nameof(code))).Source, scope, cancellation);

    /// <summary>Where the rows of a metric can be opened on the desk; null where it is made of others.</summary>
    public static string? RowsPath(Metric metric, MetricScope scope)
    {
        var (ledger, where) = metric.Source switch
        {
            MetricSource.Records records => (records.Ledger, records.Where),
            MetricSource.Total total => (total.Ledger, total.Where),
            MetricSource.InTime inTime => (inTime.Ledger, ""),
            _ => (null, ""),
        };
        var (from, to, unit) = ($"{scope.From:yyyy-MM-dd}", $"{scope.To:yyyy-MM-dd}", Uri.EscapeDataString(scope.Unit));
        return metric.Source switch
        {
            MetricSource.LetterCount letters => $"/desk/letters?tab={(letters.Measure is LetterMeasure.Answered ? "answered" : letters.Measure is LetterMeasure.Redirected ? "redirected" : "all")}"
                + $"&from={from}&to={to}&unit={unit}{(letters.Source is { } door ? $"&source={LetterCodes.Sources[door].Code}" : "")}",
            MetricSource.Visits => $"/desk/items/visits?year={scope.From.Year}",
            MetricSource.Items => $"/desk/metrics/{metric.Code}/rows?organ={scope.OrganId?.ToString() ?? "all"}&from={from}&to={to}&unit={unit}&channel={Uri.EscapeDataString(scope.Channel)}",
            MetricSource.FiledRequests requests => requests.IsEnded ? "/desk/requests/ledger?ended=1"
                : $"/desk/requests/ledger?from={from}&to={to}{(requests.Channels is [var channel] ? $"&channel={SubmissionChannels.List[channel].Code}" : "")}",
            _ => ledger is null ? null
                : $"/desk/ledgers/{ledger}?from={from}&to={to}&where={Uri.EscapeDataString(where)}&source={Uri.EscapeDataString(scope.Channel)}&unit={unit}",
        };
    }

    private async Task<decimal?> ValueAsync(MetricSource source, MetricScope scope, CancellationToken cancellation)
    {
        switch (source)
        {
            case MetricSource.Records(var ledger, var where):
                return await new SumLedger(db).CountAsync(Filter(ledger, where, scope), cancellation);
            case MetricSource.Total(var ledger, var field, var where, var divisor):
                return await new SumLedger(db).TotalAsync(Filter(ledger, where, scope), field, cancellation) / divisor;
            case MetricSource.InTime inTime:
                return await InTimeAsync(inTime, scope, cancellation);
            case MetricSource.LetterCount letters:
                return await LettersAsync(letters, scope, cancellation);
            case MetricSource.Items items:
                return await ItemsOf(db, items, scope, clock.Now).CountAsync(cancellation);
            case MetricSource.Visits:
                return await VisitsAsync(scope, cancellation);
            case MetricSource.FiledRequests requests:
                return await RequestsAsync(requests, scope, cancellation);
            case MetricSource.Sum sum:
                decimal? total = 0;
                foreach (var code in sum.Codes)
                {
                    total += await RunAsync(code, scope, cancellation);
                }

                return total;
            case MetricSource.Share share:
                return Rate(await RunAsync(share.Part, scope, cancellation), await RunAsync(share.Whole, scope, cancellation));
            case MetricSource.Growth growth:
                var before = await RunAsync(growth.Of, scope.YearBefore, cancellation);
                return Rate(await RunAsync(growth.Of, scope, cancellation) - before, before);
            default:
                throw new ArgumentOutOfRangeException(nameof(source));
        }
    }

    private static LedgerFilter Filter(string ledger, string where, MetricScope scope) =>
        new(ledger) { OrganId = scope.OrganId, From = scope.From, To = scope.To, Where = where, Unit = scope.Unit, Source = scope.Channel };

    private async Task<decimal?> InTimeAsync(MetricSource.InTime source, MetricScope scope, CancellationToken cancellation)
    {
        var ledger = LedgerDefinitions.Find(source.Ledger)!;
        var now = clock.Now.ToOffset(TimeSpan.FromHours(8)).DateTime;
        var (done, whole) = (0, 0);
        foreach (var record in await Filter(source.Ledger, "", scope).Of(db.LedgerRecords.AsNoTracking()).ToListAsync(cancellation))
        {
            var states = LedgerClockState.Of(ledger, LedgerContent.Masked(record, ledger, vault), WorkingDayCalendar.Shipped);
            if (!states.TryGet(out var clocks))
            {
                return null;
            }

            if (clocks.FirstOrDefault(state => state.Clock.Code == source.Clock) is { } clockState && (clockState.DoneAt is not null || clockState.IsOverdue(now)))
            {
                whole++;
                done += clockState.IsOverdue(now) ? 0 : 1;
            }
        }

        return Rate(done, whole);
    }

    private async Task<decimal?> LettersAsync(MetricSource.LetterCount source, MetricScope scope, CancellationToken cancellation)
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

        return await (source.Measure switch
        {
            LetterMeasure.Answered => letters.Where(letter => letter.State == LetterState.Answered),
            LetterMeasure.Redirected => letters.Where(letter => letter.State == LetterState.Redirected),
            LetterMeasure.Rated => letters.Where(letter => letter.Rating != null),
            LetterMeasure.Satisfied => letters.Where(letter => letter.Rating == Satisfaction.Satisfied || letter.Rating == Satisfaction.Fair),
            _ => letters,
        }).CountAsync(cancellation);
    }

    private async Task<decimal?> VisitsAsync(MetricScope scope, CancellationToken cancellation)
    {
        const string Items = "/items/";
        var visits = db.Set<PageVisit>().AsNoTracking().Where(visit => visit.Day >= scope.From && visit.Day <= scope.To);
        if (scope.OrganId is not { } organ || await db.Organs.AnyAsync(known => known.Id == organ && known.ParentId == null, cancellation))
        {
            return await visits.SumAsync(visit => visit.Count, cancellation);
        }

        var own = (await db.Set<Publication>().Where(item => item.OrganId == organ && item.Sequence != null).Select(item => item.Id).ToListAsync(cancellation)).ToHashSet();
        var pages = own.Count == 0 ? [] : await visits.Where(visit => visit.Page.StartsWith(Items)).GroupBy(visit => visit.Page)
            .Select(group => new { Page = group.Key, Count = group.Sum(visit => visit.Count) }).ToListAsync(cancellation);
        return pages.Where(page => Guid.TryParse(page.Page.AsSpan(Items.Length), out var id) && own.Contains(id)).Sum(page => page.Count);
    }

    // What was divided is counted by its parts, as table three does.
    private async Task<decimal?> RequestsAsync(MetricSource.FiledRequests source, MetricScope scope, CancellationToken cancellation)
    {
        var requests = db.Set<DisclosureRequest>().AsNoTracking().Where(request => !request.IsDivided && (scope.OrganId == null || request.OrganId == scope.OrganId));
        requests = source.IsEnded
            ? requests.Where(request => request.CountedOn >= scope.From && request.CountedOn <= scope.To)
            : requests.Where(request => request.SubmittedOn >= scope.From && request.SubmittedOn <= scope.To);
        if (source.Channels.Count > 0)
        {
            requests = requests.Where(request => source.Channels.Contains(request.Channel));
        }

        return await (scope.Unit.Length == 0 ? requests : requests.Where(request => db.Units.Any(unit => unit.Id == request.UnitId && unit.Name == scope.Unit))).CountAsync(cancellation);
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

    private static decimal? Rate(decimal? part, decimal? whole) =>
        part is { } some && whole is { } all && all != 0 ? Math.Round(Percent * some / all, 2, MidpointRounding.AwayFromZero) : null;
}
