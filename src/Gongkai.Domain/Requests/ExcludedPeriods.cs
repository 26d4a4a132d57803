using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Requests;

/// <summary>不计算在期限内的时间 — finds them among the events: consultations, and time for reasons where the organ leaves it out; 条例 32–35.</summary>
internal sealed class ExcludedPeriods(IReadOnlyList<RequestEvent> events, TimeLimits limits, WorkingDayCalendar calendar)
{
    internal Result<IReadOnlyList<ExcludedPeriod>> Find(DeadlineSettings settings)
    {
        var found = new List<ExcludedPeriod>();
        foreach (var entry in events)
        {
            if (entry.Action is RequestAction.RecordOpinion or RequestAction.RecordLetterReceipt && Asking(entry) is null)
            {
                return new Refusal(
                    "request-opinion-not-asked",
                    $"没有在{DateText.Of(entry.On)}以前向“{entry.Party}”征求意见的记录，不能登记“{RequestActions.List[entry.Action].Name}”；请核对名称和日期。",
                    limits.Consultation.Basis);
            }

            if (entry.Action != RequestAction.Consult)
            {
                continue;
            }

            if (entry.Consultation is null || string.IsNullOrEmpty(entry.Party))
            {
                return new Refusal("request-consultation-party", $"{DateText.Of(entry.On)}征求意见没有写明征求谁的意见；请补填对象和种类。", limits.Consultation.Basis);
            }

            if (limits.ExcludedConsultations.Contains(entry.Consultation.Value))
            {
                var period = OfConsultation(entry, entry.Consultation.Value);
                if (!period.Succeeded)
                {
                    return period.Refusal;
                }

                found.Add(period.Value);
            }
        }

        if (settings.ReasonsStopTheClock)
        {
            found.AddRange(OfReasons());
        }

        return found;
    }

    private RequestEvent? Asking(RequestEvent answer) =>
        events.FirstOrDefault(entry => entry.Action == RequestAction.Consult && entry.Party == answer.Party && entry.On <= answer.On);

    // From the day after the letter was sent to the day of the opinion or of silence, whichever is first.
    private Result<ExcludedPeriod> OfConsultation(RequestEvent asked, ConsultationKind kind)
    {
        var again = events.FirstOrDefault(entry => entry.Action == RequestAction.Consult && entry.Party == asked.Party && entry.On > asked.On)?.On;
        var received = First(RequestAction.RecordLetterReceipt, asked, again);
        var answered = First(RequestAction.RecordOpinion, asked, again);
        // Where the day the letter arrived is unknown, its sending is taken: that ends the stop earlier and is safe.
        var silence = SilentOn(received ?? asked.On, answered);
        if (!silence.Succeeded)
        {
            return silence.Refusal;
        }

        var silentOn = silence.Value.On;
        var end = answered is { } day && (silentOn is null || day <= silentOn) ? day : silentOn;
        var name = ConsultationKinds.List[kind].Name;
        var reason = end is null ? $"{name}（{asked.Party}）"
            : end == answered ? $"{name}（{asked.Party}），{DateText.Of(end.Value)}收到意见"
            : $"{name}（{asked.Party}），{DateText.Of(end.Value)}征求期满";
        return new ExcludedPeriod(asked.On.AddDays(1), end, reason, limits.Excluded) { Party = asked.Party, Consultation = kind, IsUnanswered = answered is null && again is null };
    }

    private DateOnly? First(RequestAction action, RequestEvent asked, DateOnly? before) =>
        events.FirstOrDefault(entry => entry.Action == action && entry.Party == asked.Party && entry.On >= asked.On && (before is null || entry.On < before))?.On;

    // The last of the working days for an opinion; not looked for beyond the day the opinion came.
    private Result<Silence> SilentOn(DateOnly from, DateOnly? answered)
    {
        if (limits.Consultation.WorkingDays is not { } left)
        {
            return new Silence(null);
        }

        for (var day = from; left > 0;)
        {
            day = day.AddDays(1);
            if (day > answered)
            {
                return new Silence(null);
            }

            var isWorkingDay = calendar.IsWorkingDay(day);
            if (!isWorkingDay.Succeeded)
            {
                return isWorkingDay.Refusal;
            }

            left -= isWorkingDay.Value ? 1 : 0;
            if (left == 0)
            {
                return new Silence(day);
            }
        }

        return new Silence(null);
    }

    private IEnumerable<ExcludedPeriod> OfReasons()
    {
        foreach (var asked in events.Where(entry => entry.Action == RequestAction.AskForReasons))
        {
            var received = events.FirstOrDefault(entry => entry.Action == RequestAction.ReceiveReasons && entry.On >= asked.On)?.On;
            yield return new ExcludedPeriod(asked.On.AddDays(1), received, "等待申请人说明理由", limits.FixedDate);
        }
    }

    private sealed record Silence(DateOnly? On);
}
