using Gongkai.App.Letters;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Letters;

namespace Gongkai.App.Tests.Letters;

public sealed class LetterTimesTests
{
    [Theory(DisplayName = "来信按期：最后一天答复是按期，过一天是逾期；没有答复的，最后一天还没到期，过一天是逾期")]
    [InlineData(-1, "InTime", "NotYet")]
    [InlineData(0, "InTime", "NotYet")]
    [InlineData(1, "Late", "Late")]
    public void Judge_AroundTheLastDay_ChangesAfterIt(int days, string answered, string open)
    {
        var received = new DateOnly(2026, 3, 4);
        var day = LetterClocks.Shipped.DueOn(LetterKind.Consultation, false, received, WorkingDayCalendar.Shipped).Value.DueOn.AddDays(days);

        Assert.Equal(answered, new LetterTimes(LetterKind.Consultation, false, received, day, IsOpen: false).Judge(LetterClocks.Shipped, WorkingDayCalendar.Shipped, day.AddDays(9)).ToString());
        Assert.Equal(open, new LetterTimes(LetterKind.Consultation, false, received, null, IsOpen: true).Judge(LetterClocks.Shipped, WorkingDayCalendar.Shipped, day).ToString());
    }

    [Fact(DisplayName = "来信按期率：按期的占按期和逾期的之和，还没到期的不算；都没有的空白，不是零")]
    public void InTimeRate_OfJudgedLetters_LeavesTheOthersOut()
    {
        Assert.Equal(66.67m, new LetterFigure("咨询", 10, 2, 0, 2) { Late = 1 }.InTimeRate);
        Assert.Null(new LetterFigure("建议", 4, 0, 0, 0).InTimeRate);
    }
}
