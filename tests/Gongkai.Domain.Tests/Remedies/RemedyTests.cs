using System.Globalization;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Remedies;

public sealed class RemedyTests
{
    [Theory(DisplayName = "复议前置自2024年1月1日起，只限条例第十四至十六条的不予公开")]
    [InlineData(Outcome.DeniedStateSecret, "2023-12-31", RemedyRoute.EitherWay)]
    [InlineData(Outcome.DeniedStateSecret, "2024-01-01", RemedyRoute.ReconsiderationFirst)]
    [InlineData(Outcome.DeniedEnforcementFile, "2025-03-03", RemedyRoute.ReconsiderationFirst)]
    [InlineData(Outcome.DeniedAdministrativeInquiry, "2025-03-03", RemedyRoute.EitherWay)]
    [InlineData(Outcome.UnableNotHeld, "2025-03-03", RemedyRoute.EitherWay)]
    [InlineData(Outcome.NotHandledRepeat, "2025-03-03", RemedyRoute.EitherWay)]
    [InlineData(Outcome.OtherFeeUnpaid, "2025-03-03", RemedyRoute.EitherWay)]
    [InlineData(Outcome.PartiallyGranted, "2023-12-31", RemedyRoute.EitherWay)]
    [InlineData(Outcome.PartiallyGranted, "2025-03-03", RemedyRoute.ReconsiderationFirstForDenied)]
    public void For_OutcomeAndDay_ChoosesTheRoute(Outcome outcome, string day, RemedyRoute route) =>
        Assert.Equal(route, RemedyNotice.For([outcome], Day(day)).Route);

    [Fact]
    public void For_ReconsiderationFirst_SaysSoAndNamesTheProvision()
    {
        var notice = RemedyNotice.For([Outcome.DeniedThirdPartyRights], Day("2025-03-03"));

        Assert.Equal("如不服本决定，应当先自收到本决定之日起60日内向{复议机关}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向{人民法院}提起行政诉讼。", notice.Text);
        Assert.Equal("行政复议法第二十三条第一款第四项", notice.Basis.ToString());
    }

    [Fact(DisplayName = "部分公开而没有不予公开部分的，复议诉讼任选")]
    public void For_GrantedAndNotHeld_IsEitherWay() =>
        Assert.Equal(RemedyRoute.EitherWay, RemedyNotice.For([Outcome.Granted, Outcome.UnableNotHeld], Day("2025-03-03")).Route);

    [Theory(DisplayName = "逾期不答复属于不履行法定职责")]
    [InlineData("2023-12-31", RemedyRoute.EitherWay)]
    [InlineData("2024-01-01", RemedyRoute.ReconsiderationFirst)]
    public void WhenSilent_DueDay_ChoosesTheRoute(string dueOn, RemedyRoute route) => Assert.Equal(route, RemedyNotice.WhenSilent(Day(dueOn)));

    [Theory(DisplayName = "复议六十日：开始之日不计，末日遇休假日顺延（民事诉讼法第八十五条）")]
    [InlineData("2025-03-03", "2025-05-02", "2025-05-06")]
    [InlineData("2025-03-05", "2025-05-04", "2025-05-06")]
    [InlineData("2025-02-26", "2025-04-27", "2025-04-27")]
    [InlineData("2025-06-10", "2025-08-09", "2025-08-11")]
    public void Reconsideration_SixtyDays_MovePastDaysOff(string learned, string nominal, string ends)
    {
        var period = RemedyPeriod.Reconsideration(Day(learned), WorkingDayCalendar.Shipped);

        Assert.Equal((Day(nominal), Day(ends)), (period.NominalEnd, period.EndsOn.Value));
    }

    [Theory(DisplayName = "起诉六个月：到期月没有对应日的，以月末为末日")]
    [InlineData("2025-03-03", "2025-09-03", "2025-09-03")]
    [InlineData("2025-08-31", "2026-02-28", "2026-02-28")]
    [InlineData("2025-04-01", "2025-10-01", "2025-10-09")]
    public void DirectSuit_SixMonths_EndOnTheSameDay(string learned, string nominal, string ends)
    {
        var period = RemedyPeriod.DirectSuit(Day(learned), WorkingDayCalendar.Shipped);

        Assert.Equal((Day(nominal), Day(ends)), (period.NominalEnd, period.EndsOn.Value));
    }

    [Fact]
    public void DirectSuit_YearWithoutNotice_KnowsTheNominalEndOnly()
    {
        var period = RemedyPeriod.DirectSuit(Day("2026-08-03"), WorkingDayCalendar.Shipped);

        Assert.Equal(Day("2027-02-03"), period.NominalEnd);
        Assert.Equal("calendar-no-notice", period.EndsOn.Refusal?.Code);
    }

    [Fact]
    public void SuitAfterReconsideration_FifteenDays() =>
        Assert.Equal(Day("2025-06-20"), RemedyPeriod.SuitAfterReconsideration(Day("2025-06-05"), WorkingDayCalendar.Shipped).EndsOn.Value);

    [Fact(DisplayName = "登记结果：已有结果、尚未审结、早于受理的都不能登记")]
    public void Decided_ImpossibleResult_IsRefused()
    {
        var open = Remedy.Accepted(RemedyKind.Reconsideration, Day("2025-04-10"));
        var decided = open.Decided(Day("2025-05-20"), RemedyResult.Overturned).Value;

        Assert.Equal("remedy-result", open.Decided(Day("2025-05-20"), RemedyResult.Pending).Refusal?.Code);
        Assert.Equal("remedy-result", open.Decided(Day("2025-04-09"), RemedyResult.Upheld).Refusal?.Code);
        Assert.Equal("remedy-decided", decided.Decided(Day("2025-05-21"), RemedyResult.Upheld).Refusal?.Code);
    }

    [Theory(DisplayName = "表四：按受理年度计，结果以年末为准；也可以逐年结转")]
    [InlineData(2024, RemedyCountRule.YearAccepted, "")]
    [InlineData(2025, RemedyCountRule.YearAccepted, "part4.directSuit.pending part4.directSuit.total")]
    [InlineData(2026, RemedyCountRule.YearAccepted, "")]
    [InlineData(2025, RemedyCountRule.CarriedUntilDecided, "part4.directSuit.pending part4.directSuit.total")]
    [InlineData(2026, RemedyCountRule.CarriedUntilDecided, "part4.directSuit.upheld part4.directSuit.total")]
    [InlineData(2027, RemedyCountRule.CarriedUntilDecided, "")]
    public void CellsOf_CaseOverTwoYears_FollowsTheRule(int year, RemedyCountRule rule, string cells)
    {
        var remedy = Remedy.Accepted(RemedyKind.DirectSuit, Day("2025-10-10")).Decided(Day("2026-03-02"), RemedyResult.Upheld).Value;

        Assert.Equal(cells, string.Join(' ', RemedyCount.CellsOf(remedy, year, rule)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
