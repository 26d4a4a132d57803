using Gongkai.Domain.Calendar;

namespace Gongkai.Domain.Tests.Calendar;

public sealed class HolidayNoticeTextTests
{
    private const string Notice2026 = """
        各省、自治区、直辖市人民政府：
        经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
        """;

    private static readonly IssuedNotice s_issued = new(null, new DateOnly(2025, 11, 4));

    [Fact(DisplayName = "2026年通知的正文读出来，与随附的数据逐日一致")]
    public void Read_Notice2026_IsTheShippedYear()
    {
        var read = HolidayNoticeText.Read(2026, Notice2026, s_issued).Value;

        var shipped = WorkingDayCalendar.Shipped.Notices.Single(notice => notice.Year == 2026);
        Assert.Equal(shipped.DaysOff, read.DaysOff);
        Assert.Equal(shipped.MakeUpWorkdays, read.MakeUpWorkdays);
        Assert.Equal(read.DaysOff, HolidayNotice.Parse(read.ToJson()).DaysOff);
    }

    [Fact(DisplayName = "跨年的一段只收本年的日子；合写的两个节日算一段")]
    public void Read_AcrossTheYear_KeepsOwnDays()
    {
        var text = Notice2026.Replace("1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班", "2025年12月31日至2026年1月2日放假调休，共3天", StringComparison.Ordinal)
            .Replace("六、中秋节：9月25日（周五）至27日（周日）放假，共3天。\n", "", StringComparison.Ordinal).Replace("七、国庆节", "六、国庆节、中秋节", StringComparison.Ordinal);

        var read = HolidayNoticeText.Read(2026, text, s_issued).Value;

        Assert.Equal(new PublicHoliday("元旦", new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2)), read.DaysOff[0]);
        Assert.Equal("国庆节、中秋节", read.DaysOff[^1].Name);
    }

    [Theory(DisplayName = "年份不对、天数不符、缺一个节日、调休日不是周末、读不懂：整份不收，说明哪里不对")]
    [InlineData(2027, "", "", "calendar-notice-weekday")]
    [InlineData(2026, "共9天", "共8天", "calendar-notice-count")]
    [InlineData(2026, "五、端午节：", "五、端阳：", "calendar-notice-missing")]
    [InlineData(2026, "5月9日（周六）上班", "5月8日上班", "calendar-notice-workday")]
    [InlineData(2026, "5月9日（周六）上班", "2月17日上班", "calendar-notice-workday")]
    [InlineData(2026, "5月9日（周六）上班", "5月40日上班", "calendar-notice-text")]
    [InlineData(2026, "5月9日（周六）上班", "5月9日（周六）补课", "calendar-notice-text")]
    [InlineData(2026, "（周五）至5日（周二）放假", "（周五至5日放假", "calendar-notice-text")]
    public void Read_Wrong_RefusesTheWhole(int year, string part, string instead, string code)
    {
        var text = part.Length == 0 ? Notice2026 : Notice2026.Replace(part, instead, StringComparison.Ordinal);

        Assert.Equal(code, HolidayNoticeText.Read(year, text, s_issued).Refusal?.Code);
    }

    [Theory(DisplayName = "任何文字都不会出错")]
    [InlineData("")]
    [InlineData("一、元旦：放假")]
    [InlineData("元旦：99999999999月99999999999日放假。")]
    [InlineData("元旦：1月1日（放假")]
    public void Read_Anything_IsAnswered(string text) => Assert.False(HolidayNoticeText.Read(2026, text, s_issued).Succeeded);
}
