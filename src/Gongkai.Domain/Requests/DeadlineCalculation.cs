using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Requests;

/// <summary>期限推算 — goes through the events in order of time: receipt, periods that end and start anew, the end; 条例 30–35.</summary>
internal sealed class DeadlineCalculation(IReadOnlyList<RequestEvent> standing, WorkingDayCalendar calendar, DeadlineSettings settings)
{
    private readonly DeadlineLedger _ledger = new();
    private readonly RequestEvent _submission = standing[0];
    private TimeLimits _limits = null!;
    private PeriodWalk _walk = null!;
    private RunningPeriod? _period;
    private DateOnly? _receivedOn;
    private NoDueDateReason? _waiting;
    private DateOnly _waitingFrom;
    private DateOnly? _awaitedBy;
    private RequestEvent? _end;
    private WalkedPeriod? _risk;
    private int _clarifications;
    private int _extensions;
    private bool _reasonsCame;

    internal Result<Deadline> Run()
    {
        if (TimeLimits.On(_submission.On) is { Succeeded: false } none)
        {
            return none.Refusal;
        }

        _limits = TimeLimits.On(_submission.On).Value;
        if (_submission.Kind == RequestKind.RecordCorrection)
        {
            return WithoutPeriod();
        }

        var excluded = new ExcludedPeriods(standing, _limits, calendar).Find(settings);
        if (!excluded.TryGet(out var periods))
        {
            return excluded.Refusal!;
        }

        _walk = new PeriodWalk(calendar, periods);
        foreach (var entry in standing.OrderBy(entry => entry.On))
        {
            if (Apply(entry) is { } refusal)
            {
                return refusal;
            }
        }

        return Finish(periods);
    }

    private Refusal? Apply(RequestEvent entry)
    {
        switch (entry.Action)
        {
            case RequestAction.Submit:
                var channel = entry.Channel!.Value;
                _ledger.Add(DeadlineStepKind.Submitted, entry.On, $"{SubmissionChannels.List[channel].Name}，收到申请材料", _limits.Receipt);
                return _limits.ConfirmedChannels.Contains(channel) ? null : Receive(entry.On, "为收到申请之日");
            case RequestAction.ConfirmReceipt:
                return _receivedOn is null ? Receive(entry.On, "与申请人确认，以确认之日为收到申请之日") : null;
            case RequestAction.AskForClarification:
                return AskForClarification(entry);
            case RequestAction.ReceiveClarification:
                return Restart(entry, NoDueDateReason.AwaitingClarification, "收到补正，答复期限自次日起重新计算");
            case RequestAction.NotifyFee:
                return Interrupt(entry, NoDueDateReason.AwaitingFee, _limits.Payment.WorkingDays!.Value, isLate: false);
            case RequestAction.RecordNoticeReceipt:
                return _waiting == NoDueDateReason.AwaitingFee ? Await(entry.On, _limits.Payment.WorkingDays!.Value) : Misplaced(entry);
            case RequestAction.RecordPayment:
                return Restart(entry, NoDueDateReason.AwaitingFee, "申请人缴费，办理期限自次日起重新计算");
            case RequestAction.ApproveExtension:
                return ApproveExtension(entry);
            case RequestAction.TellExtension:
                return TellExtension(entry);
            case RequestAction.ReceiveReasons:
                _reasonsCame = true;
                return null;
            case RequestAction.TellDelay:
                return TellDelay(entry);
            case RequestAction.Redo:
                return Redo(entry);
            case RequestAction.Deliver or RequestAction.CloseUnclarified or RequestAction.CloseUnpaid or RequestAction.Withdraw
                or RequestAction.CloseOtherwise or RequestAction.Merge or RequestAction.Split:
                return End(entry);
            default:
                return null;
        }
    }

    private Refusal? Receive(DateOnly day, string how)
    {
        _receivedOn = day;
        _ledger.Fill(_submission.On, day, DeadlineDayKind.BeforeStart, null);
        _ledger.Add(DeadlineStepKind.Received, day, $"{how}，办理期限{_limits.Reply.WorkingDays}个工作日，自次日起计算", _limits.Reply.Basis);
        _period = new RunningPeriod(day, _limits.Reply.WorkingDays!.Value);
        return null;
    }

