namespace Gongkai.Domain.Requests;

/// <summary>办理记录 — something done on a day with what the law needs to know of it; never changed, a mistake is undone by a further event; 条例 45.</summary>
/// <param name="Action">What was done.</param>
/// <param name="On">The day on which it took legal effect (not the day it was typed in).</param>
public sealed record RequestEvent(RequestAction Action, DateOnly On)
{
    /// <summary>Of a submission.</summary>
    public SubmissionChannel? Channel { get; init; }

    /// <summary>Of a submission.</summary>
    public RequestKind? Kind { get; init; }

    /// <summary>Of a consultation and its answer.</summary>
    public ConsultationKind? Consultation { get; init; }

    /// <summary>Who was asked, or who answered; the same text in both.</summary>
    public string? Party { get; init; }

    /// <summary>Length of a clarification period or of an extension.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>A calendar date that was set: of a delayed reply, or of a decision that orders a new one.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Of a reply; closing actions have theirs by law.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Of a reply to a request under 条例 41.</summary>
    public RecordCorrectionOutcome? Correction { get; init; }

    /// <summary>Of an undoing: place in the history of the event it undoes, from 1.</summary>
    public int? Undoes { get; init; }

    public static RequestEvent Submitted(DateOnly on, SubmissionChannel channel, RequestKind kind = RequestKind.Disclosure) =>
        new(RequestAction.Submit, on) { Channel = channel, Kind = kind };

    public static RequestEvent Confirmed(DateOnly on) => new(RequestAction.ConfirmReceipt, on);

    /// <param name="on">The day the notice was given.</param>
    /// <param name="workingDays">The reasonable period that was set; null for the organ's usual one.</param>
    public static RequestEvent ClarificationAsked(DateOnly on, int? workingDays = null) => new(RequestAction.AskForClarification, on) { WorkingDays = workingDays };

    public static RequestEvent ClarificationReceived(DateOnly on) => new(RequestAction.ReceiveClarification, on);

    public static RequestEvent ClarificationLapsed(DateOnly on) => new(RequestAction.CloseUnclarified, on);

    public static RequestEvent Consulted(DateOnly on, ConsultationKind kind, string party) => new(RequestAction.Consult, on) { Consultation = kind, Party = party };

    public static RequestEvent LetterReceived(DateOnly on, string party) => new(RequestAction.RecordLetterReceipt, on) { Party = party };

    public static RequestEvent OpinionReceived(DateOnly on, string party) => new(RequestAction.RecordOpinion, on) { Party = party };

    public static RequestEvent ConsultationEnded(DateOnly on) => new(RequestAction.EndConsultation, on);

    public static RequestEvent ExtensionApproved(DateOnly on, int workingDays) => new(RequestAction.ApproveExtension, on) { WorkingDays = workingDays };

    public static RequestEvent ExtensionTold(DateOnly on) => new(RequestAction.TellExtension, on);

    public static RequestEvent ReasonsAsked(DateOnly on) => new(RequestAction.AskForReasons, on);

    public static RequestEvent ReasonsReceived(DateOnly on) => new(RequestAction.ReceiveReasons, on);

    public static RequestEvent DelayTold(DateOnly on, DateOnly until) => new(RequestAction.TellDelay, on) { Until = until };

    public static RequestEvent FeeNotified(DateOnly on) => new(RequestAction.NotifyFee, on);

    public static RequestEvent FeeNoticeReceived(DateOnly on) => new(RequestAction.RecordNoticeReceipt, on);

    public static RequestEvent FeePaid(DateOnly on) => new(RequestAction.RecordPayment, on);

    public static RequestEvent FeeLapsed(DateOnly on) => new(RequestAction.CloseUnpaid, on);

    public static RequestEvent Replied(DateOnly on, Outcome outcome) => new(RequestAction.Deliver, on) { Outcome = outcome };

    public static RequestEvent CorrectionAnswered(DateOnly on, RecordCorrectionOutcome outcome) => new(RequestAction.Deliver, on) { Correction = outcome };

    public static RequestEvent Withdrawn(DateOnly on) => new(RequestAction.Withdraw, on);

    public static RequestEvent Reordered(DateOnly on, DateOnly? until = null) => new(RequestAction.Redo, on) { Until = until };

    public static RequestEvent Undone(DateOnly on, int number) => new(RequestAction.Undo, on) { Undoes = number };

    /// <summary>An event that needs no more than its day.</summary>
    public static RequestEvent Done(RequestAction action, DateOnly on) => new(action, on);
}
