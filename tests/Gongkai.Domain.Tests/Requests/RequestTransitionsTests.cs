using System.Text;
using Gongkai.Domain.Requests;
using Gongkai.Testing;

namespace Gongkai.Domain.Tests.Requests;

public sealed class RequestTransitionsTests
{
    public static TheoryData<RequestKind, RequestState, RequestAction> Pairs()
    {
        var pairs = new TheoryData<RequestKind, RequestState, RequestAction>();
        foreach (var kind in Enum.GetValues<RequestKind>())
        {
            foreach (var state in Enum.GetValues<RequestState>())
            {
                foreach (var action in Enum.GetValues<RequestAction>())
                {
                    pairs.Add(kind, state, action);
                }
            }
        }

        return pairs;
    }

    [Fact(DisplayName = "每一对状态和动作都有定论：可办的写明办理人，不可办的写明理由和出路")]
    public void Decide_EveryPair_IsAStepOrARefusalInChinese()
    {
        foreach (var (kind, state, action) in Pairs().Select(row => row.Data))
        {
            var decision = RequestTransitions.Decide(kind, state, action);
            if (decision.TryGet(out var step))
            {
                Assert.Equal((action, state), (step.Action, step.From));
                Assert.NotEmpty(step.Actors);
            }
            else
            {
                Assert.StartsWith("request-", decision.Refusal!.Code, StringComparison.Ordinal);
                Assert.EndsWith("。", decision.Refusal.Message, StringComparison.Ordinal);
                Assert.Contains("；", decision.Refusal.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Decide_RefusalCodes_AreUniqueToTheirPair()
    {
        var codes = Pairs().Select(row => row.Data).Where(pair => pair.Item1 == RequestKind.Disclosure)
            .Select(pair => RequestTransitions.Decide(pair.Item1, pair.Item2, pair.Item3).Refusal?.Code).OfType<string>().ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact(DisplayName = "办理流程总表（供审阅）")]
    public void Decide_WholeTable_IsTheReviewedOne()
    {
        var text = new StringBuilder("办理流程总表：每个状态下可以办理的动作、下一状态、办理人、要件、文书；没有列出的一律拒绝。\n");
        foreach (var state in RequestStates.List.Entries)
        {
            text.Append('\n').Append(state.Name).Append('\n');
            foreach (var step in RequestTransitions.Next(RequestKind.Disclosure, state.Member))
            {
                text.Append("  ").Append(RequestActions.List[step.Action].Name)
                    .Append(" → ").Append(RequestStates.List[step.Next].Name)
                    .Append(" | ").AppendJoin('、', step.Actors.Select(actor => RequestActors.List[actor].Name))
                    .Append(" | ").AppendJoin('、', step.Needs.Select(need => RequestNeeds.List[need].Name))
                    .Append(" | ").AppendJoin('、', step.Papers.Select(paper => PaperKinds.List[paper].Name))
                    .Append('\n');
            }
        }

        Assert.Equal(Golden.Expected("transitions.txt", text.ToString()), text.ToString());
    }

    [Fact(DisplayName = "每个状态都能到达，未结的都有出路")]
    public void Table_EveryState_IsReachedAndLeft()
    {
        var reached = new HashSet<RequestState> { RequestState.AwaitingConfirmation };
        var queue = new Queue<RequestState>(reached);
        while (queue.TryDequeue(out var state))
        {
            foreach (var next in RequestTransitions.Next(RequestKind.Disclosure, state).Select(step => step.Next).Where(reached.Add))
            {
                queue.Enqueue(next);
            }
        }

        Assert.Equal(Enum.GetValues<RequestState>(), reached.Order());
        Assert.All(Enum.GetValues<RequestState>().Where(RequestStates.IsOpen), state =>
            Assert.Contains(RequestTransitions.Next(RequestKind.Disclosure, state), step => step.Next != state));
    }

    [Fact(DisplayName = "未结的申请，申请人随时可以撤回")]
    public void Table_EveryOpenState_MayBeWithdrawn() =>
        Assert.All(Enum.GetValues<RequestState>(), state =>
            Assert.Equal(RequestStates.IsOpen(state), RequestTransitions.Decide(RequestKind.Disclosure, state, RequestAction.Withdraw).Succeeded));

    [Fact(DisplayName = "办结只能经由送达、结案、拆分")]
    public void Table_OpenToEnded_GoesThroughAnEndingActionOnly()
    {
        RequestAction[] ending =
        [
            RequestAction.Deliver, RequestAction.CloseUnclarified, RequestAction.CloseUnpaid, RequestAction.Withdraw,
            RequestAction.CloseOtherwise, RequestAction.Split, RequestAction.Merge,
        ];
        var used = Enum.GetValues<RequestState>().Where(RequestStates.IsOpen).SelectMany(state => RequestTransitions.Next(RequestKind.Disclosure, state))
            .Where(step => !RequestStates.IsOpen(step.Next)).Select(step => step.Action).Distinct().Order();

        Assert.Equal(ending.Order(), used);
    }

    [Fact]
    public void MayBeTakenBy_RoleCode_IsThatOfTheActor()
    {
        var step = RequestTransitions.Decide(RequestKind.Disclosure, RequestState.Approving, RequestAction.Approve).Value;

        Assert.True(step.MayBeTakenBy("leader"));
        Assert.False(step.MayBeTakenBy("handler"));
    }

    [Fact(DisplayName = "更正记录的申请不征求意见、不延期、不收费")]
    public void Decide_RecordCorrection_HasNoStepsOfDisclosure()
    {
        var codes = RequestTransitions.Next(RequestKind.RecordCorrection, RequestState.Handling).Select(step => step.Action).ToList();

        Assert.Contains(RequestAction.Draft, codes);
        Assert.DoesNotContain(RequestAction.NotifyFee, codes);
        Assert.DoesNotContain(RequestAction.ApproveExtension, codes);
        Assert.DoesNotContain(RequestAction.Consult, codes);
    }
}
