using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>指标的一行 — one record behind a figure and what it adds to it.</summary>
/// <param name="Path">Where the record is on the desk or the portal; empty where it has no page.</param>
/// <param name="Amount">One where records are counted; for a share one where it belongs to the part, else zero.</param>
public sealed record MetricLine(string Title, string Path, DateOnly? On, string Organ, decimal Amount);

/// <summary>打开的指标 — exactly the records that a figure counts, a page of them, with their number and sum.</summary>
public sealed record OpenedMetric(int Total, decimal Sum, IReadOnlyList<MetricLine> Rows)
{
    /// <summary>Records that a share in time leaves out, because their last day cannot be told.</summary>
    public int Uncounted { get; init; }

    public int? MissingYear { get; init; }

    /// <summary>The same in words; empty where nothing is left out.</summary>
    public string LeftOut => new MetricReading(null, Uncounted, MissingYear).LeftOut;
}

/// <summary>打开指标的记录 — lists what a metric counts by the very query that counts it, so that the list and the figure cannot differ.</summary>
public sealed class MetricRows(GongkaiDb db, SiteClock clock)
{
    public const int PageSize = 50;

    /// <summary>Whether a metric has records of its own; one made of others opens those.</summary>
    public static bool HasRows(Metric metric) => metric.Source is not (MetricSource.Sum or MetricSource.Share or MetricSource.Difference or MetricSource.Growth);

    /// <summary>Who may see the records behind the figure.</summary>
    public static bool MayOpen(Metric metric, Caller caller) => HasRows(metric) && metric.Source switch
    {
        MetricSource.Items or MetricSource.ItemsInTime or MetricSource.ReportsInTime or MetricSource.Visits or MetricSource.Entered => true,
        MetricSource.FiledRequests or MetricSource.AnsweredInTime => ((IEnumerable<Permission>)[Permission.RegisterRequests, Permission.HandleRequests, Permission.ReviewLegality, Permission.ApproveReplies]).Any(caller.May),
        MetricSource.LetterCount or MetricSource.LettersInTime => caller.May(Permission.KeepLedgers) || caller.May(Permission.AnswerLetters),
        _ => caller.May(Permission.KeepLedgers),
    };

    /// <param name="page">From 1.</param>
    public async Task<OpenedMetric> RunAsync(Metric metric, MetricScope scope, int page, CancellationToken cancellation = default)
    {
        var skip = (Math.Max(1, page) - 1) * PageSize;
        switch (metric.Source)
        {
            case MetricSource.Records records:
                return await LedgerAsync((records.Ledger, records.Where, null, 1), scope, skip, cancellation);
            case MetricSource.Total total:
                return await LedgerAsync((total.Ledger, total.Where, total.Field, total.Divisor), scope, skip, cancellation);
            case { IsShareInTime: true } source:
                return await TimedAsync(source, scope, skip, cancellation);
            case MetricSource.Points:
                var submissions = await SubmissionPoints.OfAsync(db, ReadMetrics.Filter("submissions", "", scope), cancellation);
                return Page([.. submissions.Select(one => new MetricLine(one.Record.Title, $"/desk/ledgers/submissions/{one.Record.Id}", one.Record.HappenedOn, "", one.Points))], skip);
            case MetricSource.Visits:
                return Page([.. (await new ReadMetrics(db, clock).PagesAsync(scope, cancellation)).OrderByDescending(one => one.Count).Select(one => new MetricLine(one.Page, one.Page, null, "", one.Count))], skip);
            case MetricSource.Entered entered:
                var values = await OwnMetrics.ValuesAsync(db, entered, scope, cancellation);
                return Page([.. values.Select(value => new MetricLine($"{value.Month:yyyy 年 M 月}　{value.Evidence}（{value.EnteredBy}）", EvidenceOf(metric, value), value.Month, "", value.Value))], skip);
            case MetricSource.Items items:
                return await CountedAsync(ReadMetrics.ItemsOf(db, items, scope, clock.Now).OrderByDescending(item => item.Sequence)
                    .Select(item => new Row(item.Id, item.Title, item.OrganId, item.PublishedAt, null)), "/items/", skip, cancellation);
            case MetricSource.LetterCount letters:
                return await CountedAsync(ReadMetrics.LettersOf(db, letters, scope).OrderByDescending(letter => letter.ReceivedOn).ThenBy(letter => letter.Id)
                    .Select(letter => new Row(letter.Id, letter.Title, letter.OrganId, null, letter.ReceivedOn)), "/desk/letters/", skip, cancellation);
            case MetricSource.FiledRequests requests:
                return await CountedAsync(ReadMetrics.RequestsOf(db, requests, scope).OrderByDescending(request => requests.IsEnded ? request.CountedOn : request.SubmittedOn).ThenBy(request => request.Number)
                    .Select(request => new Row(request.Id, request.Number + "　" + request.Title, request.OrganId, null, requests.IsEnded ? request.CountedOn : request.SubmittedOn)), "/desk/requests/", skip, cancellation);
            default:
                return new OpenedMetric(0, 0, []);
        }
    }

