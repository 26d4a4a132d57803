using System.Globalization;
using System.Text;
using System.Text.Json;
using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Tests.Calendar;

public sealed class WorkingDayCalendarTests
{
    private static readonly WorkingDayCalendar s_calendar = WorkingDayCalendar.Shipped;

    [Theory(DisplayName = "期限自收到申请的次日起算（条例第三十三条）")]
    [InlineData("2020-01-10", 20, "2020-02-14")]
    [InlineData("2021-01-25", 20, "2021-02-25")]
    [InlineData("2024-01-29", 20, "2024-02-29")]
    [InlineData("2025-01-20", 20, "2025-02-21")]
    [InlineData("2025-09-15", 20, "2025-10-17")]
    [InlineData("2026-02-02", 20, "2026-03-06")]
    [InlineData("2026-02-13", 20, "2026-03-19")]
    [InlineData("2026-02-13", 7, "2026-03-02")]
    [InlineData("2026-02-13", 15, "2026-03-12")]
    [InlineData("2026-02-14", 7, "2026-03-03")]
    [InlineData("2026-04-24", 20, "2026-05-26")]
    [InlineData("2026-09-18", 20, "2026-10-22")]
    [InlineData("2026-09-30", 20, "2026-11-03")]
    public void PlusWorkingDays_PublishedVectors_GiveTheLastDay(string from, int days, string expected) =>
        Assert.Equal(Day(expected), s_calendar.PlusWorkingDays(Day(from), days).Value.DueOn);

    [Theory(DisplayName = "各年工作日数")]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void IsWorkingDay_WholeYear_CountsThePublishedNumber(int year, int expected) =>
        Assert.Equal(expected, DaysOf(year).Count(day => s_calendar.IsWorkingDay(day).Value));

    [Theory]
    [InlineData("2020-01-31", CalendarDayKind.PublicHoliday, "春节")]
    [InlineData("2020-02-01", CalendarDayKind.PublicHoliday, "春节")]
    [InlineData("2020-02-03", CalendarDayKind.WorkingDay, null)]
    [InlineData("2022-12-31", CalendarDayKind.PublicHoliday, "元旦")]
    [InlineData("2023-01-03", CalendarDayKind.WorkingDay, null)]
    [InlineData("2026-02-14", CalendarDayKind.MakeUpWorkday, null)]
    [InlineData("2026-02-28", CalendarDayKind.MakeUpWorkday, null)]
    [InlineData("2026-03-01", CalendarDayKind.Weekend, null)]
    public void Classify_DaysThatAreOftenWrong_SaysWhy(string day, CalendarDayKind kind, string? holiday) =>
        Assert.Equal(new CalendarDay(Day(day), kind, holiday), s_calendar.Classify(Day(day)).Value);

