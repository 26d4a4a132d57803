using Gongkai.App.Calendars;
using Gongkai.App.Ledgers;
using Gongkai.App.Letters;
using Gongkai.App.Publications;
using Gongkai.App.Reports;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Reports.Compiling;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Metrics;

/// <summary>有期限的记录 — one record that ended, or is past its last day, with whether it kept it.</summary>
internal sealed record TimedRecord(string Title, string Path, DateOnly On, Guid OrganId, bool IsInTime);

/// <summary>不计入的记录 — one whose last day cannot be told, with the year without holiday notice where that is why.</summary>
internal sealed record UntimedRecord(DateOnly On, int? MissingYear);

/// <summary>按期的记录 — what a share in time is taken of; what cannot be timed is left out and told.</summary>
internal sealed record TimedRecords(IReadOnlyList<TimedRecord> Records, IReadOnlyList<UntimedRecord> LeftOut)
{
    internal int InTime => Records.Count(record => record.IsInTime);

    /// <summary>The earliest year whose holiday notice is missed; null where it is for another reason.</summary>
    internal int? MissingYear => LeftOut.Min(record => record.MissingYear);

    /// <summary>Those of a shorter period.</summary>
    internal TimedRecords Within(MetricScope period) =>
        new([.. Records.Where(record => period.Holds(record.On))], [.. LeftOut.Where(record => period.Holds(record.On))]);
}

/// <summary>逐件计算是否按期 — times each record by the calendar of its organ, for the shares and for the lists behind them; the calendars are read once for all metrics that it is asked.</summary>
internal sealed class TimeRecords(GongkaiDb db, SiteClock clock, MetricScope scope)
{
    private OrganCalendars? _calendars;
    private PublishingTerms? _terms;

