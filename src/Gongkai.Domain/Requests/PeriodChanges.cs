namespace Gongkai.Domain.Requests;

/// <summary>期限变更 — one extension by approval and notice, or a delay after reasons; either counts only as the law allows; 条例 33(2), 35.</summary>
internal sealed class PeriodChanges(TimeLimits limits, DeadlineLedger ledger)
{
    private int _extensions;
    private bool _reasonsCame;

    internal Refusal? ApproveExtension(RunningPeriod? period, RequestEvent entry)
    {
        if (period is null)
        {
            return DeadlineClock.Misplaced(entry);
        }

        if (entry.WorkingDays is not > 0)
        {
            return new Refusal("request-extension-days", $"{DateText.Of(entry.On)}批准的延期没有写明工作日天数；请补填。", limits.Extension.Basis);
        }

        if (++_extensions > 1)
        {
            ledger.Warn(entry.On, "延期只能一次，再次延期不计", limits.Extension.Basis);
            return null;
        }

        var most = limits.Extension.WorkingDays!.Value;
        if (entry.WorkingDays > most)
        {
            ledger.Warn(entry.On, $"延期最长{most}个工作日，超出部分不计", limits.Extension.Basis);
        }

        period.ExtensionApprovedOn = entry.On;
        period.ExtendedBy = Math.Min(entry.WorkingDays.Value, most);
        return null;
    }

    internal Refusal? TellExtension(RunningPeriod? period, RequestEvent entry)
    {
        if (period is null)
        {
            return DeadlineClock.Misplaced(entry);
        }

        if (period.ExtensionApprovedOn is null)
        {
            ledger.Warn(entry.On, "告知延期时没有有效的批准，延期不计", limits.Extension.Basis);
        }
        else
        {
            period.ExtensionToldOn ??= entry.On;
        }

        return null;
    }

    internal Refusal? ReceiveReasons()
    {
        _reasonsCame = true;
        return null;
    }

    internal Refusal? TellDelay(RunningPeriod? period, RequestEvent entry)
    {
        if (period is null || entry.Until is not { } until || until <= entry.On)
        {
            return DeadlineClock.Misplaced(entry);
        }

        if (!_reasonsCame)
        {
            ledger.Warn(entry.On, "没有收到申请人说明的理由，延迟答复不计", limits.FixedDate);
            return null;
        }

        period.DelayToldOn = entry.On;
        period.DelayedTo = until;
        return null;
    }
}