    private Refusal? AskForClarification(RequestEvent entry)
    {
        var isLate = ++_clarifications > 1;
        if (isLate)
        {
            _ledger.Warn(entry.On, "补正应当一次性告知，再次要求补正不能可靠地重新计算期限", _limits.ClarificationNotice.Basis);
        }
        else if (_receivedOn is { } received && _limits.ClarificationNotice.WorkingDays is { } days)
        {
            var last = calendar.PlusWorkingDays(received, days);
            if (!last.Succeeded)
            {
                return last.Refusal;
            }

            isLate = last.Value.DueOn < entry.On;
            if (isLate)
            {
                _ledger.Warn(entry.On, $"补正告知应当在{DateText.Of(last.Value.DueOn)}以前作出，逾期告知不能可靠地重新计算期限", _limits.ClarificationNotice.Basis);
            }
        }

        return Interrupt(entry, NoDueDateReason.AwaitingClarification, entry.WorkingDays ?? settings.ClarificationWorkingDays, isLate);
    }

    private Refusal? Interrupt(RequestEvent entry, NoDueDateReason reason, int awaitedDays, bool isLate)
    {
        if (_period is null)
        {
            return Misplaced(entry);
        }

        var walked = _walk.Run(_period, entry.On);
        if (!walked.TryGet(out var days))
        {
            return walked.Refusal;
        }

        _ledger.Walked(_period, days, _limits);
        if (days.DueOn < entry.On)
        {
            isLate = true;
            _ledger.Warn(entry.On, $"办理期限已于{DateText.Of(days.DueOn.Value)}届满，此后的通知不能可靠地重新计算期限", _limits.Reply.Basis);
        }

        if (isLate && _risk is null)
        {
            var uncut = _walk.Run(_period, null);
            if (!uncut.TryGet(out _risk))
            {
                return uncut.Refusal;
            }
        }

        _period = null;
        _waiting = reason;
        _waitingFrom = entry.On;
        return Await(entry.On, awaitedDays);
    }

    private Refusal? Await(DateOnly from, int days)
    {
        var last = calendar.PlusWorkingDays(from, days);
        _awaitedBy = last.Succeeded ? last.Value.DueOn : null;
        return last.Refusal;
    }

    private Refusal? Restart(RequestEvent entry, NoDueDateReason awaited, string text)
    {
        if (_waiting != awaited)
        {
            return Misplaced(entry);
        }

        StopWaiting(entry.On);
        var basis = awaited == NoDueDateReason.AwaitingFee ? _limits.Payment.Basis : _limits.ClarificationNotice.Basis;
        _ledger.Add(DeadlineStepKind.Restarted, entry.On, text, basis);
        _period = new RunningPeriod(entry.On, _limits.Reply.WorkingDays!.Value);
        return null;
    }

    private void StopWaiting(DateOnly day)
    {
        var row = NoDueDateReasons.List[_waiting!.Value];
        _ledger.Fill(_waitingFrom.AddDays(1), day, DeadlineDayKind.Waiting, row.Name);
        _ledger.Add(DeadlineStepKind.Waiting, _waitingFrom, row.Name, row.Basis!, day);
        _waiting = null;
        _awaitedBy = null;
    }

    private Refusal? ApproveExtension(RequestEvent entry)
    {
        if (_period is null)
        {
            return Misplaced(entry);
        }

        if (entry.WorkingDays is not > 0)
        {
            return new Refusal("request-extension-days", $"{DateText.Of(entry.On)}批准的延期没有写明工作日天数；请补填。", _limits.Extension.Basis);
        }

        if (++_extensions > 1)
        {
            _ledger.Warn(entry.On, "延期只能一次，再次延期不计", _limits.Extension.Basis);
            return null;
        }

        var most = _limits.Extension.WorkingDays!.Value;
        if (entry.WorkingDays > most)
        {
            _ledger.Warn(entry.On, $"延期最长{most}个工作日，超出部分不计", _limits.Extension.Basis);
        }

        _period.ExtensionApprovedOn = entry.On;
        _period.ExtendedBy = Math.Min(entry.WorkingDays.Value, most);
        return null;
    }

    private Refusal? TellExtension(RequestEvent entry)
    {
        if (_period is null)
        {
            return Misplaced(entry);
        }

        if (_period.ExtensionApprovedOn is null)
        {
            _ledger.Warn(entry.On, "告知延期时没有有效的批准，延期不计", _limits.Extension.Basis);
        }
        else
        {
            _period.ExtensionToldOn ??= entry.On;
        }

        return null;
    }

