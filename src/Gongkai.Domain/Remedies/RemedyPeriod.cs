using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Remedies;

/// <summary>救济期间 — the time in which an applicant may ask for reconsideration or sue: calendar days or months; 民事诉讼法 85.</summary>
/// <param name="From">The day of learning of the decision; not counted itself.</param>
/// <param name="NominalEnd">The last day by the calendar alone.</param>
/// <param name="EndsOn">The last day after a move past days off; a refusal where the year's notice is not known yet.</param>
/// <param name="Basis">The provision that sets the length.</param>
public sealed record RemedyPeriod(DateOnly From, DateOnly NominalEnd, Result<DateOnly> EndsOn, Provision Basis)
{
    private static readonly Provision s_computing = new("民事诉讼法", "第八十五条");

    /// <summary>60日 — for reconsideration.</summary>
    public static RemedyPeriod Reconsideration(DateOnly learnedOn, WorkingDayCalendar calendar) =>
        Ending(learnedOn, learnedOn.AddDays(60), calendar, new Provision("行政复议法", "第二十条"));

    /// <summary>6个月 — for a direct suit; ends on the same day of the month, or on its last day where it has none.</summary>
    public static RemedyPeriod DirectSuit(DateOnly learnedOn, WorkingDayCalendar calendar) =>
        Ending(learnedOn, learnedOn.AddMonths(6), calendar, new Provision("行政诉讼法", "第四十六条"));

    /// <summary>15日 — for a suit after the reconsideration decision.</summary>
    public static RemedyPeriod SuitAfterReconsideration(DateOnly receivedOn, WorkingDayCalendar calendar) =>
        Ending(receivedOn, receivedOn.AddDays(15), calendar, new Provision("行政诉讼法", "第四十五条"));

    /// <summary>The provision by which the end moves past days off.</summary>
    public static Provision ComputingBasis => s_computing;

    private static RemedyPeriod Ending(DateOnly from, DateOnly nominal, WorkingDayCalendar calendar, Provision basis) => new(from, nominal, Rolled(nominal, calendar), basis);

    // 民事诉讼法 85: a period that ends on a day off ends on the first day after it.
    private static Result<DateOnly> Rolled(DateOnly nominal, WorkingDayCalendar calendar)
    {
        for (var day = nominal; ; day = day.AddDays(1))
        {
            var isWorkingDay = calendar.IsWorkingDay(day);
            if (!isWorkingDay.TryGet(out var isWorked))
            {
                return isWorkingDay.Refusal!;
            }

            if (isWorked)
            {
                return day;
            }
        }
    }
}
