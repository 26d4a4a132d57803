namespace Gongkai.Domain.Calendar;

/// <summary>工作日计算 — the last day of a period of working days, with every day on the way to it; 条例 33.</summary>
/// <param name="From">The day after which counting starts; it is not counted itself.</param>
/// <param name="WorkingDays">Length of the period.</param>
/// <param name="Steps">Every day from the day after to the last one.</param>
public sealed record WorkingDayCount(DateOnly From, int WorkingDays, IReadOnlyList<CountedDay> Steps)
{
    /// <summary>到期日 — by construction a working day.</summary>
    public DateOnly DueOn => Steps[^1].Day.Date;
}

/// <summary>计入日 — one day of a period: what it is, and its number if it counts.</summary>
/// <param name="Day">The day and why it counts or not.</param>
/// <param name="Number">Which working day of the period it is, from 1; null where it does not count.</param>
public readonly record struct CountedDay(CalendarDay Day, int? Number);
