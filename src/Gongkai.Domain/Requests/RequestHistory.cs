namespace Gongkai.Domain.Requests;

/// <summary>办理过程 — what the events of a request add up to: state, outcome, dates; replayed through the transition table, never stored; 条例 45.</summary>
public sealed record RequestHistory
{
    /// <summary>All events, in the order in which they were recorded.</summary>
    public required IReadOnlyList<RequestEvent> Recorded { get; init; }

    public required RequestKind Kind { get; init; }

    public required RequestState State { get; init; }

    public required DateOnly SubmittedOn { get; init; }

    /// <summary>收到申请之日; null until it is confirmed where the channel asks for that; 条例 31.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The outcome as it stands; null while open.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Of a request under 条例 41.</summary>
    public RecordCorrectionOutcome? Correction { get; init; }

    /// <summary>The outcome that the annual report counts: the first one, even where a remedy orders a new decision.</summary>
    public Outcome? CountedOutcome { get; init; }

    /// <summary>The day of <see cref="CountedOutcome"/>.</summary>
    public DateOnly? CountedOn { get; init; }

    /// <summary>True from a splitting on, also once archived: its parts are counted instead.</summary>
    public bool IsDivided { get; init; }

    /// <summary>Replays a history.</summary>
    /// <param name="recorded">All events, in the order in which they were recorded.</param>
    public static Result<RequestHistory> Of(IReadOnlyList<RequestEvent> recorded)
    {
        if (!StandingEvents.Of(recorded).TryGet(out var standing))
        {
            return StandingEvents.Of(recorded).Refusal!;
        }

        if (!TimeLimits.On(standing[0].On).TryGet(out var limits))
        {
            return TimeLimits.On(standing[0].On).Refusal!;
        }

        var isConfirmed = limits.ConfirmedChannels.Contains(standing[0].Channel!.Value);
        var history = new RequestHistory
        {
            Recorded = recorded,
            Kind = standing[0].Kind ?? RequestKind.Disclosure,
            State = isConfirmed ? RequestState.AwaitingConfirmation : RequestState.UnderReview,
            SubmittedOn = standing[0].On,
            ReceivedOn = isConfirmed ? null : standing[0].On,
        };
        foreach (var entry in standing.Skip(1))
        {
            var next = history.Step(entry);
            if (!next.TryGet(out history!))
            {
                return next.Refusal!;
            }
        }

        return history;
    }

    /// <summary>The history with one more event, or why that event cannot be.</summary>
    public Result<RequestHistory> Plus(RequestEvent entry) => Of([.. Recorded, entry]);

    /// <summary>What the annual report needs to know.</summary>
    public RequestFacts FactsFor(ApplicantKind applicant) => new(Kind, applicant, ReceivedOn, CountedOutcome, CountedOn) { IsDivided = IsDivided };

    /// <summary>True for an action that ends a request.</summary>
    internal static bool Ends(RequestAction action) => action == RequestAction.Deliver || Outcomes.ByAction(action) is not null;

    private Result<RequestHistory> Step(RequestEvent entry)
    {
        var decision = RequestTransitions.Decide(Kind, State, entry.Action);
        if (!decision.TryGet(out var step))
        {
            return decision.Refusal!;
        }

        var next = this with { State = step.Next, IsDivided = IsDivided || entry.Action == RequestAction.Split };
        if (entry.Action == RequestAction.ConfirmReceipt)
        {
            return next with { ReceivedOn = entry.On };
        }

        if (entry.Action == RequestAction.Redo)
        {
            return next with { Outcome = null, Correction = null };
        }

        return Ends(entry.Action) ? next.Ended(entry) : next;
    }

    private Result<RequestHistory> Ended(RequestEvent entry)
    {
        var outcome = Outcomes.ByAction(entry.Action) ?? entry.Outcome;
        if (Kind == RequestKind.RecordCorrection)
        {
            return entry.Action == RequestAction.Deliver && entry.Correction is null ? NoOutcome("更正结果") : this with { Correction = entry.Correction };
        }

        return outcome is null
            ? NoOutcome("办理结果")
            : this with { Outcome = outcome, CountedOutcome = CountedOutcome ?? outcome, CountedOn = CountedOn ?? entry.On };
    }

    private static Refusal NoOutcome(string what) => new("request-no-outcome", $"送达的答复没有写明{what}；请选择后再送达。", Provision.Regulation("第三十六条"));
}
