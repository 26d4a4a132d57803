using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Requests;

/// <summary>期限逐日 — one calendar day on the way to the due date: counted as which day, or why not; 条例 33.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Counted or why not.</param>
/// <param name="Number">Which working day of the running period it is, from 1; null where it is not counted.</param>
/// <param name="Calendar">What the calendar says of the day; null where the calendar does not matter.</param>
/// <param name="Reason">Why the clock stands; null where it does not.</param>
public readonly record struct DeadlineDay(DateOnly Date, DeadlineDayKind Kind, int? Number = null, CalendarDay? Calendar = null, string? Reason = null)
{
    public string Text => Kind switch
    {
        DeadlineDayKind.BeforeStart => "期限尚未起算",
        DeadlineDayKind.Counted => Calendar?.Kind == CalendarDayKind.MakeUpWorkday ? $"第{Number}个工作日（调休上班）" : $"第{Number}个工作日",
        DeadlineDayKind.DayOff => Calendar?.HolidayName is { } holiday ? $"{holiday}放假，不计" : "周末，不计",
        DeadlineDayKind.Stopped => $"停止计算：{Reason}",
        DeadlineDayKind.Waiting => $"等待：{Reason}",
        _ => throw new ArgumentOutOfRangeException(nameof(Kind)),
    };
}

/// <summary>期限逐日种类 — counted or why not.</summary>
public enum DeadlineDayKind
{
    BeforeStart,
    Counted,
    DayOff,

    /// <summary>A working day that 条例 33(3) leaves out.</summary>
    Stopped,

    /// <summary>The period ended with a notice to the applicant and starts anew with the answer to it.</summary>
    Waiting,
}
