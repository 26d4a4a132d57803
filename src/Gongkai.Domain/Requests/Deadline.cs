using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Requests;

/// <summary>答复期限 — the due date as a ledger that explains itself: a pure function of the dated events and the calendar, never stored; 条例 31–35.</summary>
public sealed record Deadline
{
    /// <summary>The day the request arrived.</summary>
    public required DateOnly SubmittedOn { get; init; }

    /// <summary>收到申请之日; null until it is confirmed with the applicant where the channel asks for that; 条例 31.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>到期日; null where there is none yet, then <see cref="NoDueDate"/> says why.</summary>
    public DateOnly? DueOn { get; init; }

    public NoDueDateReason? NoDueDate { get; init; }

    /// <summary>The earlier date to be kept for safety, where a notice was given late and may not have moved the due date.</summary>
    public DateOnly? RiskOn { get; init; }

    /// <summary>The day by which the applicant has to clarify or pay; null where nothing is awaited.</summary>
    public DateOnly? AwaitedBy { get; init; }

    /// <summary>The day of the reply or of another end.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>True where the end is a reply and not a lapse, withdrawal or other end.</summary>
    public bool EndedWithReply { get; init; }

    /// <summary>The version of the law that was applied.</summary>
    public TimeLimits? Limits { get; init; }

    public IReadOnlyList<ExcludedPeriod> Excluded { get; init; } = [];

    /// <summary>Step by step, in order of time.</summary>
    public IReadOnlyList<DeadlineStep> Steps { get; init; } = [];

    /// <summary>Day by day from the submission to the due date, or as far as it can be counted.</summary>
    public IReadOnlyList<DeadlineDay> Days { get; init; } = [];

    /// <summary>Day by day to <see cref="RiskOn"/>; empty where there is no risk date.</summary>
    public IReadOnlyList<DeadlineDay> RiskDays { get; init; } = [];

    public IEnumerable<DeadlineStep> Warnings => Steps.Where(step => step.Kind == DeadlineStepKind.Warning);

    /// <summary>The date to work by: the due date, or the risk date where that is earlier.</summary>
    public DateOnly? SafeOn => RiskOn is { } risk && (DueOn is null || risk < DueOn) ? risk : DueOn;

    /// <summary>True while an opinion may still come and move the due date forward.</summary>
    public bool IsProvisional => EndedOn is null && Excluded.Any(period => period.IsUnanswered);

    /// <summary>逾期 — past the due date without an end, or ended after it.</summary>
    public bool IsOverdue(DateOnly today) => DueOn is { } due && (EndedOn ?? today) > due;

    /// <summary>Calculates the ledger.</summary>
    /// <param name="history">All events, in the order in which they were recorded.</param>
    /// <param name="calendar">The calendar of the organ.</param>
    /// <param name="settings">What law leaves to the organ; null for the usual.</param>
    public static Result<Deadline> Of(IReadOnlyList<RequestEvent> history, WorkingDayCalendar calendar, DeadlineSettings? settings = null)
    {
        var events = StandingEvents.Of(history);
        return events.TryGet(out var standing)
            ? DeadlineCalculation.Run(standing, calendar, settings ?? DeadlineSettings.Usual)
            : events.Refusal!;
    }

    /// <summary>The consultations of a history with the days they stop the clock; known even where the due date is not, because next year's holidays are not announced.</summary>
    public static Result<IReadOnlyList<ExcludedPeriod>> Consultations(IReadOnlyList<RequestEvent> history, WorkingDayCalendar calendar)
    {
        var events = StandingEvents.Of(history);
        if (!events.TryGet(out var standing))
        {
            return events.Refusal!;
        }

        var limits = TimeLimits.On(standing[0].On);
        return limits.TryGet(out var known) ? new ExcludedPeriods(standing, known, calendar).Find(DeadlineSettings.Usual) : limits.Refusal!;
    }
}

/// <summary>期限设置 — what the law leaves open and an organ sets for itself.</summary>
/// <param name="ClarificationWorkingDays">The reasonable period for a clarification where the notice sets none; 条例 30 names no figure.</param>
/// <param name="ReasonsStopTheClock">Whether time for reasons is left out; 条例 35 is silent, so it counts unless the organ says otherwise.</param>
public sealed record DeadlineSettings(int ClarificationWorkingDays = 15, bool ReasonsStopTheClock = false)
{
    public static DeadlineSettings Usual { get; } = new();
}

/// <summary>没有到期日的原因 — why no due date exists yet.</summary>
public enum NoDueDateReason
{
    AwaitingConfirmation,
    AwaitingClarification,
    AwaitingFee,
    AwaitingReasons,
    AwaitingOpinion,

    /// <summary>条例 41 sets no period for correcting a record.</summary>
    NoStatutoryPeriod,
}

/// <summary>没有到期日的原因 — the code list.</summary>
public static class NoDueDateReasons
{
    public static CodeList<NoDueDateReason> List { get; } = new(
        new(NoDueDateReason.AwaitingConfirmation, "awaiting-confirmation", "尚未与申请人确认收到，期限未起算", Provision.Regulation("第三十一条")),
        new(NoDueDateReason.AwaitingClarification, "awaiting-clarification", "等待申请人补正，收到补正后重新起算", Provision.Regulation("第三十条")),
        new(NoDueDateReason.AwaitingFee, "awaiting-fee", "等待申请人缴费，缴费后重新起算", Provision.Regulation("第四十二条")),
        new(NoDueDateReason.AwaitingReasons, "awaiting-reasons", "等待申请人说明理由，期限停止计算", Provision.Regulation("第三十五条")),
        new(NoDueDateReason.AwaitingOpinion, "awaiting-opinion", "等待被征求意见的一方答复，期限停止计算", Provision.Regulation("第三十三条第三款")),
        new(NoDueDateReason.NoStatutoryPeriod, "no-statutory-period", "条例没有规定办理期限", Provision.Regulation("第四十一条")));
}
