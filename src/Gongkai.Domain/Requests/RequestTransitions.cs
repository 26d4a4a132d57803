using System.Collections.Frozen;
using static Gongkai.Domain.Requests.RequestState;

namespace Gongkai.Domain.Requests;

/// <summary>办理流程 — the one transition table: every pair of state and action is decided, by a step or by a refusal; 条例 29–45.</summary>
public static class RequestTransitions
{
    private static readonly RequestActor[] s_officer = [RequestActor.DisclosureOfficer];
    private static readonly RequestActor[] s_leader = [RequestActor.Leader];
    private static readonly RequestActor[] s_reviewer = [RequestActor.LegalReviewer];
    private static readonly RequestActor[] s_applicantOrOffice = [RequestActor.Applicant, RequestActor.DisclosureOfficer];
    private static readonly RequestState[] s_running = [UnderReview, Handling, Consulting, AwaitingReasons, Drafting, LegalReview, Approving, Approved];

    // 条例 41 is no request for disclosure: nobody is consulted, nothing is extended, charged or split.
    private static readonly RequestAction[] s_disclosureOnly =
    [
        RequestAction.Consult, RequestAction.RecordLetterReceipt, RequestAction.RecordOpinion, RequestAction.EndConsultation, RequestAction.TellThirdParty,
        RequestAction.AskForReasons, RequestAction.ReceiveReasons, RequestAction.TellDelay, RequestAction.ApproveExtension, RequestAction.TellExtension,
        RequestAction.NotifyFee, RequestAction.RecordNoticeReceipt, RequestAction.RecordPayment, RequestAction.CloseUnpaid, RequestAction.Split,
    ];

    private static readonly TransitionRow[] s_rows =
    [
        new(RequestAction.ConfirmReceipt, UnderReview, AwaitingConfirmation) { Actors = s_officer, Needs = [RequestNeed.Contact], Papers = [PaperKind.Receipt] },
        new(RequestAction.AskForClarification, AwaitingClarification, UnderReview, Handling)
        {
            Needs = [RequestNeed.ClarificationGrounds, RequestNeed.ClarificationPeriod], Papers = [PaperKind.ClarificationNotice],
        },
        new(RequestAction.ReceiveClarification, UnderReview, AwaitingClarification) { Actors = s_applicantOrOffice, Needs = [RequestNeed.ClarifiedContent] },
        new(RequestAction.CloseUnclarified, Closed, AwaitingClarification) { Actors = s_officer, Needs = [RequestNeed.PeriodExpired], Papers = [PaperKind.ClosingUnclarified] },
        new(RequestAction.Assign, Handling, UnderReview, Handling) { Actors = s_officer, Needs = [RequestNeed.HandlingUnit], Papers = [PaperKind.Registration] },
        new(RequestAction.ReturnAssignment, UnderReview, Handling) { Needs = [RequestNeed.Reason] },
        new(RequestAction.RecordSearch, null, Handling, Consulting, Drafting) { Needs = [RequestNeed.SearchResult] },
        new(RequestAction.Consult, Consulting, Handling, Consulting, Drafting)
        {
            Needs = [RequestNeed.ConsultedParty],
            Papers = [PaperKind.ThirdPartyLetter, PaperKind.InterOrganLetter, PaperKind.AssistanceLetter, PaperKind.ConsultationNotice],
        },
        new(RequestAction.RecordLetterReceipt, null, Handling, Consulting, Drafting, LegalReview, Approving, Approved, Replied, Closed) { Needs = [RequestNeed.ConsultedParty] },
        new(RequestAction.RecordOpinion, null, Handling, Consulting, Drafting, LegalReview, Approving, Approved, Replied, Closed)
        {
            Needs = [RequestNeed.ConsultedParty, RequestNeed.Opinion], Papers = [PaperKind.ThirdPartyAnswer],
        },
        new(RequestAction.EndConsultation, Handling, Consulting) { Needs = [RequestNeed.OpinionsComplete] },
        new(RequestAction.TellThirdParty, null, Handling, Drafting, LegalReview, Approving, Approved, Replied)
        {
            Needs = [RequestNeed.ConsultedParty, RequestNeed.DisclosureReason], Papers = [PaperKind.ThirdPartyDisclosureNotice],
        },
        new(RequestAction.AskForReasons, AwaitingReasons, UnderReview, Handling) { Needs = [RequestNeed.Reason], Papers = [PaperKind.ReasonsNotice] },
        new(RequestAction.ReceiveReasons, Handling, AwaitingReasons) { Actors = s_applicantOrOffice, Needs = [RequestNeed.Reason] },
        new(RequestAction.TellDelay, null, Handling, Drafting) { Needs = [RequestNeed.Reason, RequestNeed.FixedDate], Papers = [PaperKind.DelayNotice] },
        new(RequestAction.ApproveExtension, null, s_running) { Actors = s_leader, Needs = [RequestNeed.Reason, RequestNeed.ExtensionDays] },
        new(RequestAction.TellExtension, null, s_running) { Needs = [RequestNeed.ExtensionApproval], Papers = [PaperKind.ExtensionNotice] },
        new(RequestAction.NotifyFee, AwaitingFee, Handling) { Needs = [RequestNeed.FeeCalculation], Papers = [PaperKind.FeeNotice] },
        new(RequestAction.RecordNoticeReceipt, null, AwaitingFee) { Needs = [RequestNeed.DeliveryDate] },
        new(RequestAction.RecordPayment, Handling, AwaitingFee) { Actors = s_officer, Needs = [RequestNeed.TreasuryReceipt] },
        new(RequestAction.CloseUnpaid, Closed, AwaitingFee) { Actors = s_officer, Needs = [RequestNeed.PeriodExpired], Papers = [PaperKind.ClosingUnpaid] },
        new(RequestAction.Draft, Drafting, UnderReview, Handling, AwaitingReasons) { Needs = [RequestNeed.Outcome, RequestNeed.ReplyReasons] },
        new(RequestAction.RecallDraft, Handling, Drafting) { Needs = [RequestNeed.Reason] },
        new(RequestAction.SubmitForReview, LegalReview, Drafting) { Needs = [RequestNeed.DraftReply] },
        new(RequestAction.PassReview, Approving, LegalReview) { Actors = s_reviewer, Needs = [RequestNeed.OtherPerson] },
        new(RequestAction.ReturnDraft, Drafting, LegalReview, Approving, Approved) { Actors = [RequestActor.LegalReviewer, RequestActor.Leader], Needs = [RequestNeed.Reason] },
        new(RequestAction.Endorse, null, Approving) { Actors = s_leader, Needs = [RequestNeed.OtherPerson] },
        new(RequestAction.Approve, Approved, Approving) { Actors = s_leader, Needs = [RequestNeed.OtherPerson] },
        new(RequestAction.Deliver, Replied, Approved)
        {
            Needs = [RequestNeed.Outcome, RequestNeed.LetterNumber, RequestNeed.FilesReleased, RequestNeed.DeliveryDate], Papers = [PaperKind.DeliveryProof],
        },
        new(RequestAction.RecordDeliveryProof, null, Replied, Closed)
        {
            Actors = [RequestActor.Applicant, RequestActor.Handler, RequestActor.DisclosureOfficer], Needs = [RequestNeed.DeliveryEvidence], Papers = [PaperKind.DeliveryProof],
        },
        new(RequestAction.Withdraw, Closed, [AwaitingConfirmation, AwaitingClarification, AwaitingFee, .. s_running])
        {
            Actors = s_applicantOrOffice, Needs = [RequestNeed.WithdrawalStatement], Papers = [PaperKind.ClosingRecord],
        },
        new(RequestAction.CloseOtherwise, Closed, AwaitingConfirmation, UnderReview, Handling) { Actors = s_officer, Needs = [RequestNeed.Reason], Papers = [PaperKind.ClosingRecord] },
        new(RequestAction.Split, Divided, UnderReview, Handling) { Actors = s_officer, Needs = [RequestNeed.Matters] },
        new(RequestAction.Merge, Closed, UnderReview, Handling) { Actors = s_officer, Needs = [RequestNeed.MainRequest], Papers = [PaperKind.ClosingRecord] },
        new(RequestAction.Archive, Archived, Replied, Closed, Divided) { Actors = s_officer },
        new(RequestAction.Redo, Handling, Replied, Closed, Archived) { Actors = s_officer, Needs = [RequestNeed.RemedyDecision] },
        // The state after an undoing is the one that the remaining events lead to.
        new(RequestAction.Undo, null, [.. Enum.GetValues<RequestState>()]) { Actors = s_officer, Needs = [RequestNeed.UndoneStep, RequestNeed.Reason] },
    ];