    private Refusal? TellDelay(RequestEvent entry)
    {
        if (_period is null || entry.Until is not { } until || until <= entry.On)
        {
            return Misplaced(entry);
        }

        if (!_reasonsCame)
        {
            _ledger.Warn(entry.On, "没有收到申请人说明的理由，延迟答复不计", _limits.FixedDate);
            return null;
        }

        _period.DelayToldOn = entry.On;
        _period.DelayedTo = until;
        return null;
    }

    private Refusal? Redo(RequestEvent entry)
    {
        if (_end is null || entry.Until <= entry.On)
        {
            return Misplaced(entry);
        }

        if (_waiting is not null)
        {
            StopWaiting(_end.On);
        }
        else if (_period is not null)
        {
            var walked = _walk.Run(_period, _end.On);
            if (!walked.TryGet(out var days))
            {
                return walked.Refusal;
            }

            _ledger.Walked(_period, days, _limits);
        }

        _ledger.Fill((_ledger.LastDay ?? _end.On).AddDays(1), entry.On, DeadlineDayKind.Waiting, "已作出处理，等待复议、诉讼结果");
        _ledger.Add(DeadlineStepKind.Restarted, entry.On, "复议、诉讼责令重新处理，期限自次日起重新计算", Provision.Regulation("第五十一条"));
        _period = new RunningPeriod(entry.On, _limits.Reply.WorkingDays!.Value) { FixedOn = entry.Until };
        _end = null;
        _risk = null;
        return null;
    }

    private Refusal? End(RequestEvent entry)
    {
        if (_end is not null)
        {
            return Misplaced(entry);
        }

        _end = entry;
        return null;
    }

    private Result<Deadline> Finish(IReadOnlyList<ExcludedPeriod> excluded)
    {
        WalkedPeriod? walked = null;
        var reason = _waiting;
        var awaitedBy = _awaitedBy;
        if (_period is not null)
        {
            var last = _walk.Run(_period, null);
            if (!last.TryGet(out walked))
            {
                return last.Refusal!;
            }

            _ledger.Walked(_period, walked, _limits);
            reason = !walked.IsBlocked ? null
                : excluded.Any(period => period is { To: null, Consultation: not null }) ? NoDueDateReason.AwaitingOpinion
                : NoDueDateReason.AwaitingReasons;
        }
        else if (_waiting is not null)
        {
            StopWaiting(_end?.On ?? _waitingFrom);
        }
        else
        {
            reason = NoDueDateReason.AwaitingConfirmation;
        }

        if (walked?.DueOn is { } due)
        {
            _ledger.Add(DeadlineStepKind.Due, due, "最后一日", walked.IsDelayed ? _limits.FixedDate : _limits.Reply.Basis);
        }

        return Ended(new Deadline
        {
            SubmittedOn = _submission.On,
            ReceivedOn = _receivedOn,
            DueOn = walked?.DueOn,
            NoDueDate = reason,
            RiskOn = _risk?.DueOn,
            RiskDays = _risk?.Days ?? [],
            AwaitedBy = _end is null ? awaitedBy : null,
            Limits = _limits,
            Excluded = excluded,
        });
    }

    private Deadline Ended(Deadline deadline)
    {
        if (_end is not null)
        {
            _ledger.Add(DeadlineStepKind.Ended, _end.On, RequestActions.List[_end.Action].Name, RequestActions.List[_end.Action].Basis ?? _limits.Reply.Basis);
        }

        return deadline with { EndedOn = _end?.On, EndedWithReply = _end?.Action == RequestAction.Deliver, Steps = _ledger.Steps(), Days = _ledger.Days };
    }

    // 条例 41 sets no period; the ledger says so instead of making one up.
    private Deadline WithoutPeriod()
    {
        var row = NoDueDateReasons.List[NoDueDateReason.NoStatutoryPeriod];
        _ledger.Add(DeadlineStepKind.Submitted, _submission.On, row.Name, row.Basis!);
        _end = standing.LastOrDefault(entry => RequestHistory.Ends(entry.Action));
        return Ended(new Deadline { SubmittedOn = _submission.On, ReceivedOn = _submission.On, NoDueDate = NoDueDateReason.NoStatutoryPeriod, Limits = _limits });
    }

    private static Refusal Misplaced(RequestEvent entry) => new(
        "request-event-order",
        $"{DateText.Of(entry.On)}的“{RequestActions.List[entry.Action].Name}”与此前的记录不能衔接，不能计算期限；请核对日期的先后。");
}
