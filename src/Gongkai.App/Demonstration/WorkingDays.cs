using Gongkai.Domain.Calendar;

namespace Gongkai.App.Demonstration;

/// <summary>示例工作日 — the working days up to today as a list; a year without a notice goes by weekdays, which is good enough for a sample.</summary>
internal sealed class WorkingDays
{
    private readonly List<DateOnly> _days = [];

    internal WorkingDays(WorkingDayCalendar calendar, DateOnly today)
    {
        for (var day = new DateOnly(today.Year - 4, 1, 1); day <= today; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day).TryGet(out var isWorked) ? isWorked : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                _days.Add(day);
            }
        }
    }

    internal DateOnly OnOrAfter(DateOnly day) => _days[Math.Min(IndexOf(day), _days.Count - 1)];

    /// <summary>The working day so many after a day; never later than today.</summary>
    internal DateOnly After(DateOnly day, int count) => count == 0 ? day : _days[Math.Min(IndexOf(day) + count, _days.Count - 1)];

    internal DateOnly Before(DateOnly day, int count) => _days[Math.Max(0, IndexOf(day) - count)];

    private int IndexOf(DateOnly day) => _days.BinarySearch(day) is var found && found >= 0 ? found : ~found;
}
