using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Requests;

/// <summary>期间推算 — walks one running period day by day: working days count, days off and excluded days do not.</summary>
internal sealed class PeriodWalk(WorkingDayCalendar calendar, IReadOnlyList<ExcludedPeriod> excluded)
{
    /// <summary>Walks from the day after the start to the due date, or to the cut where the period was cut short.</summary>
    internal Result<WalkedPeriod> Run(RunningPeriod period, DateOnly? cut)
    {
        var days = new List<DeadlineDay>();
        var walked = new WalkedPeriod(days);
        var target = period.FixedOn is null ? period.WorkingDays : int.MaxValue;
        var end = period.FixedOn;
        var number = 0;
        for (var day = period.From; day != end && day < DateOnly.MaxValue;)
        {
            day = day.AddDays(1);
            if (day > cut)
            {
                return walked;
            }

            var reason = ReasonToStop(day, out var endless);
            if (endless && cut is null)
            {
                return walked with { IsBlocked = true };
            }

            var classified = calendar.Classify(day);
            if (!classified.TryGet(out var kind))
            {
                return classified.Refusal!;
            }

            if (!kind.IsWorkingDay || reason is not null)
            {
                days.Add(new DeadlineDay(day, kind.IsWorkingDay ? DeadlineDayKind.Stopped : DeadlineDayKind.DayOff, Calendar: kind, Reason: kind.IsWorkingDay ? reason : null));
                continue;
            }

            days.Add(new DeadlineDay(day, DeadlineDayKind.Counted, ++number, kind));
            if (number != target)
            {
                continue;
            }

            if (walked.FirstDueOn is null && period.ExtendedBy > 0)
            {
                // 条例 33(2): told before the first deadline ran out, or not at all.
                var isInTime = period.ExtensionToldOn <= day;
                walked = walked with { FirstDueOn = day, IsExtended = isInTime };
                target += isInTime ? period.ExtendedBy : 0;
            }

            if (number == target)
            {
                walked = walked with { FirstDueOn = walked.FirstDueOn ?? day, DueOn = day, IsDelayed = period.DelayToldOn <= day && period.DelayedTo > day };
                end = walked.IsDelayed ? period.DelayedTo : day;
            }
        }

        return walked with { DueOn = end };
    }

    // 条例 33(3): several consultations at once stop the clock once.
    private string? ReasonToStop(DateOnly day, out bool endless)
    {
        string? reason = null;
        endless = false;
        foreach (var period in excluded)
        {
            if (period.Contains(day))
            {
                reason = reason is null ? period.Reason : $"{reason}；{period.Reason}";
                endless |= period.To is null;
            }
        }

        return reason;
    }
}

/// <summary>期间 — one running period: since when, how long, how it was extended or delayed.</summary>
internal sealed class RunningPeriod(DateOnly from, int workingDays)
{
    internal DateOnly From { get; } = from;

    internal int WorkingDays { get; } = workingDays;

    /// <summary>The date that a reconsideration or court decision sets; it replaces counting.</summary>
    internal DateOnly? FixedOn { get; init; }

    internal DateOnly? ExtensionApprovedOn { get; set; }

    internal DateOnly? ExtensionToldOn { get; set; }

    internal int ExtendedBy { get; set; }

    internal DateOnly? DelayToldOn { get; set; }

    internal DateOnly? DelayedTo { get; set; }
}

/// <summary>推算结果 — the days walked, and where the period ended; no due date where it was cut short or stands without end.</summary>
internal sealed record WalkedPeriod(List<DeadlineDay> Days)
{
    internal DateOnly? FirstDueOn { get; init; }

    internal DateOnly? DueOn { get; init; }

    internal bool IsExtended { get; init; }

    internal bool IsDelayed { get; init; }

    internal bool IsBlocked { get; init; }
}