    private static readonly FrozenDictionary<(RequestState, RequestAction), RequestTransition> s_table =
        s_rows.SelectMany(row => row.Transitions()).ToFrozenDictionary(step => (step.From, step.Action));

    /// <summary>The decision for a pair: the step, or why it cannot be taken.</summary>
    public static Result<RequestTransition> Decide(RequestKind kind, RequestState state, RequestAction action)
    {
        if (kind == RequestKind.RecordCorrection && s_disclosureOnly.Contains(action))
        {
            return new Refusal(
                $"request-correction-{RequestActions.List[action].Code}",
                $"更正记录的申请不适用“{RequestActions.List[action].Name}”；请按更正、转送或者告知办理。",
                Provision.Regulation("第四十一条"));
        }

        return s_table.TryGetValue((state, action), out var step) ? step : Refuse(state, action);
    }

    /// <summary>The steps that can be taken next, in the order of the action list.</summary>
    public static IReadOnlyList<RequestTransition> Next(RequestKind kind, RequestState state) =>
        [.. RequestActions.List.Entries.Select(row => Decide(kind, state, row.Member)).Where(decision => decision.Succeeded).Select(decision => decision.Value)];

    private static Refusal Refuse(RequestState state, RequestAction action)
    {
        var (stateRow, actionRow) = (RequestStates.List[state], RequestActions.List[action]);
        var why = action == RequestAction.Submit ? "申请已经登记，不能重复登记" : $"申请{stateRow.Name}，不能“{actionRow.Name}”";
        return new Refusal($"request-{actionRow.Code}-when-{stateRow.Code}", $"{why}；{RequestStates.Advice(state)}。", actionRow.Basis);
    }
}
