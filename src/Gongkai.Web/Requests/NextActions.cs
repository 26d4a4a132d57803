using Gongkai.App.Requests;
using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>下一步 — the lawful steps of a case sorted for the eye: one to do now, a few that are usual, the rest folded; and why the others are not possible.</summary>
public sealed record NextActions(NextStep? First, IReadOnlyList<NextStep> Usual, IReadOnlyList<NextStep> Other)
{
    private const int MostUsual = 3;

    /// <summary>Lawful now, but for somebody else.</summary>
    public IReadOnlyList<NextStep> ForOthers { get; init; } = [];

    /// <summary>Not lawful in this state.</summary>
    public IReadOnlyList<NextStep> NotNow { get; init; } = [];

    /// <summary>Whom the case waits for where this person cannot take the first step.</summary>
    public string? WaitsFor { get; init; }

    public static NextActions Of(RequestView view, DateOnly today)
    {
        var leading = Leading(view, today);
        var possible = view.Next.Where(step => step.IsPossible && step.Action != RequestAction.Undo).OrderBy(step => Rank(leading, step.Action)).ToList();
        var due = view.Next.FirstOrDefault(step => step.Action == leading[0]);
        var first = possible.FirstOrDefault(step => step.Action == leading[0]) ?? (due is null ? possible.FirstOrDefault(step => leading.Contains(step.Action)) : null);
        var rest = possible.Where(step => step != first).ToList();
        var usual = rest.Where(step => leading.Contains(step.Action)).Take(MostUsual).ToList();
        return new NextActions(first, usual, [.. rest.Except(usual)])
        {
            ForOthers = [.. view.Next.Where(step => !step.IsPossible && step.Action != RequestAction.Undo)],
            NotNow = [.. view.NotNow.Where(step => step.Action != RequestAction.Undo)],
            WaitsFor = first is null && due is not null ? $"现在由{string.Join('、', due.Actors.Where(actor => actor != RequestActor.Applicant).Select(actor => RequestActors.List[actor].Name))}“{due.Name}”" : null,
        };
    }

    private static IReadOnlyList<RequestAction> Leading(RequestView view, DateOnly today)
    {
        var state = view.Request.State;
        var usual = ActionHints.Usual(state);
        var isPast = view.Deadline.TryGet(out var deadline) && deadline.AwaitedBy is { } by && by < today;
        var pressing = state switch
        {
            RequestState.AwaitingClarification when isPast => RequestAction.CloseUnclarified,
            RequestState.AwaitingFee when isPast => RequestAction.CloseUnpaid,
            RequestState.AwaitingFee when !Took(view, RequestAction.RecordNoticeReceipt) => RequestAction.RecordNoticeReceipt,
            RequestState.Consulting when view.Parties.All(party => party.AskedOn is null || party.OpinionOn is not null || party.SilentOn < today) => RequestAction.EndConsultation,
            RequestState.Consulting when view.Parties.Any(party => party is { Kind: ConsultationKind.ThirdPartyConsultation, LetterReceivedOn: null, OpinionOn: null }) => RequestAction.RecordLetterReceipt,
            RequestState.Replied when Took(view, RequestAction.RecordDeliveryProof) => RequestAction.Archive,
            _ when Took(view, RequestAction.ApproveExtension) && !Took(view, RequestAction.TellExtension) && view.Next.Any(step => step.Action == RequestAction.TellExtension) => RequestAction.TellExtension,
            _ => usual[0],
        };
        return [pressing, .. usual.Where(action => action != pressing)];
    }

    private static int Rank(IReadOnlyList<RequestAction> leading, RequestAction action)
    {
        for (var i = 0; i < leading.Count; i++)
        {
            if (leading[i] == action)
            {
                return i;
            }
        }

        return leading.Count + (int)action;
    }

    private static bool Took(RequestView view, RequestAction action) => view.Timeline.Any(entry => !entry.IsUndone && entry.Step.Action == action);
}
