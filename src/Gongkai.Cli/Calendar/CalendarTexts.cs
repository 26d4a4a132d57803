using Gongkai.Domain.Calendar;

namespace Gongkai.Cli.Calendar;

/// <summary>工作日历文字 — what the calendar commands say.</summary>
internal static class CalendarTexts
{
    internal static readonly Bilingual Calendar = new("工作日计算（条例第三十三条，按国务院办公厅放假通知）", "Working days by the State Council's holiday notices");
    internal static readonly Bilingual Add = new("自某日的次日起第N个工作日是哪一天", "The last day of N working days, counted from the day after");
    internal static readonly Bilingual Explain = new("同上，并逐日说明计或不计的理由", "The same, day by day with the reason");
    internal static readonly Bilingual Date = new("起算日（本身不计），如 2026-02-13", "The day counted from (not counted itself), for example 2026-02-13");
    internal static readonly Bilingual Days = new("工作日天数", "Number of working days");
    internal static readonly Bilingual Off = new("本地另行放假的日子，可重复", "A local day off; may be repeated");
    internal static readonly Bilingual Notice = new("补充或替换一年放假安排的数据文件，可重复", "Data file with a further year of holidays; may be repeated");

    internal const string LocalDayOff = "本地放假";
    internal const string DateHead = "日期";
    internal const string WeekdayHead = "星期";
    internal const string ReasonHead = "说明";
    internal const string NumberHead = "第几个工作日";

    internal static string Answer(WorkingDayCount count) =>
        $"{count.DueOn:yyyy-MM-dd} 星期{Weekday(count.DueOn)}（自{count.From:yyyy-MM-dd}的次日起第{count.WorkingDays}个工作日）";

    internal static string Weekday(DateOnly day) => "日一二三四五六"[(int)day.DayOfWeek].ToString();

    internal static string Reason(CalendarDay day) => day.Kind switch
    {
        CalendarDayKind.WorkingDay => "工作日",
        CalendarDayKind.MakeUpWorkday => "调休上班",
        CalendarDayKind.Weekend => "周末",
        CalendarDayKind.PublicHoliday => $"{day.HolidayName}放假",
        CalendarDayKind.LocalDayOff => day.HolidayName ?? LocalDayOff,
        _ => throw new ArgumentOutOfRangeException(nameof(day)),
    };

    internal static string Code(CalendarDayKind kind) => kind switch
    {
        CalendarDayKind.WorkingDay => "workingDay",
        CalendarDayKind.MakeUpWorkday => "makeUpWorkday",
        CalendarDayKind.Weekend => "weekend",
        CalendarDayKind.PublicHoliday => "publicHoliday",
        CalendarDayKind.LocalDayOff => "localDayOff",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    internal static string NoticeUnreadable(string file) => $"{file}：不是放假安排数据文件，请对照随附数据的写法（year、notices、daysOff、makeUpWorkdays）改正。";
}