    internal Task<TimedRecords> RunAsync(MetricSource source, CancellationToken cancellation) => source switch
    {
        MetricSource.InTime ledger => LedgerAsync(ledger, cancellation),
        MetricSource.AnsweredInTime => RequestsAsync(cancellation),
        MetricSource.LettersInTime => LettersAsync(cancellation),
        MetricSource.ItemsInTime items => ItemsAsync(items, cancellation),
        MetricSource.ReportsInTime => ReportsAsync(cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private async Task<OrganCalendars> CalendarsAsync(CancellationToken cancellation) =>
        _calendars ??= await OrganCalendars.LoadAsync(db, scope.OrganId is { } organ ? [organ] : null, cancellation);

    private async Task<TimedRecords> LedgerAsync(MetricSource.InTime source, CancellationToken cancellation)
    {
        var ledger = LedgerDefinitions.Find(source.Ledger)!;
        var now = clock.Now.ToOffset(TimeSpan.FromHours(8)).DateTime;
        var records = await ReadMetrics.Filter(source.Ledger, "", scope).Of(db.LedgerRecords.AsNoTracking()).OrderByDescending(record => record.HappenedOn).ThenBy(record => record.Id).ToListAsync(cancellation);
        var calendars = await CalendarsAsync(cancellation);
        var timed = new Timing();
        foreach (var record in records)
        {
            if (!LedgerClockState.Of(ledger, LedgerContent.WithoutNames(record, ledger), calendars.Of(record.OrganId)).TryGet(out var clocks))
            {
                timed.LeaveOut(record.HappenedOn, calendars.Of(record.OrganId).FirstYearWithout(record.HappenedOn));
            }
            else if (clocks.FirstOrDefault(state => state.Clock.Code == source.Clock) is { } state && (state.DoneAt is not null || state.IsOverdue(now)))
            {
                timed.Add(new TimedRecord(record.Title, $"/desk/ledgers/{source.Ledger}/{record.Id}", record.HappenedOn, record.OrganId, !state.IsOverdue(now)));
            }
        }

        return timed.Done;
    }

    // The requests that ended and whose course tells their last day, latest first.
    private async Task<TimedRecords> RequestsAsync(CancellationToken cancellation)
    {
        var ended = await ReadMetrics.RequestsOf(db, new MetricSource.FiledRequests(true, []), scope).Where(request => request.Kind == Domain.Requests.RequestKind.Disclosure && request.ReceivedOn != null)
            .OrderByDescending(request => request.CountedOn).ThenBy(request => request.Number)
            .Select(request => new { request.Number, request.Title, Days = new ReplyDays(request.Id, request.OrganId, request.ReceivedOn!.Value, request.CountedOn!.Value) }).ToListAsync(cancellation);
        var calendars = await CalendarsAsync(cancellation);
        var slow = await LateReplies.OfAsync(db, calendars.TermsOf, ended.Select(request => request.Days), cancellation);
        var timed = new Timing();
        foreach (var (number, title, days) in ended.Select(request => (request.Number, request.Title, request.Days)))
        {
            if (slow.TryGetValue(days.Id, out var isLate) && isLate is null)
            {
                var missing = calendars.Of(days.OrganId).FirstYearWithout(days.Received);
                timed.LeaveOut(days.Decided, missing <= days.Decided.Year ? missing : null);
                continue;
            }

            timed.Add(new TimedRecord($"{number}　{title}", $"/desk/requests/{days.Id}", days.Decided, days.OrganId, isLate != true));
        }

        return timed.Done;
    }

    // An open letter counts once its last day has passed: it can no longer be answered in time.
    private async Task<TimedRecords> LettersAsync(CancellationToken cancellation)
    {
        var letters = await ReadMetrics.LettersOf(db, new MetricSource.LetterCount(LetterMeasure.Received), scope).OrderByDescending(letter => letter.ReceivedOn).ThenBy(letter => letter.Id)
            .Select(letter => new
            {
                letter.Id,
                letter.OrganId,
                letter.Title,
                Times = new LetterTimes(letter.Kind, letter.IsComplex, letter.ReceivedOn,
                letter.State == LetterState.Answered || letter.State == LetterState.Redirected ? letter.AnsweredOn : null, letter.State != LetterState.Answered && letter.State != LetterState.Redirected)
            }).ToListAsync(cancellation);
        var calendars = await CalendarsAsync(cancellation);
        var clocks = await LetterRules.OfManyAsync(db, letters.Select(letter => letter.OrganId), cancellation);
        var timed = new Timing();
        foreach (var letter in letters)
        {
            switch (letter.Times.Judge(clocks(letter.OrganId), calendars.Of(letter.OrganId), clock.Today))
            {
                case (LetterVerdict.InTime or LetterVerdict.Late) and var verdict:
                    timed.Add(new TimedRecord(letter.Title, $"/desk/letters/{letter.Id}", letter.Times.ReceivedOn, letter.OrganId, verdict == LetterVerdict.InTime));
                    break;
                case LetterVerdict.Unknown:
                    timed.LeaveOut(letter.Times.ReceivedOn, calendars.Of(letter.OrganId).FirstYearWithout(letter.Times.ReceivedOn));
                    break;
                default:
                    break;
            }
        }

        return timed.Done;
    }

    private async Task<TimedRecords> ItemsAsync(MetricSource.ItemsInTime source, CancellationToken cancellation)
    {
        var items = await ReadMetrics.ItemsOf(db, new MetricSource.Items(source.Kind), scope, clock.Now).Where(item => item.DatedOn != null).OrderByDescending(item => item.Sequence)
            .Select(item => new { item.Id, item.OrganId, item.Title, item.Kind, item.ColumnId, item.DatedOn, item.PublishedAt }).ToListAsync(cancellation);
        var terms = _terms ??= await PublishingTerms.OfManyAsync(db, await CalendarsAsync(cancellation), cancellation);
        var timed = new Timing();
        foreach (var item in items)
        {
            var on = SiteClock.DayOf(item.PublishedAt!.Value);
            if (!terms.Of(item.Kind, item.DatedOn, item.OrganId, item.ColumnId).TryGet(out var period))
            {
                timed.LeaveOut(on, terms.CalendarOf(item.OrganId).FirstYearWithout(item.DatedOn!.Value));
                continue;
            }

            timed.Add(new TimedRecord(item.Title, $"/items/{item.Id}", on, item.OrganId, !period.IsOverdue(on, on)));
        }

        return timed.Done;
    }

    // A report nobody filed counts once it is overdue, of organs that filed here before.
    private async Task<TimedRecords> ReportsAsync(CancellationToken cancellation)
    {
        if (scope.Unit.Length + scope.Channel.Length > 0)
        {
            return new TimedRecords([], []);
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
        private readonly List<UntimedRecord> _leftOut = [];

        internal TimedRecords Done => new(_records, _leftOut);

        internal void Add(TimedRecord record) => _records.Add(record);

        internal void LeaveOut(DateOnly on, int? missingYear) => _leftOut.Add(new UntimedRecord(on, missingYear));
    }
}
