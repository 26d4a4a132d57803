using Gongkai.Domain.Calendar;
using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Requests;

public sealed class DeadlineLightTests
{
    private static readonly RequestEvent s_submitted = RequestEvent.Submitted(Day("2025-03-03"), SubmissionChannel.InPerson);

    [Theory(DisplayName = "预警灯：剩五个工作日黄，剩两个橙，过期红")]
    [InlineData("2025-03-21", DeadlineLight.Green, 6, "还有6个工作日，2025年3月31日到期")]
    [InlineData("2025-03-24", DeadlineLight.Yellow, 5, "还有5个工作日，2025年3月31日到期")]
    [InlineData("2025-03-26", DeadlineLight.Yellow, 3, "还有3个工作日，2025年3月31日到期")]
    [InlineData("2025-03-27", DeadlineLight.Orange, 2, "还有2个工作日，2025年3月31日到期")]
    [InlineData("2025-03-30", DeadlineLight.Orange, 1, "还有1个工作日，2025年3月31日到期")]
    [InlineData("2025-03-31", DeadlineLight.Orange, 0, "今天到期")]
    [InlineData("2025-04-01", DeadlineLight.Red, null, "已逾期1天，2025年3月31日到期")]
    public void Of_OpenRequest_FollowsTheWorkingDaysLeft(string today, DeadlineLight light, int? left, string text) =>
        Assert.Equal(new LightReading(light, left, text), Read(today, s_submitted));

    [Fact]
    public void Of_OwnThresholds_AreUsed() =>
        Assert.Equal(DeadlineLight.Yellow, LightReading.Of(Deadline.Of([s_submitted], WorkingDayCalendar.Shipped).Value, Day("2025-03-17"), new LightThresholds(10, 3)).Light);

    [Fact(DisplayName = "停止计算期间亮灰灯")]
    public void Of_DuringAConsultation_IsGrey()
    {
        RequestEvent[] events = [s_submitted, RequestEvent.Consulted(Day("2025-03-10"), ConsultationKind.ThirdPartyConsultation, "甲公司"), RequestEvent.OpinionReceived(Day("2025-03-18"), "甲公司")];

        Assert.Equal(new LightReading(DeadlineLight.Grey, 15, "停止计算：征求第三方意见（甲公司），2025年3月18日收到意见，此后还有15个工作日"), Read("2025-03-15", events));
        Assert.Equal(DeadlineLight.Green, Read("2025-03-10", events).Light);
        Assert.Equal(DeadlineLight.Green, Read("2025-03-19", events).Light);
    }

    [Fact]
    public void Of_AwaitedClarification_SaysUntilWhen() =>
        Assert.Equal(
            new LightReading(DeadlineLight.Grey, null, "等待申请人补正，收到补正后重新起算（至2025年3月19日）"),
            Read("2025-03-10", s_submitted, RequestEvent.ClarificationAsked(Day("2025-03-05"), 10)));

    [Fact(DisplayName = "逾期补正告知：按原期限预警")]
    public void Of_LateClarification_WatchesTheRiskDate()
    {
        RequestEvent[] events = [s_submitted, RequestEvent.ClarificationAsked(Day("2025-03-20")), RequestEvent.ClarificationReceived(Day("2025-03-21"))];

        Assert.Equal(new LightReading(DeadlineLight.Orange, 2, "按原期限还有2个工作日，2025年3月31日到期"), Read("2025-03-27", events));
        Assert.Equal(DeadlineLight.Red, Read("2025-04-01", events).Light);
    }

    [Theory]
    [InlineData("2025-03-31", "已办结")]
    [InlineData("2025-04-07", "已办结，逾期7天")]
    public void Of_EndedRequest_IsGrey(string ended, string text) =>
        Assert.Equal(new LightReading(DeadlineLight.Grey, null, text), Read("2025-12-01", s_submitted, RequestEvent.Replied(Day(ended), Outcome.Granted)));

    private static LightReading Read(string today, params RequestEvent[] events) =>
        LightReading.Of(Deadline.Of(events, WorkingDayCalendar.Shipped).Value, Day(today), LightThresholds.Usual);

    private static DateOnly Day(string text) => RequestScenario.Day(text);
}
