using Gongkai.Domain.Calendar;
using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Requests;

public sealed class DeadlineTests
{
    private static readonly RequestEvent s_submitted = RequestEvent.Submitted(Day("2025-03-03"), SubmissionChannel.InPerson);

    [Theory(DisplayName = "二十个工作日（条例第三十三条）")]
    [InlineData("2020-01-10", "2020-02-14")]
    [InlineData("2021-01-25", "2021-02-25")]
    [InlineData("2024-01-29", "2024-02-29")]
    [InlineData("2025-01-20", "2025-02-21")]
    [InlineData("2025-09-15", "2025-10-17")]
    [InlineData("2026-02-02", "2026-03-06")]
    [InlineData("2026-02-13", "2026-03-19")]
    [InlineData("2026-04-24", "2026-05-26")]
    [InlineData("2026-09-18", "2026-10-22")]
    [InlineData("2026-09-30", "2026-11-03")]
    public void Of_PublishedVectors_GiveTheDueDate(string received, string expected) =>
        Assert.Equal(Day(expected), Of(RequestEvent.Submitted(Day(received), SubmissionChannel.InPerson)).DueOn);

    [Theory(DisplayName = "补正告知七个工作日内有效，第八个工作日起有风险（条例第三十条）")]
    [InlineData("2026-02-13", "2026-03-02", false)]
    [InlineData("2026-02-13", "2026-03-03", true)]
    [InlineData("2026-02-14", "2026-03-03", false)]
    [InlineData("2026-02-14", "2026-03-04", true)]
    public void Of_ClarificationNotice_AfterTheSeventhWorkingDayKeepsARiskDate(string received, string asked, bool isRisky) =>
        Assert.Equal(isRisky, Of(RequestEvent.Submitted(Day(received), SubmissionChannel.InPerson), RequestEvent.ClarificationAsked(Day(asked))).RiskOn is not null);

    [Fact(DisplayName = "第三方十五个工作日不答复，次日恢复计算（条例第三十二条）")]
    public void Of_SilentThirdParty_StopsFifteenWorkingDays()
    {
        var deadline = Of(
            RequestEvent.Submitted(Day("2026-02-13"), SubmissionChannel.InPerson),
            RequestEvent.Consulted(Day("2026-02-13"), ConsultationKind.ThirdPartyConsultation, "甲公司"));

        Assert.Equal(Day("2026-03-12"), deadline.Excluded[0].To);
        Assert.True(deadline.IsProvisional);
        Assert.True(deadline.Excluded[0].IsUnanswered);
        Assert.Equal(1, deadline.Days.First(day => day.Date == Day("2026-03-13")).Number);
    }

    [Fact(DisplayName = "说明的每一步都有日期、文字和条款")]
    public void Steps_OfAConsultation_TellTheStory()
    {
        var deadline = Of(
            s_submitted,
            RequestEvent.Consulted(Day("2025-03-10"), ConsultationKind.ThirdPartyConsultation, "甲公司"),
            RequestEvent.OpinionReceived(Day("2025-03-18"), "甲公司"));

        Assert.Equal(
            [
                "Submitted 2025-03-03 2025-03-03 0 0 当面提交，收到申请材料 条例第三十一条",
                "Received 2025-03-03 2025-03-03 0 0 为收到申请之日，办理期限20个工作日，自次日起计算 条例第三十三条第二款",
                "Counted 2025-03-04 2025-03-10 5 0 计入5个工作日（第1至第5个） 条例第三十三条第二款",
                "Stopped 2025-03-11 2025-03-18 0 6 征求第三方意见（甲公司），2025年3月18日收到意见，6个工作日不计算在期限内 条例第三十三条第三款",
                "Counted 2025-03-19 2025-04-09 15 0 计入15个工作日（第6至第20个） 条例第三十三条第二款",
                "Due 2025-04-09 2025-04-09 0 0 最后一日 条例第三十三条第二款",
            ],
            deadline.Steps.Select(step => $"{step.Kind} {step.From:yyyy-MM-dd} {step.To:yyyy-MM-dd} {step.Counted} {step.Excluded} {step.Text} {step.Basis}"));
    }

    [Fact]
    public void Days_OverAWeekendAndAHoliday_SayWhy()
    {
        var days = Of(RequestEvent.Submitted(Day("2025-03-27"), SubmissionChannel.OrdinaryMail), RequestEvent.Confirmed(Day("2025-03-28"))).Days;

        Assert.Equal("期限尚未起算", days.First(day => day.Date == Day("2025-03-28")).Text);
        Assert.Equal("周末，不计", days.First(day => day.Date == Day("2025-03-29")).Text);
        Assert.Equal("第1个工作日", days.First(day => day.Date == Day("2025-03-31")).Text);
        Assert.Equal("清明节放假，不计", days.First(day => day.Date == Day("2025-04-04")).Text);
        Assert.Equal("第20个工作日（调休上班）", days.First(day => day.Date == Day("2025-04-27")).Text);
    }

