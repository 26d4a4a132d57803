using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Publications;

/// <summary>主动公开期限 — by when an item must be published, computed from the day it was formed; 条例 26.</summary>
/// <param name="FormedOn">The day it came into being or changed.</param>
/// <param name="Count">The days that were counted.</param>
/// <param name="Basis">The provision that sets the period.</param>
public sealed record PublishingClock(DateOnly FormedOn, WorkingDayCount Count, Provision Basis)
{
    public DateOnly DueOn => Count.DueOn;

    public string Explanation => $"{FormedOn:yyyy-MM-dd}形成，自次日起{Count.WorkingDays}个工作日，{DueOn:yyyy-MM-dd}前公开（{Basis}）";

    /// <summary>The clock of an item; refused where the day of formation is unknown or the calendar has no notice for the year.</summary>
    /// <param name="ownDays">Working days that the organ set for the column; never longer than the law allows.</param>
    public static Result<PublishingClock> Of(ItemKind kind, DateOnly? formedOn, WorkingDayCalendar calendar, int? ownDays = null)
    {
        if (formedOn is not { } day)
        {
            return new Refusal("publishing-clock-undated", "没有成文日期，算不出公开期限，请填写成文日期。", Provision.Regulation("第二十六条"));
        }

        var lawful = ItemKinds.Of(kind).WorkingDays;
        var days = Math.Min(lawful, ownDays ?? lawful);
        var basis = days < lawful ? new Provision("本机关规定的栏目公开时限") : lawful == 7 ? new Provision("行政许可和行政处罚等信用信息公示") : Provision.Regulation("第二十六条");
        return calendar.PlusWorkingDays(day, days).TryGet(out var count)
            ? new PublishingClock(day, count, basis)
            : calendar.PlusWorkingDays(day, days).Refusal!;
    }

    /// <summary>Whether it was, or still can be, published in time.</summary>
    /// <param name="publishedOn">Null where it is not published yet.</param>
    public bool IsOverdue(DateOnly? publishedOn, DateOnly today) => (publishedOn ?? today) > DueOn;
}
