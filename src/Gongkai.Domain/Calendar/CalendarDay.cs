namespace Gongkai.Domain.Calendar;

/// <summary>日历日 — one day and why it counts as a working day or not.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Why it counts or not.</param>
/// <param name="HolidayName">Name of the holiday or of the local day off; null on other days.</param>
public readonly record struct CalendarDay(DateOnly Date, CalendarDayKind Kind, string? HolidayName = null)
{
    /// <summary>True where a period counts the day; 条例 33.</summary>
    public bool IsWorkingDay => Kind is CalendarDayKind.WorkingDay or CalendarDayKind.MakeUpWorkday;
}

/// <summary>日历日种类 — why a day counts as a working day or not.</summary>
public enum CalendarDayKind
{
    /// <summary>工作日 — Monday to Friday, not off.</summary>
    WorkingDay,

    /// <summary>调休上班日 — a weekend day that is worked.</summary>
    MakeUpWorkday,

    /// <summary>周末 — Saturday or Sunday.</summary>
    Weekend,

    /// <summary>法定节假日 — off by the yearly notice.</summary>
    PublicHoliday,

    /// <summary>地方假日 — off by a decision of the place or organ; 全国年节及纪念日放假办法 4.</summary>
    LocalDayOff,
}
