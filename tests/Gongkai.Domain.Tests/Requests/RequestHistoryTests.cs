using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Requests;

public sealed class RequestHistoryTests
{
    private static readonly RequestEvent s_submitted = RequestEvent.Submitted(Day("2025-03-03"), SubmissionChannel.InPerson);

    [Fact(DisplayName = "答复要经过拟稿、法制审核、审批才能送达")]
    public void Of_StagesOfAReply_LeadToReplied()
    {
        RequestAction[] stages = [RequestAction.Draft, RequestAction.SubmitForReview, RequestAction.ReturnDraft, RequestAction.SubmitForReview, RequestAction.PassReview, RequestAction.Endorse, RequestAction.Approve];
        var history = RequestHistory.Of([s_submitted, .. stages.Select(stage => RequestEvent.Done(stage, Day("2025-03-10")))]).Value;

        Assert.Equal(RequestState.Approved, history.State);
        Assert.Equal(RequestState.Replied, history.Plus(RequestEvent.Replied(Day("2025-03-11"), Outcome.Granted)).Value.State);
        Assert.Equal("request-no-outcome", history.Plus(RequestEvent.Done(RequestAction.Deliver, Day("2025-03-11"))).Refusal?.Code);
    }

    [Fact]
    public void Plus_DeliverFromHandling_IsRefused()
    {
        var history = RequestHistory.Of([s_submitted, RequestEvent.Done(RequestAction.Assign, Day("2025-03-04"))]).Value;

        Assert.Equal("request-deliver-when-handling", history.Plus(RequestEvent.Replied(Day("2025-03-11"), Outcome.Granted)).Refusal?.Code);
    }

    [Fact(DisplayName = "撤销只能撤销后面没有依赖的一步")]
    public void Plus_UndoOfAStepThatOthersRestOn_IsRefused()
    {
        var history = RequestHistory.Of([s_submitted, RequestEvent.ClarificationAsked(Day("2025-03-04")), RequestEvent.ClarificationReceived(Day("2025-03-06"))]).Value;

        Assert.Equal("request-receive-clarification-when-under-review", history.Plus(RequestEvent.Undone(Day("2025-03-07"), 2)).Refusal?.Code);
        Assert.Equal(RequestState.AwaitingClarification, history.Plus(RequestEvent.Undone(Day("2025-03-07"), 3)).Value.State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void Plus_UndoOfNothing_IsRefused(int number) =>
        Assert.Equal("request-undo-target", RequestHistory.Of([s_submitted]).Value.Plus(RequestEvent.Undone(Day("2025-03-07"), number)).Refusal?.Code);

    [Fact]
    public void Plus_UndoTwice_IsRefused()
    {
        var history = RequestHistory.Of([s_submitted, RequestEvent.Withdrawn(Day("2025-03-04")), RequestEvent.Undone(Day("2025-03-05"), 2)]).Value;

        Assert.Equal(RequestState.UnderReview, history.State);
        Assert.Null(history.Outcome);
        Assert.Equal("request-undo-target", history.Plus(RequestEvent.Undone(Day("2025-03-06"), 2)).Refusal?.Code);
    }

    [Fact(DisplayName = "责令重新处理后，年报仍只计第一次的结果")]
    public void Of_SecondDecision_IsNotCountedAgain()
    {
        RequestAction[] stages = [RequestAction.Draft, RequestAction.SubmitForReview, RequestAction.PassReview, RequestAction.Approve];
        var first = RequestHistory.Of([s_submitted, .. stages.Select(stage => RequestEvent.Done(stage, Day("2025-03-10"))), RequestEvent.Replied(Day("2025-03-11"), Outcome.DeniedStateSecret)]).Value;
        var open = first.Plus(RequestEvent.Reordered(Day("2026-02-02"))).Value;
        var second = RequestHistory.Of([.. open.Recorded, .. stages.Select(stage => RequestEvent.Done(stage, Day("2026-02-10"))), RequestEvent.Replied(Day("2026-02-11"), Outcome.Granted)]).Value;

        Assert.Null(open.Outcome);
        Assert.Equal(Outcome.Granted, second.Outcome);
        Assert.Equal((Outcome.DeniedStateSecret, Day("2025-03-11")), (second.CountedOutcome, second.CountedOn));
    }

    private static DateOnly Day(string text) => RequestScenario.Day(text);
}
