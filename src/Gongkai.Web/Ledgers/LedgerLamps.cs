using Gongkai.App;
using Gongkai.App.Ledgers;
using Gongkai.App.Letters;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Letters;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Ledgers;

/// <summary>台账灯 — how pressing the clocks of records and letters are now.</summary>
public static class LedgerLamps
{
    private static readonly TimeSpan s_soon = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_soonOfHours = TimeSpan.FromHours(2);

    /// <summary>The clock of day and minute in China.</summary>
    public static DateTime Now(SiteClock clock) => clock.Now.ToOffset(TimeSpan.FromHours(8)).DateTime;

    public static Lamp Of(LedgerClockState state, DateTime now)
    {
        if (state.DoneAt is not null)
        {
            return state.IsOverdue(now) ? new Lamp(LampColor.Orange, $"{state.Clock.Name} · 逾期完成") : new Lamp(LampColor.Green, $"{state.Clock.Name} · 按时");
        }

        var left = state.Due - now;
        var isHours = state.Clock.Unit == ClockUnit.Hours;
        return left < TimeSpan.Zero ? new Lamp(LampColor.Red, $"{state.Clock.Name} · 逾期 {Words(-left, isHours)}")
            : left <= (isHours ? s_soonOfHours : s_soon) ? new Lamp(LampColor.Orange, $"{state.Clock.Name} · 剩 {Words(left, isHours)}")
            : new Lamp(LampColor.Green, $"{state.Clock.Name} · 剩 {Words(left, isHours)}");
    }

    /// <summary>The lamps of a record that lists show: open clocks, else the last one.</summary>
    public static IReadOnlyList<Lamp> Of(LedgerRow row, DateTime now)
    {
        if (row.Uncounted is not null)
        {
            return [new Lamp(LampColor.Grey, Uncounted(row.MissingYear))];
        }

        var open = row.Clocks.Where(state => state.DoneAt is null).OrderBy(state => state.Due).ToList();
        return [.. (open.Count > 0 ? open : row.Clocks.TakeLast(1)).Select(state => Of(state, now))];
    }

    public static bool IsOverdue(LedgerRow row, DateTime now) => row.Clocks.Any(state => state.DoneAt is null && state.IsOverdue(now));

    public static Lamp Of(LetterRow row, DateOnly today)
    {
        var letter = row.Letter;
        if (!letter.IsOpen)
        {
            return new Lamp(letter.State == LetterState.Answered ? LampColor.Green : LampColor.Grey, LetterCodes.States[letter.State].Name);
        }

        return row.Deadline is not { } deadline ? new Lamp(LampColor.Grey, Uncounted(row.MissingYear))
            : today > deadline.GuardOn ? new Lamp(LampColor.Red, "超过三个月未答复")
            : today > deadline.DueOn ? new Lamp(LampColor.Red, $"逾期 {today.DayNumber - deadline.DueOn.DayNumber} 天")
            : today.AddDays(2) >= deadline.DueOn ? new Lamp(LampColor.Orange, $"剩 {deadline.DueOn.DayNumber - today.DayNumber} 天")
            : new Lamp(LampColor.Green, $"剩 {deadline.DueOn.DayNumber - today.DayNumber} 天");
    }

    private static string Uncounted(int? year) => $"缺少 {year} 年放假安排，算不出期限";

    private static string Words(TimeSpan span, bool isHours) => isHours && span.TotalHours < 48 ? $"{(int)span.TotalHours} 小时 {span.Minutes} 分" : $"{(int)Math.Ceiling(span.TotalDays)} 天";
}