    [Theory(DisplayName = "没有放假安排的年份不推算")]
    [InlineData("2026-12-20", 20, "2027年")]
    [InlineData("2018-06-01", 1, "2018年")]
    [InlineData("9999-12-31", 1, "9999年")]
    public void PlusWorkingDays_YearWithoutNotice_IsRefusedByName(string from, int days, string named)
    {
        var refusal = s_calendar.PlusWorkingDays(Day(from), days).Refusal!;

        Assert.Equal("calendar-no-notice", refusal.Code);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PlusWorkingDays_FromTheLastDayBeforeTheFirstYear_CountsInTheFirstYear() =>
        Assert.Equal(Day("2019-01-02"), s_calendar.PlusWorkingDays(Day("2018-12-31"), 1).Value.DueOn);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void PlusWorkingDays_NoDays_IsRefused(int days) =>
        Assert.Equal("calendar-days", s_calendar.PlusWorkingDays(Day("2026-01-05"), days).Refusal?.Code);

    [Fact]
    public void PlusWorkingDays_MoreThanTheNotices_IsRefusedNotEndless() =>
        Assert.Equal("calendar-no-notice", s_calendar.PlusWorkingDays(Day("2026-01-05"), int.MaxValue).Refusal?.Code);

    [Fact(DisplayName = "逐日说明：每一天计或不计都有理由")]
    public void PlusWorkingDays_OverAHoliday_NumbersOnlyTheDaysThatCount()
    {
        var steps = s_calendar.PlusWorkingDays(Day("2026-02-13"), 2).Value.Steps;

        Assert.Equal(Day("2026-02-14"), steps[0].Day.Date);
        Assert.Equal(1, steps[0].Number);
        Assert.All(steps.Skip(1).SkipLast(1), step => Assert.Null(step.Number));
        Assert.Equal(2, steps[^1].Number);
        Assert.Equal(Day("2026-02-24"), steps[^1].Day.Date);
        Assert.Equal(11, steps.Count);
    }

    [Fact(DisplayName = "地方假日由机关自行补充")]
    public void WithLocalDaysOff_AWorkingDay_IsLeftOut()
    {
        var local = s_calendar.WithLocalDaysOff("三月三", Day("2026-04-20"), Day("2026-04-21"));

        Assert.Equal(Day("2026-04-22"), local.PlusWorkingDays(Day("2026-04-17"), 1).Value.DueOn);
        Assert.Equal(new CalendarDay(Day("2026-04-20"), CalendarDayKind.LocalDayOff, "三月三"), local.Classify(Day("2026-04-20")).Value);
        Assert.Equal(Day("2026-04-20"), s_calendar.PlusWorkingDays(Day("2026-04-17"), 1).Value.DueOn);
    }

    [Fact]
    public void WithLocalDaysOff_OnAPublicHoliday_KeepsThePublicHoliday() =>
        Assert.Equal(
            CalendarDayKind.PublicHoliday,
            s_calendar.WithLocalDaysOff("校庆", Day("2026-10-01")).Classify(Day("2026-10-01")).Value.Kind);

    [Fact]
    public void WithNotice_AFurtherYear_IsCounted()
    {
        var notice = HolidayNotice.Parse(Encoding.UTF8.GetBytes(
            """{"year":2027,"notices":[{"number":null,"date":null}],"daysOff":[{"name":"元旦","from":"2027-01-01","to":"2027-01-03"}],"makeUpWorkdays":[]}"""));

        Assert.Equal(Day("2027-01-04"), s_calendar.WithNotice(notice).PlusWorkingDays(Day("2026-12-31"), 1).Value.DueOn);
    }

    [Theory]
    [InlineData("""{"year":2027,"notices":[],"daysOff":[{"name":"元旦","from":"2027-01-03","to":"2027-01-01"}],"makeUpWorkdays":[]}""")]
    [InlineData("""{"year":2027,"notices":[],"daysOff":[{"name":"元旦","from":"2026-12-31","to":"2027-01-01"}],"makeUpWorkdays":[]}""")]
    [InlineData("""{"year":2027,"notices":[],"daysOff":[],"makeUpWorkdays":["2026-01-04"]}""")]
    [InlineData("""{"year":2027,"notices":[],"daysOff":[{"name":"元旦","from":"2027-01-01","to":"2027-01-03"}],"makeUpWorkdays":["2027-01-02"]}""")]
    [InlineData("""{"year":2027,"notices":[],"daysOff":[]}""")]
    [InlineData("null")]
    public void Parse_ContradictoryNotice_SaysSo(string json) =>
        Assert.Throws<JsonException>(() => HolidayNotice.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact(DisplayName = "每一天、每种期限都与逐日点数一致")]
    public void PlusWorkingDays_EveryDayOfEveryYear_AgreesWithNaiveRecount()
    {
        var (off, work) = NaiveLists();
        foreach (var day in Enumerable.Range(2019, 8).SelectMany(DaysOf).Where(day => day < Day("2026-10-25")))
        {
            foreach (var days in new[] { 1, 5, 7, 15, 20, 40 })
            {
                var result = s_calendar.PlusWorkingDays(day, days);
                var expected = Recount(day, days, off, work);

                Assert.Equal(expected, result.Succeeded ? result.Value.DueOn : null);
            }
        }
    }

    private static DateOnly? Recount(DateOnly from, int days, HashSet<DateOnly> off, HashSet<DateOnly> work)
    {
        var day = from;
        var left = days;
        while (left > 0)
        {
            day = day.AddDays(1);
            var isWeekend = day.DayOfWeek == DayOfWeek.Saturday || day.DayOfWeek == DayOfWeek.Sunday;
            left -= work.Contains(day) || (!isWeekend && !off.Contains(day)) ? 1 : 0;
        }

        return day.Year <= 2026 ? day : null;
    }

    // Read again from the data files, with nothing of the calendar's own reading.
    private static (HashSet<DateOnly> Off, HashSet<DateOnly> Work) NaiveLists()
    {
        var off = new HashSet<DateOnly>();
        var work = new HashSet<DateOnly>();
        var assembly = typeof(WorkingDayCalendar).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Notices.", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(assembly.GetManifestResourceStream(name)!);
            work.UnionWith(json.RootElement.GetProperty("makeUpWorkdays").EnumerateArray().Select(day => Day(day.GetString()!)));
            foreach (var holiday in json.RootElement.GetProperty("daysOff").EnumerateArray())
            {
                var first = Day(holiday.GetProperty("from").GetString()!);
                var last = Day(holiday.GetProperty("to").GetString()!);
                off.UnionWith(Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays));
            }
        }

        return (off, work);
    }

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
