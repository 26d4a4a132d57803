using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Requests;

/// <summary>期限时钟 — the period that runs, or what is awaited instead; a notice to the applicant ends it, the answer starts it anew; 条例 30, 33, 35, 42.</summary>
internal sealed class DeadlineClock(TimeLimits limits, WorkingDayCalendar calendar, PeriodWalk walk, DeadlineLedger ledger)
{
    private NoDueDateReason? _waiting;
    private DateOnly _waitingFrom;
    private int _clarifications;

    /// <summary>The period that runs; null before receipt and while something is awaited.</summary>
    internal RunningPeriod? Period { get; private set; }

    internal DateOnly? ReceivedOn { get; private set; }

    internal RequestEvent? EndedBy { get; private set; }

    internal DateOnly? AwaitedBy { get; private set; }

    /// <summary>The period as it would have run without a notice that came late.</summary>
    internal WalkedPeriod? Risk { get; private set; }

    internal void Start(DateOnly day)
    {
        ReceivedOn = day;
        Period = new RunningPeriod(day, limits.Reply.WorkingDays!.Value);
    }

    // 条例 30: once and for all, within seven working days.
    internal Refusal? AskForClarification(RequestEvent entry, int awaitedDays)
    {
        var isLate = ++_clarifications > 1;
        if (isLate)
        {
            ledger.Warn(entry.On, "补正应当一次性告知，再次要求补正不能可靠地重新计算期限", limits.ClarificationNotice.Basis);
        }
        else if (ReceivedOn is { } received && limits.ClarificationNotice.WorkingDays is { } days)
        {
            var last = calendar.PlusWorkingDays(received, days);
            if (!last.Succeeded)
            {
                return last.Refusal;
            }

            isLate = last.Value.DueOn < entry.On;
            if (isLate)
            {
                ledger.Warn(entry.On, $"补正告知应当在{DateText.Of(last.Value.DueOn)}以前作出，逾期告知不能可靠地重新计算期限", limits.ClarificationNotice.Basis);
            }
        }

        return Interrupt(entry, NoDueDateReason.AwaitingClarification, awaitedDays, isLate);
    }

    internal Refusal? Interrupt(RequestEvent entry, NoDueDateReason reason, int awaitedDays, bool isLate)
    {
        if (Period is null || EndedBy is not null)
        {
            return Misplaced(entry);
        }

        var walked = walk.Run(Period, entry.On);
        if (!walked.TryGet(out var days))
        {
            return walked.Refusal;
        }

        ledger.Walked(Period, days, limits);
        if (days.DueOn < entry.On)
        {
            isLate = true;
            ledger.Warn(entry.On, $"办理期限已于{DateText.Of(days.DueOn.Value)}届满，此后的通知不能可靠地重新计算期限", limits.Reply.Basis);
        }

        if (isLate && Risk is null)
        {
            var uncut = walk.Run(Period, null);
            if (!uncut.TryGet(out var risk))
            {
                return uncut.Refusal;
            }

            Risk = risk;
        }

        Period = null;
        _waiting = reason;
        _waitingFrom = entry.On;
        return Await(entry.On, awaitedDays);
    }

    // 国办函〔2020〕109号: the time to pay runs from the day after the notice arrived.
    internal Refusal? AwaitFee(RequestEvent entry) =>
        _waiting == NoDueDateReason.AwaitingFee ? Await(entry.On, limits.Payment.WorkingDays!.Value) : Misplaced(entry);

    internal Refusal? Restart(RequestEvent entry, NoDueDateReason awaited, string text)
    {
        if (_waiting != awaited || EndedBy is not null)
        {
            return Misplaced(entry);
        }

        StopWaiting(entry.On);
        var basis = awaited == NoDueDateReason.AwaitingFee ? limits.Payment.Basis : limits.ClarificationNotice.Basis;
        ledger.Add(DeadlineStepKind.Restarted, entry.On, text, basis);
        Period = new RunningPeriod(entry.On, limits.Reply.WorkingDays!.Value);
        return null;
    }

    internal Refusal? End(RequestEvent entry)
    {
        if (EndedBy is not null)
        {
            return Misplaced(entry);
        }

        EndedBy = entry;
        return null;
    }

    internal Refusal? Redo(RequestEvent entry)
    {
        if (EndedBy is not { } ended || entry.Until <= entry.On)
        {
            return Misplaced(entry);
        }

        if (_waiting is not null)
        {
            StopWaiting(ended.On);
        }
        else if (Period is not null)
        {
            var walked = walk.Run(Period, ended.On);
            if (!walked.TryGet(out var days))
            {
                return walked.Refusal;
            }

            ledger.Walked(Period, days, limits);
        }

        ledger.Fill((ledger.LastDay ?? ended.On).AddDays(1), entry.On, DeadlineDayKind.Waiting, "已作出处理，等待复议、诉讼结果");
        ledger.Add(DeadlineStepKind.Restarted, entry.On, "复议、诉讼责令重新处理，期限自次日起重新计算", Provision.Regulation("第五十一条"));
        Period = new RunningPeriod(entry.On, limits.Reply.WorkingDays!.Value) { FixedOn = entry.Until };
        EndedBy = null;
        Risk = null;
        return null;
    }

    /// <summary>Walks what still runs, and says what is awaited where nothing runs.</summary>
    internal Result<(WalkedPeriod? Walked, NoDueDateReason? Waiting)> Stop()
    {
        if (Period is null)
        {
            var waiting = _waiting ?? NoDueDateReason.AwaitingConfirmation;
            if (_waiting is not null)
            {
                var awaitedBy = AwaitedBy;
                StopWaiting(EndedBy?.On ?? _waitingFrom);
                AwaitedBy = awaitedBy;
            }

            return (null, waiting);
        }

        var last = walk.Run(Period, null);
        if (!last.TryGet(out var walked))
        {
            return last.Refusal!;
        }

        ledger.Walked(Period, walked, limits);
        return (walked, null);
    }

    private Refusal? Await(DateOnly from, int days)
    {
        var last = calendar.PlusWorkingDays(from, days);
        AwaitedBy = last.Succeeded ? last.Value.DueOn : null;
        return last.Refusal;
    }

    private void StopWaiting(DateOnly day)
    {
        var row = NoDueDateReasons.List[_waiting!.Value];
        ledger.Fill(_waitingFrom.AddDays(1), day, DeadlineDayKind.Waiting, row.Name);
        ledger.Add(DeadlineStepKind.Waiting, _waitingFrom, row.Name, row.Basis!, day);
        _waiting = null;
        AwaitedBy = null;
    }

    internal static Refusal Misplaced(RequestEvent entry) => new(
        "request-event-order",
        $"{DateText.Of(entry.On)}的“{RequestActions.List[entry.Action].Name}”与此前的记录不能衔接，不能计算期限；请核对日期的先后。");
}
