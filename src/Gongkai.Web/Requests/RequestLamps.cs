using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Requests;

/// <summary>预警灯的样子 — light, state and due date in the few words a list has room for.</summary>
public static class RequestLamps
{
    // The holidays of the year are not announced yet.
    private static readonly Lamp s_unknown = new(LampColor.Grey, "灰灯 · 暂不能算出");

    public static LampColor ColorOf(DeadlineLight light) => light switch
    {
        DeadlineLight.Green => LampColor.Green,
        DeadlineLight.Yellow => LampColor.Yellow,
        DeadlineLight.Orange => LampColor.Orange,
        DeadlineLight.Red => LampColor.Red,
        _ => LampColor.Grey,
    };

    /// <summary>红灯 · 逾期 2 天; the days left are working days.</summary>
    public static Lamp Of(LightReading reading, DateOnly? due, DateOnly today) => new(ColorOf(reading.Light), $"{DeadlineLights.List[reading.Light].Name} · {Words(reading, due, today)}");

    public static Lamp Of(WorkbenchRow row, DateOnly today) => row.Deadline.Succeeded ? Of(row.Light, row.SafeOn, today) : s_unknown;

    public static Lamp Of(RequestView view, DateOnly today) => view.Deadline.TryGet(out var deadline) ? Of(view.Light, deadline.SafeOn, today) : s_unknown;

    /// <summary>What stands beside the due date of a row: 还有 3 个工作日.</summary>
    public static string DaysLeft(WorkbenchRow row, DateOnly today) => row switch
    {
        { Deadline.Succeeded: false } => "期限暂不能算出",
        { Light.Light: DeadlineLight.Red, SafeOn: { } due } => $"已逾期 {today.DayNumber - due.DayNumber} 天",
        { AwaitedBy: { } by, SafeOn: null } => by < today ? $"对方期限 {ChinaTime.Day(by)} 已届满" : $"等对方至 {ChinaTime.Day(by)}",
        { SafeOn: null } => row.Light.Text,
        { Light.WorkingDaysLeft: 0 } => "今天到期",
        { Light: { Light: DeadlineLight.Grey, WorkingDaysLeft: { } left } } => $"停止计算，余 {left} 天",
        _ => $"还有 {row.Light.WorkingDaysLeft} 个工作日",
    };

    public static Lamp Of(RequestState state) => new(state switch
    {
        RequestState.Replied or RequestState.Archived => LampColor.Green,
        RequestState.Closed or RequestState.Divided => LampColor.Grey,
        _ => LampColor.Blue,
    }, RequestStates.List[state].Name);

    private static string Words(LightReading reading, DateOnly? due, DateOnly today) => reading switch
    {
        { Light: DeadlineLight.Red } when due is { } day => $"逾期 {today.DayNumber - day.DayNumber} 天",
        { Light: DeadlineLight.Grey, WorkingDaysLeft: not null } => "停止计算",
        { Light: DeadlineLight.Grey } => reading.Text.StartsWith("已办结", StringComparison.Ordinal) ? reading.Text : "未计时",
        { WorkingDaysLeft: 0 } => "今天到期",
        _ => $"剩 {reading.WorkingDaysLeft} 天",
    };
}