    [Theory(DisplayName = "说明理由的时间默认计算在内，机关可以设置为不计（条例第三十五条未规定）")]
    [InlineData(false, "2025-03-31")]
    [InlineData(true, "2025-04-08")]
    public void Of_TimeForReasons_CountsUnlessTheOrganSaysOtherwise(bool isStopped, string expected)
    {
        var result = Deadline.Of([s_submitted, RequestEvent.ReasonsAsked(Day("2025-03-05")), RequestEvent.ReasonsReceived(Day("2025-03-12"))], WorkingDayCalendar.Shipped, new DeadlineSettings(ReasonsStopTheClock: isStopped));

        Assert.Equal(Day(expected), result.Value.DueOn);
    }

    [Fact]
    public void Of_ReasonsAwaitedWithAStoppedClock_HasNoDueDate() =>
        Assert.Equal(
            NoDueDateReason.AwaitingReasons,
            Deadline.Of([s_submitted, RequestEvent.ReasonsAsked(Day("2025-03-05"))], WorkingDayCalendar.Shipped, new DeadlineSettings(ReasonsStopTheClock: true)).Value.NoDueDate);

    [Fact(DisplayName = "旧条例没有规定征求意见的期限，意见未到就没有到期日")]
    public void Of_OldLawOpenConsultation_HasNoDueDate() =>
        Assert.Equal(
            NoDueDateReason.AwaitingOpinion,
            Of(RequestEvent.Submitted(Day("2019-04-01"), SubmissionChannel.InPerson), RequestEvent.Consulted(Day("2019-04-08"), ConsultationKind.ThirdPartyConsultation, "甲公司")).NoDueDate);

    [Fact(DisplayName = "地方假日改变到期日")]
    public void Of_LocalDaysOff_MoveTheDueDate() =>
        Assert.Equal(
            Day("2025-04-02"),
            Deadline.Of([s_submitted], WorkingDayCalendar.Shipped.WithLocalDaysOff("三月三", Day("2025-03-31"), Day("2025-04-01"))).Value.DueOn);

    [Theory(DisplayName = "不能衔接的记录被拒绝，不推算")]
    [InlineData("request-no-submission")]
    [InlineData("request-before-submission", RequestAction.Assign, "2025-03-01")]
    [InlineData("request-event-order", RequestAction.Submit, "2025-03-03", RequestAction.ReceiveClarification, "2025-03-04")]
    [InlineData("request-event-order", RequestAction.Submit, "2025-03-03", RequestAction.RecordPayment, "2025-03-04")]
    [InlineData("request-event-order", RequestAction.Submit, "2025-03-03", RequestAction.Redo, "2025-03-04")]
    [InlineData("request-event-order", RequestAction.Submit, "2025-03-03", RequestAction.TellDelay, "2025-03-04")]
    [InlineData("request-event-order", RequestAction.Submit, "2025-03-03", RequestAction.Withdraw, "2025-03-04", RequestAction.Withdraw, "2025-03-05")]
    [InlineData("request-extension-days", RequestAction.Submit, "2025-03-03", RequestAction.ApproveExtension, "2025-03-04")]
    [InlineData("request-consultation-party", RequestAction.Submit, "2025-03-03", RequestAction.Consult, "2025-03-04")]
    [InlineData("request-undo-target", RequestAction.Submit, "2025-03-03", RequestAction.Undo, "2025-03-04")]
    [InlineData("request-no-law", RequestAction.Submit, "2008-04-30")]
    public void Of_EventsThatDoNotFit_AreRefused(string code, params object[] events)
    {
        var history = events.Chunk(2).Select(pair => (Action: (RequestAction)pair[0], On: Day((string)pair[1])))
            .Select(entry => entry.Action == RequestAction.Submit ? RequestEvent.Submitted(entry.On, SubmissionChannel.InPerson) : RequestEvent.Done(entry.Action, entry.On)).ToList();
        if (code == "request-before-submission")
        {
            history.Insert(0, s_submitted);
        }

        Assert.Equal(code, Deadline.Of(history, WorkingDayCalendar.Shipped).Refusal?.Code);
    }

    [Fact]
    public void Of_NoticeYearMissing_NamesTheYear() =>
        Assert.Contains("2027年", Deadline.Of([RequestEvent.Submitted(Day("2026-12-20"), SubmissionChannel.InPerson)], WorkingDayCalendar.Shipped).Refusal?.Message, StringComparison.Ordinal);

    [Fact]
    public void SafeOn_LateClarification_IsTheEarlierDate()
    {
        var deadline = Of(s_submitted, RequestEvent.ClarificationAsked(Day("2025-03-20")), RequestEvent.ClarificationReceived(Day("2025-03-21")));

        Assert.Equal(Day("2025-03-31"), deadline.RiskOn);
        Assert.Equal(deadline.RiskOn, deadline.SafeOn);
        Assert.Equal(Day("2025-04-21"), deadline.DueOn);
        Assert.Single(deadline.Warnings);
    }

    private static Deadline Of(params RequestEvent[] events) => Deadline.Of(events, WorkingDayCalendar.Shipped).Value;

    private static DateOnly Day(string text) => RequestScenario.Day(text);
}
