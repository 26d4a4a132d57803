using Gongkai.App.Calendars;
using Gongkai.App.Ledgers;
using Gongkai.App.Letters;
using Gongkai.App.Publications;
using Gongkai.App.Reports;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Reports.Compiling;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>有期限的记录 — one record that ended, or is past its last day, with whether it kept it.</summary>
internal sealed record TimedRecord(string Title, string Path, DateOnly On, Guid OrganId, bool IsInTime);

/// <summary>按期的记录 — what a share in time is taken of; what cannot be timed is left out and told.</summary>
/// <param name="Uncounted">Records whose last day lies in a year without holiday notice.</param>
/// <param name="MissingYear">The earliest of those years.</param>
internal sealed record TimedRecords(IReadOnlyList<TimedRecord> Records, int Uncounted = 0, int? MissingYear = null)
{
    internal int InTime => Records.Count(record => record.IsInTime);
}

/// <summary>逐件计算是否按期 — times each record by the calendar of its organ, for the shares and for the lists behind them.</summary>
internal sealed class TimeRecords(GongkaiDb db, SiteClock clock)
{
    internal Task<TimedRecords> RunAsync(MetricSource source, MetricScope scope, CancellationToken cancellation) => source switch
    {
        MetricSource.InTime ledger => LedgerAsync(ledger, scope, cancellation),
        MetricSource.AnsweredInTime => RequestsAsync(scope, cancellation),
        MetricSource.LettersInTime => LettersAsync(scope, cancellation),
        MetricSource.ItemsInTime items => ItemsAsync(items, scope, cancellation),
        MetricSource.ReportsInTime => ReportsAsync(scope, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private async Task<TimedRecords> LedgerAsync(MetricSource.InTime source, MetricScope scope, CancellationToken cancellation)
    {
        var ledger = LedgerDefinitions.Find(source.Ledger)!;
        var now = clock.Now.ToOffset(TimeSpan.FromHours(8)).DateTime;
        var records = await ReadMetrics.Filter(source.Ledger, "", scope).Of(db.LedgerRecords.AsNoTracking()).OrderByDescending(record => record.HappenedOn).ThenBy(record => record.Id).ToListAsync(cancellation);
        var calendars = await OrganCalendars.LoadAsync(db, records.Select(record => record.OrganId), cancellation);
        var timed = new Timing();
        foreach (var record in records)
        {
            if (!LedgerClockState.Of(ledger, LedgerContent.WithoutNames(record, ledger), calendars.Of(record.OrganId)).TryGet(out var clocks))
            {
                timed.LeaveOut(calendars.Of(record.OrganId), record.HappenedOn);
            }
            else if (clocks.FirstOrDefault(state => state.Clock.Code == source.Clock) is { } state && (state.DoneAt is not null || state.IsOverdue(now)))
            {
                timed.Add(new TimedRecord(record.Title, $"/desk/ledgers/{source.Ledger}/{record.Id}", record.HappenedOn, record.OrganId, !state.IsOverdue(now)));
            }
        }

        return timed.Done;
    }

    // The requests that ended and whose course tells their last day, latest first.
    private async Task<TimedRecords> RequestsAsync(MetricScope scope, CancellationToken cancellation)
    {
        var ended = await ReadMetrics.RequestsOf(db, new MetricSource.FiledRequests(true, []), scope).Where(request => request.Kind == Domain.Requests.RequestKind.Disclosure && request.ReceivedOn != null)
            .OrderByDescending(request => request.CountedOn).ThenBy(request => request.Number)
            .Select(request => new { request.OrganId, request.Number, request.Title, Days = new ReplyDays(request.Id, request.ReceivedOn!.Value, request.CountedOn!.Value) }).ToListAsync(cancellation);
        var slow = new Dictionary<Guid, bool?>();
        foreach (var organ in ended.GroupBy(request => request.OrganId))
        {
            foreach (var (id, isLate) in await LateReplies.OfAsync(db, organ.Key, organ.Select(request => request.Days), cancellation))
            {
                slow[id] = isLate;
            }
        }

        return new TimedRecords([.. ended.Where(request => !slow.TryGetValue(request.Days.Id, out var isLate) || isLate is not null).Select(request =>
            new TimedRecord($"{request.Number}　{request.Title}", $"/desk/requests/{request.Days.Id}", request.Days.Decided, request.OrganId, slow.GetValueOrDefault(request.Days.Id) != true))]);
    }

    private async Task<TimedRecords> LettersAsync(MetricScope scope, CancellationToken cancellation)
    {
        var letters = await ReadMetrics.LettersOf(db, new MetricSource.LetterCount(LetterMeasure.Received), scope)
            .Where(letter => (letter.State == LetterState.Answered || letter.State == LetterState.Redirected) && letter.AnsweredOn != null).OrderByDescending(letter => letter.ReceivedOn).ThenBy(letter => letter.Id)
            .Select(letter => new { letter.Id, letter.OrganId, letter.Title, Times = new LetterTimes(letter.Kind, letter.IsComplex, letter.ReceivedOn, letter.AnsweredOn!.Value) }).ToListAsync(cancellation);
        var calendars = await OrganCalendars.LoadAsync(db, letters.Select(letter => letter.OrganId), cancellation);
        var clocks = await LetterRules.OfManyAsync(db, letters.Select(letter => letter.OrganId), cancellation);
        var timed = new Timing();
        foreach (var letter in letters)
        {
            var calendar = calendars.Of(letter.OrganId);
            if (letter.Times.IsInTime(clocks(letter.OrganId), calendar) is not { } isInTime)
            {
                timed.LeaveOut(calendar, letter.Times.ReceivedOn);
                continue;
            }

            timed.Add(new TimedRecord(letter.Title, $"/desk/letters/{letter.Id}", letter.Times.ReceivedOn, letter.OrganId, isInTime));
        }

        return timed.Done;
    }

    private async Task<TimedRecords> ItemsAsync(MetricSource.ItemsInTime source, MetricScope scope, CancellationToken cancellation)
    {
        var items = await ReadMetrics.ItemsOf(db, new MetricSource.Items(source.Kind), scope, clock.Now).Where(item => item.DatedOn != null).OrderByDescending(item => item.Sequence)
            .Select(item => new { item.Id, item.OrganId, item.Title, item.Kind, item.ColumnId, item.DatedOn, item.PublishedAt }).ToListAsync(cancellation);
        var terms = await PublishingTerms.OfManyAsync(db, items.Select(item => item.OrganId), cancellation);
        var timed = new Timing();
        foreach (var item in items)
        {
            if (!terms.Of(item.Kind, item.DatedOn, item.OrganId, item.ColumnId).TryGet(out var period))
            {
                timed.LeaveOut(terms.CalendarOf(item.OrganId), item.DatedOn!.Value);
                continue;
            }

            var on = SiteClock.DayOf(item.PublishedAt!.Value);
            timed.Add(new TimedRecord(item.Title, $"/items/{item.Id}", on, item.OrganId, !period.IsOverdue(on, on)));
        }

        return timed.Done;
    }

    // A report nobody filed counts once it is overdue, of organs that filed here before.
    private async Task<TimedRecords> ReportsAsync(MetricScope scope, CancellationToken cancellation)
    {
        if (scope.Unit.Length + scope.Channel.Length > 0)
        {
            return new TimedRecords([]);
        }

        var reports = (await db.Reports.AsNoTracking().Where(report => scope.OrganId == null || report.OrganId == scope.OrganId)
            .Select(report => new { report.Id, report.OrganId, report.Year, FiledAt = report.State == FilingState.Draft ? null : report.FiledAt }).ToListAsync(cancellation)).ToLookup(report => report.OrganId);
        var organs = await db.Organs.AsNoTracking().Where(organ => organ.IsActive && (scope.OrganId == null || organ.Id == scope.OrganId)).OrderBy(organ => organ.Number).ToListAsync(cancellation);
        var timed = new Timing();
        foreach (var organ in organs.Where(organ => reports.Contains(organ.Id)))
        {
            for (var year = scope.To.Year - 1; year >= scope.From.Year - 1; year--)
            {
                var due = ReportAssembly.DueOn(organ.Kind, year);
                var report = reports[organ.Id].FirstOrDefault(report => report.Year == year);
                var isExpected = report?.FiledAt is not null || (due < clock.Today && reports[organ.Id].Any(before => before.Year < year && before.FiledAt is not null));
                if (due >= scope.From && due <= scope.To && isExpected)
                {
                    var isInTime = report?.FiledAt is { } filed && SiteClock.DayOf(filed) <= due;
                    timed.Add(new TimedRecord(ReportAssembly.TitleOf(organ.Name, year), report is null ? "" : $"/desk/reports/{report.Id}", due, organ.Id, isInTime));
                }
            }
        }

        return timed.Done;
    }

    private sealed class Timing
    {
        private readonly List<TimedRecord> _records = [];
        private int _uncounted;
        private int? _missingYear;

        internal TimedRecords Done => new(_records, _uncounted, _missingYear);

        internal void Add(TimedRecord record) => _records.Add(record);

        internal void LeaveOut(WorkingDayCalendar calendar, DateOnly from)
        {
            _uncounted++;
            _missingYear = Math.Min(_missingYear ?? int.MaxValue, calendar.FirstYearWithout(from));
        }
    }
}
