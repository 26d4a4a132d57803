namespace Gongkai.Domain.Requests;

/// <summary>预警灯 — how near the due date is; always shown with its text; 条例 33.</summary>
public enum DeadlineLight
{
    Green,
    Yellow,
    Orange,
    Red,
    Grey,
}

/// <summary>预警灯 — the code list.</summary>
public static class DeadlineLights
{
    public static CodeList<DeadlineLight> List { get; } = new(
        new(DeadlineLight.Green, "green", "绿灯"),
        new(DeadlineLight.Yellow, "yellow", "黄灯"),
        new(DeadlineLight.Orange, "orange", "橙灯"),
        new(DeadlineLight.Red, "red", "红灯"),
        new(DeadlineLight.Grey, "grey", "灰灯"));
}

/// <summary>预警阈值 — from how many working days left a light changes; each organ sets its own.</summary>
public sealed record LightThresholds(int Yellow = 5, int Orange = 2)
{
    public static LightThresholds Usual { get; } = new();
}

/// <summary>预警 — the light of a day with its text and the working days that are left; 条例 33.</summary>
/// <param name="Light">The colour.</param>
/// <param name="WorkingDaysLeft">Working days from tomorrow to the date to work by; null where none is known or it has passed.</param>
/// <param name="Text">What it means, in Chinese.</param>
public sealed record LightReading(DeadlineLight Light, int? WorkingDaysLeft, string Text)
{
    /// <summary>Reads the light of a day from the ledger; past events decide, the day only looks.</summary>
    public static LightReading Of(Deadline deadline, DateOnly today, LightThresholds thresholds)
    {
        if (deadline.EndedOn is { } ended)
        {
            var late = deadline.DueOn is { } dueOn && ended > dueOn ? $"已办结，逾期{ended.DayNumber - dueOn.DayNumber}天" : "已办结";
            return new LightReading(DeadlineLight.Grey, null, late);
        }

        if (deadline.SafeOn is not { } date)
        {
            var reason = deadline.NoDueDate is { } none ? NoDueDateReasons.List[none].Name : "没有到期日";
            return new LightReading(DeadlineLight.Grey, null, deadline.AwaitedBy is { } awaited ? $"{reason}（至{DateText.Of(awaited)}）" : reason);
        }

        var isRisk = date != deadline.DueOn;
        var name = isRisk ? "按原期限" : "";
        if (today > date)
        {
            return new LightReading(DeadlineLight.Red, null, $"{name}已逾期{today.DayNumber - date.DayNumber}天，{DateText.Of(date)}到期");
        }

        var left = (isRisk ? deadline.RiskDays : deadline.Days).Count(day => day.Kind == DeadlineDayKind.Counted && day.Date > today && day.Date <= date);
        if (!isRisk && deadline.Excluded.FirstOrDefault(period => period.Contains(today)) is { } stop)
        {
            return new LightReading(DeadlineLight.Grey, left, $"停止计算：{stop.Reason}，此后还有{left}个工作日");
        }

        var light = left <= thresholds.Orange ? DeadlineLight.Orange : left <= thresholds.Yellow ? DeadlineLight.Yellow : DeadlineLight.Green;
        return new LightReading(light, left, today == date ? $"{name}今天到期" : $"{name}还有{left}个工作日，{DateText.Of(date)}到期");
    }
}
