namespace Gongkai.Domain.Requests;

/// <summary>办理步骤 — one allowed step: from which state to which, who may take it, what it needs, which papers it makes; 条例 45.</summary>
/// <param name="Action">What is done.</param>
/// <param name="From">State before.</param>
/// <param name="Next">State after.</param>
public sealed record RequestTransition(RequestAction Action, RequestState From, RequestState Next)
{
    public required IReadOnlyList<RequestActor> Actors { get; init; }

    public required IReadOnlyList<RequestNeed> Needs { get; init; }

    /// <summary>Papers it makes; of several letters the one that fits. A draft makes the paper of its outcome.</summary>
    public required IReadOnlyList<PaperKind> Papers { get; init; }

    public Provision? Basis => RequestActions.List[Action].Basis;

    public bool MayBeTakenBy(string roleCode) => Actors.Any(actor => RequestActors.List[actor].Code == roleCode);
}
