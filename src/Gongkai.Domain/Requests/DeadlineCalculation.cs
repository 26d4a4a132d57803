using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Requests;

/// <summary>期限推算 — goes through the events in order of time: receipt, notices, answers, the end; 条例 30–35.</summary>
internal sealed class DeadlineCalculation
{
    private readonly DeadlineLedger _ledger = new();
    private readonly IReadOnlyList<RequestEvent> _standing;
    private readonly IReadOnlyList<ExcludedPeriod> _excluded;
    private readonly TimeLimits _limits;
    private readonly DeadlineClock _clock;
    private readonly PeriodChanges _changes;
    private readonly DeadlineSettings _settings;

    private DeadlineCalculation(IReadOnlyList<RequestEvent> standing, TimeLimits limits, IReadOnlyList<ExcludedPeriod> excluded, WorkingDayCalendar calendar, DeadlineSettings settings)
    {
        _standing = standing;
        _limits = limits;
        _excluded = excluded;
        _settings = settings;
        _changes = new PeriodChanges(limits, _ledger);
        _clock = new DeadlineClock(limits, calendar, new PeriodWalk(calendar, excluded), _ledger);
    }

    private RequestEvent Submission => _standing[0];

    internal static Result<Deadline> Run(IReadOnlyList<RequestEvent> standing, WorkingDayCalendar calendar, DeadlineSettings settings)
    {
        var known = TimeLimits.On(standing[0].On);
        if (!known.TryGet(out var limits))
        {
            return known.Refusal!;
        }

        if (standing[0].Kind == RequestKind.RecordCorrection)
        {
            return new DeadlineCalculation(standing, limits, [], calendar, settings).WithoutPeriod();
        }

        var found = new ExcludedPeriods(standing, limits, calendar).Find(settings);
        return found.TryGet(out var excluded)
            ? new DeadlineCalculation(standing, limits, excluded, calendar, settings).WithPeriod()
            : found.Refusal!;
    }

    private Result<Deadline> WithPeriod()
    {
        foreach (var entry in _standing.OrderBy(entry => entry.On))
        {
            if (Apply(entry) is { } refusal)
            {
                return refusal;
            }
        }

        return Finish();
    }

    private Refusal? Apply(RequestEvent entry) => entry.Action switch
    {
        RequestAction.Submit => Submit(entry),
        RequestAction.ConfirmReceipt => _clock.ReceivedOn is null ? Receive(entry.On, "与申请人确认，以确认之日为收到申请之日") : null,
        RequestAction.AskForClarification => _clock.AskForClarification(entry, entry.WorkingDays ?? _settings.ClarificationWorkingDays),
        RequestAction.ReceiveClarification => _clock.Restart(entry, NoDueDateReason.AwaitingClarification, "收到补正，答复期限自次日起重新计算"),
        RequestAction.NotifyFee => _clock.Interrupt(entry, NoDueDateReason.AwaitingFee, _limits.Payment.WorkingDays!.Value, isLate: false),
        RequestAction.RecordNoticeReceipt => _clock.AwaitFee(entry),
        RequestAction.RecordPayment => _clock.Restart(entry, NoDueDateReason.AwaitingFee, "申请人缴费，办理期限自次日起重新计算"),
        RequestAction.ApproveExtension => _changes.ApproveExtension(_clock.Period, entry),
        RequestAction.TellExtension => _changes.TellExtension(_clock.Period, entry),
        RequestAction.ReceiveReasons => _changes.ReceiveReasons(),
        RequestAction.TellDelay => _changes.TellDelay(_clock.Period, entry),
        RequestAction.Redo => _clock.Redo(entry),
        RequestAction.Split => _clock.End(entry),
        _ => RequestHistory.Ends(entry.Action) ? _clock.End(entry) : null,
    };

    private Refusal? Submit(RequestEvent entry)
    {
        var channel = entry.Channel!.Value;
        _ledger.Add(DeadlineStepKind.Submitted, entry.On, $"{SubmissionChannels.List[channel].Name}，收到申请材料", _limits.Receipt);
        return _limits.ConfirmedChannels.Contains(channel) ? null : Receive(entry.On, "为收到申请之日");
    }

    // 条例 33: the day of receipt is not counted.
    private Refusal? Receive(DateOnly day, string how)
    {
        _ledger.Fill(Submission.On, day, DeadlineDayKind.BeforeStart, null);
        _ledger.Add(DeadlineStepKind.Received, day, $"{how}，办理期限{_limits.Reply.WorkingDays}个工作日，自次日起计算", _limits.Reply.Basis);
        _clock.Start(day);
        return null;
    }

    private Result<Deadline> Finish()
    {
        var last = _clock.Stop();
        if (!last.TryGet(out var stopped))
        {
            return last.Refusal!;
        }

        var (walked, waiting) = stopped;
        if (walked?.DueOn is { } due)
        {
            _ledger.Add(DeadlineStepKind.Due, due, "最后一日", walked.IsDelayed ? _limits.FixedDate : _limits.Reply.Basis);
        }

        var blocked = _excluded.Any(period => period is { To: null, Consultation: not null }) ? NoDueDateReason.AwaitingOpinion : NoDueDateReason.AwaitingReasons;
        return Ended(_clock.EndedBy, new Deadline
        {
            SubmittedOn = Submission.On,
            ReceivedOn = _clock.ReceivedOn,
            DueOn = walked?.DueOn,
            NoDueDate = walked is { IsBlocked: true } ? blocked : waiting,
            RiskOn = _clock.Risk?.DueOn,
            RiskDays = _clock.Risk?.Days ?? [],
            AwaitedBy = _clock.EndedBy is null ? _clock.AwaitedBy : null,
            Limits = _limits,
            Excluded = _excluded,
        });
    }

    private Deadline Ended(RequestEvent? end, Deadline deadline)
    {
        if (end is not null)
        {
            var row = RequestActions.List[end.Action];
            _ledger.Add(DeadlineStepKind.Ended, end.On, row.Name, row.Basis ?? _limits.Reply.Basis);
        }

        return deadline with { EndedOn = end?.On, EndedWithReply = end?.Action == RequestAction.Deliver, Steps = _ledger.Steps(), Days = _ledger.Days };
    }

    // 条例 41 sets no period; the ledger says so instead of making one up.
    private Deadline WithoutPeriod()
    {
        var row = NoDueDateReasons.List[NoDueDateReason.NoStatutoryPeriod];
        _ledger.Add(DeadlineStepKind.Submitted, Submission.On, row.Name, row.Basis!);
        return Ended(
            _standing.LastOrDefault(entry => RequestHistory.Ends(entry.Action)),
            new Deadline { SubmittedOn = Submission.On, ReceivedOn = Submission.On, NoDueDate = NoDueDateReason.NoStatutoryPeriod, Limits = _limits });
    }
}
