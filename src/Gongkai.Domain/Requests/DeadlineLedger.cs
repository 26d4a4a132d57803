namespace Gongkai.Domain.Requests;

/// <summary>期限台账 — collects the steps and days of a calculation and words the runs of days.</summary>
internal sealed class DeadlineLedger
{
    private readonly List<DeadlineStep> _steps = [];

    internal List<DeadlineDay> Days { get; } = [];

    internal IReadOnlyList<DeadlineStep> Steps() => [.. _steps.OrderBy(step => step.From)];

    internal void Add(DeadlineStepKind kind, DateOnly day, string text, Provision basis, DateOnly? to = null) => _steps.Add(new DeadlineStep(kind, day, to ?? day, text, basis));

    internal void Warn(DateOnly day, string text, Provision basis) => Add(DeadlineStepKind.Warning, day, text, basis);

    internal DateOnly? LastDay => Days.Count == 0 ? null : Days[^1].Date;

    /// <summary>Days that no calendar needs to be asked about.</summary>
    internal void Fill(DateOnly from, DateOnly to, DeadlineDayKind kind, string? reason)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            Days.Add(new DeadlineDay(day, kind, Reason: reason));
        }
    }

    internal void Walked(RunningPeriod period, WalkedPeriod walked, TimeLimits limits)
    {
        Days.AddRange(walked.Days);
        foreach (var run in Runs(walked.Days))
        {
            _steps.Add(Describe(run, limits));
        }

        if (period.ExtendedBy > 0 && period.ExtensionToldOn is { } told)
        {
            var isLate = walked.FirstDueOn is not null && !walked.IsExtended;
            var text = $"{DateText.Of(period.ExtensionApprovedOn!.Value)}批准延期并告知申请人，延长{period.ExtendedBy}个工作日";
            Add(isLate ? DeadlineStepKind.Warning : DeadlineStepKind.Extended, told, isLate ? "告知延期时办理期限已届满，延期不计" : text, limits.Extension.Basis);
        }
        else if (period.ExtensionApprovedOn is { } approved)
        {
            Warn(approved, "延期已批准，尚未告知申请人，延期不计", limits.Extension.Basis);
        }

        if (period.DelayToldOn is { } delayTold)
        {
            var isWithout = walked.DueOn is not null && !walked.IsDelayed;
            var text = $"告知申请人延迟至{DateText.Of(period.DelayedTo!.Value)}答复，该日期不因休假日顺延";
            Add(isWithout ? DeadlineStepKind.Warning : DeadlineStepKind.Delayed, delayTold, isWithout ? "延迟答复的告知已过期限或者日期不晚于到期日，不计" : text, limits.FixedDate);
        }
    }

    private static DeadlineStep Describe(List<DeadlineDay> run, TimeLimits limits)
    {
        var (first, last) = (run[0], run[^1]);
        return first.Kind == DeadlineDayKind.Counted
            ? new DeadlineStep(DeadlineStepKind.Counted, first.Date, last.Date, $"计入{run.Count}个工作日（第{first.Number}至第{last.Number}个）", limits.Reply.Basis) { Counted = run.Count }
            : new DeadlineStep(DeadlineStepKind.Stopped, first.Date, last.Date, $"{first.Reason}，{run.Count}个工作日不计算在期限内", limits.Excluded) { Excluded = run.Count };
    }

    private static IEnumerable<List<DeadlineDay>> Runs(List<DeadlineDay> days)
    {
        List<DeadlineDay> run = [];
        foreach (var day in days.Where(day => day.Kind != DeadlineDayKind.DayOff))
        {
            if (run.Count > 0 && (run[0].Kind != day.Kind || run[0].Reason != day.Reason))
            {
                yield return run;
                run = [];
            }

            run.Add(day);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
