using System.Collections.Frozen;

namespace Gongkai.Domain.Calendar;

/// <summary>工作日历 — which days are working days, by the yearly notices and nothing else:
/// a year without notice is refused, never assumed; 条例 33.</summary>
public sealed class WorkingDayCalendar
{
    private static readonly Lazy<WorkingDayCalendar> s_shipped = new(LoadShipped);
    private readonly IReadOnlyDictionary<DateOnly, string> _localDaysOff;
    private readonly FrozenDictionary<DateOnly, CalendarDay> _special;

    private WorkingDayCalendar(IReadOnlyList<HolidayNotice> notices, IReadOnlyDictionary<DateOnly, string> localDaysOff)
    {
        Notices = notices;
        _localDaysOff = localDaysOff;

        var special = new Dictionary<DateOnly, CalendarDay>();
        foreach (var notice in notices)
        {
            foreach (var holiday in notice.DaysOff)
            {
                for (var day = holiday.From; day <= holiday.To; day = day.AddDays(1))
                {
                    special[day] = new CalendarDay(day, CalendarDayKind.PublicHoliday, holiday.Name);
                }
            }

            foreach (var day in notice.MakeUpWorkdays)
            {
                special[day] = new CalendarDay(day, CalendarDayKind.MakeUpWorkday);
            }
        }

        foreach (var (day, name) in localDaysOff)
        {
            if (!special.TryGetValue(day, out var known) || known.Kind != CalendarDayKind.PublicHoliday)
            {
                special[day] = new CalendarDay(day, CalendarDayKind.LocalDayOff, name);
            }
        }

        _special = special.ToFrozenDictionary();
    }

    /// <summary>The notices that ship with the product.</summary>
    public static WorkingDayCalendar Shipped => s_shipped.Value;

    /// <summary>One entry a year, oldest first.</summary>
    public IReadOnlyList<HolidayNotice> Notices { get; }

    /// <summary>The same calendar with a further year, or with another notice for a year it has.</summary>
    public WorkingDayCalendar WithNotice(HolidayNotice notice) =>
        new([.. Notices.Where(known => known.Year != notice.Year).Append(notice).OrderBy(known => known.Year)], _localDaysOff);

    /// <summary>The same calendar with days off that a place or organ sets itself; 全国年节及纪念日放假办法 4.</summary>
    public WorkingDayCalendar WithLocalDaysOff(string name, params IEnumerable<DateOnly> days)
    {
        var all = new Dictionary<DateOnly, string>(_localDaysOff);
        foreach (var day in days)
        {
            all[day] = name;
        }

        return new WorkingDayCalendar(Notices, all);
    }

    /// <summary>What a day is and why.</summary>
    public Result<CalendarDay> Classify(DateOnly day)
    {
        if (!HasYear(day.Year))
        {
            return NoNotice(day.Year);
        }

        return _special.TryGetValue(day, out var special)
            ? special
            : new CalendarDay(day, day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? CalendarDayKind.Weekend : CalendarDayKind.WorkingDay);
    }

    public Result<bool> IsWorkingDay(DateOnly day) => Classify(day).TryGet(out var classified) ? classified.IsWorkingDay : NoNotice(day.Year);

    /// <summary>The last day of a period of working days; counting starts the day after <paramref name="from"/>.</summary>
    /// <param name="from">The day of receipt; not counted, and not looked up.</param>
    /// <param name="workingDays">Length of the period, from 1.</param>
    public Result<WorkingDayCount> PlusWorkingDays(DateOnly from, int workingDays)
    {
        if (workingDays < 1)
        {
            return new Refusal("calendar-days", $"工作日天数{workingDays}不对，请填1以上的整数。");
        }

        var steps = new List<CountedDay>();
        var counted = 0;
        for (var day = from; counted < workingDays && day < DateOnly.MaxValue;)
        {
            day = day.AddDays(1);
            if (!Classify(day).TryGet(out var classified))
            {
                return NoNotice(day.Year);
            }

            steps.Add(new CountedDay(classified, classified.IsWorkingDay ? ++counted : null));
        }

        return counted == workingDays ? new WorkingDayCount(from, workingDays, steps) : NoNotice(from.Year);
    }

    /// <summary>The first year from that of a day on without a notice: the one that a period from there cannot be counted into.</summary>
    public int FirstYearWithout(DateOnly from) => Enumerable.Range(from.AddDays(1).Year, Notices.Count + 1).First(year => !HasYear(year));

    private bool HasYear(int year) => Notices.Any(notice => notice.Year == year);

    private static Refusal NoNotice(int year) => new(
        "calendar-no-notice",
        $"没有{year}年的放假安排数据，不能按周一至周五推算；请在国务院办公厅发布{year}年放假通知后补充该年数据。",
        Provision.Regulation("第三十三条"));

    private static WorkingDayCalendar LoadShipped()
    {
        var assembly = typeof(WorkingDayCalendar).Assembly;
        var notices = new List<HolidayNotice>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Calendar.Notices.", StringComparison.Ordinal)))
        {
            notices.Add(HolidayNotice.Parse(ShippedFile.Read(assembly, name)));
        }

        return new WorkingDayCalendar([.. notices.OrderBy(notice => notice.Year)], FrozenDictionary<DateOnly, string>.Empty);
    }
}
