using Gongkai.App.Calendars;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>时长分段 — replies that took between so many working days.</summary>
/// <param name="To">The last day that belongs to it; null for the open end.</param>
public sealed record TimeBand(string Code, string Name, int From, int? To)
{
    public static IReadOnlyList<TimeBand> All { get; } =
    [
        new("5", "5 个工作日以内", 0, 5), new("10", "6 至 10 个", 6, 10), new("15", "11 至 15 个", 11, 15), new("20", "16 至 20 个", 16, 20),
        new("40", "21 至 40 个", 21, 40), new("more", "40 个以上", 41, null),
    ];

    /// <summary>全部: what the middle and the ninth are taken of.</summary>
    public static TimeBand Any { get; } = new("all", "全部答复", 0, null);

    public bool Holds(int days) => days >= From && !(days > To);
}

/// <summary>答复时长 — how long the replies of a year took, by band, with the median.</summary>
/// <param name="Unknown">Replies over days whose holidays are not known.</param>
public sealed record AnswerTimeSpread(IReadOnlyList<(TimeBand Band, int Count)> Bands, int Total, int Unknown, int? Median, int? Ninth);

/// <summary>答复时长统计 — working days from receipt to reply, measured from the register of every organ that keeps one here; 条例 33.</summary>
public sealed class AnswerTimes(GongkaiDb db)
{
    /// <summary>Only organs whose report of the year the public may read; without it their register says nothing outside.</summary>
    public bool IsPublic { get; init; }

    public async Task<AnswerTimeSpread> RunAsync(int year, CancellationToken cancellation = default)
    {
        // The database counts equal pairs of days, so a million replies are some thousand rows.
        var calendars = await OrganCalendars.LoadAsync(db, null, cancellation);
        var local = calendars.WithLocalDays.ToList();
        var closed = await ClosedAsync(year, cancellation);
        var pairs = await closed.Where(request => !local.Contains(request.OrganId)).GroupBy(request => new { request.ReceivedOn, request.CountedOn })
            .Select(group => new DayPair(Guid.Empty, group.Key.ReceivedOn!.Value, group.Key.CountedOn!.Value, group.Count())).ToListAsync(cancellation);
        pairs.AddRange(local.Count == 0 ? [] : await ByOrgan(closed.Where(request => local.Contains(request.OrganId))).ToListAsync(cancellation));
        var times = Counted(pairs, calendars).Select(pair => (pair.Days, pair.Pair.Count)).ToList();
        var known = times.Where(time => time.Days is not null).Select(time => (Days: time.Days!.Value, time.Count)).OrderBy(time => time.Days).ToList();
        var total = known.Sum(time => time.Count);
        return new AnswerTimeSpread(
            [.. TimeBand.All.Select(band => (band, known.Where(time => band.Holds(time.Days)).Sum(time => time.Count)))],
            total,
            times.Where(time => time.Days is null).Sum(time => time.Count),
            At(known, total, 0.5),
            At(known, total, 0.9));
    }

    /// <summary>The organs whose replies fall into a band, most first.</summary>
    public async Task<IReadOnlyList<MeasuredOrgan>> OrgansAsync(int year, TimeBand band, CancellationToken cancellation = default)
    {
        var pairs = await ByOrgan(await ClosedAsync(year, cancellation)).ToListAsync(cancellation);
        var counts = Counted(pairs, await OrganCalendars.LoadAsync(db, null, cancellation)).Where(pair => pair.Days is { } taken && band.Holds(taken))
            .GroupBy(pair => pair.Pair.Organ).ToDictionary(group => group.Key, group => (long)group.Sum(pair => pair.Pair.Count));
        var ids = counts.Keys.ToList();
        var organs = await db.Organs.AsNoTracking().Where(organ => ids.Contains(organ.Id)).ToListAsync(cancellation);
        return [.. organs.Select(organ => new MeasuredOrgan(organ.Id, organ.Name, null, counts[organ.Id]) { Number = organ.Number }).OrderByDescending(organ => organ.Value)];
    }

    private async Task<IQueryable<DisclosureRequest>> ClosedAsync(int year, CancellationToken cancellation)
    {
        if (!IsPublic)
        {
            return Closed(db, year);
        }

        // Named one by one, so that the index on organ and day answers for each and no other organ is looked at.
        var organs = await PublicReports.Accepted(db).Where(report => report.Year == year).Select(report => report.OrganId).ToListAsync(cancellation);
        return ClosedBy(db, organs, year);
    }

    internal static IQueryable<DisclosureRequest> ClosedBy(GongkaiDb db, IReadOnlyList<Guid> organs, int year) => Closed(db, year).Where(request => organs.Contains(request.OrganId));

    private static IQueryable<DisclosureRequest> Closed(GongkaiDb db, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.Set<DisclosureRequest>().AsNoTracking()
            .Where(request => request.Kind == RequestKind.Disclosure && !request.IsDivided && request.ReceivedOn != null && request.CountedOn >= first && request.CountedOn <= last);
    }

    private static IQueryable<DayPair> ByOrgan(IQueryable<DisclosureRequest> closed) => closed.GroupBy(request => new { request.OrganId, request.ReceivedOn, request.CountedOn })
        .Select(group => new DayPair(group.Key.OrganId, group.Key.ReceivedOn!.Value, group.Key.CountedOn!.Value, group.Count()));

    // One table of working days for each calendar, so that most organs share one.
    private static IEnumerable<(int? Days, DayPair Pair)> Counted(List<DayPair> pairs, OrganCalendars calendars)
    {
        var tables = new Dictionary<WorkingDayCalendar, WorkingDayCount>();
        foreach (var pair in pairs)
        {
            var calendar = calendars.Of(pair.Organ);
            if (!tables.TryGetValue(calendar, out var table))
            {
                tables[calendar] = table = new WorkingDayCount(calendar);
            }

            yield return (table.Between(pair.Received, pair.Decided), pair);
        }
    }

    private static int? At(List<(int Days, int Count)> sorted, int total, double share)
    {
        var wanted = (int)Math.Ceiling(total * share);
        foreach (var (days, count) in sorted)
        {
            wanted -= count;
            if (wanted <= 0)
            {
                return days;
            }
        }

        return null;
    }

    /// <summary>Replies with the same two days; of no organ where they were counted together.</summary>
    private sealed record DayPair(Guid Organ, DateOnly Received, DateOnly Decided, int Count);

    /// <summary>Working days by looking up how many lie before a day, so that a pair costs two look-ups.</summary>
    private sealed class WorkingDayCount(WorkingDayCalendar calendar)
    {
        private static readonly DateOnly s_first = new(2019, 1, 1);
        private readonly List<int?> _before = [0];

        /// <summary>After the first day up to the last; null where a year between has no notice.</summary>
        internal int? Between(DateOnly first, DateOnly last) => last < first ? 0 : Before(last.AddDays(1)) - Before(first.AddDays(1));

        private int? Before(DateOnly day)
        {
            var wanted = day.DayNumber - s_first.DayNumber;
            for (var at = _before.Count - 1; at < wanted; at++)
            {
                var isWorked = calendar.IsWorkingDay(s_first.AddDays(at));
                _before.Add(isWorked.TryGet(out var worked) ? _before[at] + (worked ? 1 : 0) : null);
            }

            return wanted < 0 ? null : _before[wanted];
        }
    }
}
