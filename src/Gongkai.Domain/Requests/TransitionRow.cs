namespace Gongkai.Domain.Requests;

/// <summary>办理步骤行 — one row of the transition table: an action with the states it may be taken from and the one it leads to.</summary>
/// <param name="Action">What is done.</param>
/// <param name="To">State after; null where the state stays.</param>
/// <param name="From">States before.</param>
internal sealed record TransitionRow(RequestAction Action, RequestState? To, params IReadOnlyList<RequestState> From)
{
    internal IReadOnlyList<RequestActor> Actors { get; init; } = [RequestActor.Handler, RequestActor.DisclosureOfficer];

    internal IReadOnlyList<RequestNeed> Needs { get; init; } = [];

    internal IReadOnlyList<PaperKind> Papers { get; init; } = [];

    internal IEnumerable<RequestTransition> Transitions() =>
        From.Select(state => new RequestTransition(Action, state, To ?? state) { Actors = Actors, Needs = Needs, Papers = Papers });
}