    private async Task<OpenedMetric> TimedAsync(MetricSource source, MetricScope scope, int skip, CancellationToken cancellation)
    {
        var timed = await new TimeRecords(db, clock, scope).RunAsync(source, cancellation);
        var shown = timed.Records.Skip(skip).Take(PageSize).ToList();
        var ids = shown.ConvertAll(record => record.OrganId);
        var organs = await db.Organs.AsNoTracking().Where(organ => ids.Contains(organ.Id)).ToDictionaryAsync(organ => organ.Id, organ => organ.Name, cancellation);
        return new OpenedMetric(timed.Records.Count, timed.InTime, [.. shown.Select(record => new MetricLine(record.Title, record.Path, record.On, organs.GetValueOrDefault(record.OrganId, ""), record.IsInTime ? 1 : 0))])
        {
            Uncounted = timed.LeftOut.Count,
            MissingYear = timed.MissingYear,
        };
    }

    private async Task<OpenedMetric> LedgerAsync((string Ledger, string Where, string? Field, decimal Divisor) asked, MetricScope scope, int skip, CancellationToken cancellation)
    {
        var (ledger, where, field, divisor) = asked;
        var filter = ReadMetrics.Filter(ledger, where, scope);
        var records = filter.Of(db.LedgerRecords.AsNoTracking());
        var total = await records.CountAsync(cancellation);
        var sum = field is null ? total : await new SumLedger(db).TotalAsync(filter, field, cancellation) / divisor;
        var rows = await records.OrderByDescending(record => record.HappenedOn).ThenBy(record => record.Id).Skip(skip).Take(PageSize)
            .Select(record => new { record.Id, record.Title, record.HappenedOn, Organ = db.Organs.First(organ => organ.Id == record.OrganId).Name }).ToListAsync(cancellation);
        var ids = rows.ConvertAll(row => row.Id);
        var amounts = field is null ? [] : await db.LedgerValues.Where(value => ids.Contains(value.RecordId) && value.Field == field && value.Amount != null).ToDictionaryAsync(value => value.RecordId, value => value.Amount!.Value, cancellation);
        return new OpenedMetric(total, sum, [.. rows.Select(row => new MetricLine(row.Title, $"/desk/ledgers/{ledger}/{row.Id}", row.HappenedOn, row.Organ, field is null ? 1 : amounts.GetValueOrDefault(row.Id) / divisor))]);
    }

    private async Task<OpenedMetric> CountedAsync(IQueryable<Row> all, string path, int skip, CancellationToken cancellation)
    {
        var total = await all.CountAsync(cancellation);
        var rows = await all.Skip(skip).Take(PageSize).ToListAsync(cancellation);
        var organs = await db.Organs.AsNoTracking().Where(organ => rows.Select(row => row.OrganId).Contains(organ.Id)).ToDictionaryAsync(organ => organ.Id, organ => organ.Name, cancellation);
        return new OpenedMetric(total, total, [.. rows.Select(row => new MetricLine(row.Title, path + row.Id, row.On ?? (row.At is { } at ? SiteClock.DayOf(at) : null), organs.GetValueOrDefault(row.OrganId, ""), 1))]);
    }

    private static string EvidenceOf(Metric metric, OwnMetricValue value) => value.FileId is null ? "" : $"/desk/metrics/own?handler=Evidence&code={metric.Code}&month={value.Month:yyyy-MM}";

    private static OpenedMetric Page(List<MetricLine> all, int skip) => new(all.Count, all.Sum(line => line.Amount), [.. all.Skip(skip).Take(PageSize)]);

    private sealed record Row(Guid Id, string Title, Guid OrganId, DateTimeOffset? At, DateOnly? On);
}
