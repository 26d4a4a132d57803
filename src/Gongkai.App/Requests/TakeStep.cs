using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>办理步骤 — takes one step of a request: the transition table decides whether it may be, the needs are checked, the event is appended, papers are numbered; 条例 29–45.</summary>
public sealed class TakeStep(SiteDatabase database, SiteClock clock, Vault vault)
{
    // These have a form of their own, which gives them more than a step is given.
    private static readonly RequestAction[] s_own = [RequestAction.Submit, RequestAction.Split, RequestAction.Merge, RequestAction.Undo];

    /// <param name="step">The action, and the day on which it takes legal effect.</param>
    public async Task<Result<RequestKey>> RunAsync(Caller caller, RequestKey key, (RequestAction Action, DateOnly On) step, StepFacts facts, CancellationToken cancellation = default)
    {
        if (s_own.Contains(step.Action))
        {
            return RequestRefusals.OwnForm;
        }

        return await new CaseWork(database, clock, vault).RunAsync(
            caller, key, (_, open, work) => work.RunAsync(open, new StepOrder(step.Action, step.On, facts), caller, cancellation), cancellation);
    }

    /// <summary>Who may take a step, by what they are permitted.</summary>
    internal static bool May(Caller caller, RequestTransition transition) => transition.Actors.Any(actor => PermissionOf(actor) is { } permission && caller.May(permission));

    private static Permission? PermissionOf(RequestActor actor) => actor switch
    {
        RequestActor.Handler => Permission.HandleRequests,
        RequestActor.DisclosureOfficer => Permission.RegisterRequests,
        RequestActor.LegalReviewer => Permission.ReviewLegality,
        RequestActor.Leader => Permission.ApproveReplies,
        _ => null,
    };
}

/// <summary>执行步骤 — one step inside a session; the use case that asked for it commits.</summary>
internal sealed class StepWork(GongkaiDb db, SiteClock clock, Vault vault)
{
    internal async Task<Refusal?> RunAsync(RequestCase open, StepOrder given, Caller caller, CancellationToken cancellation)
    {
        var decision = RequestTransitions.Decide(open.Request.Kind, open.Request.State, given.Action);
        if (!decision.TryGet(out var transition))
        {
            return decision.Refusal;
        }

        if (given.IsByApplicant ? !transition.Actors.Contains(RequestActor.Applicant) : !TakeStep.May(caller, transition))
        {
            return RequestRefusals.NotYours(given.Action, string.Join('、', transition.Actors.Select(actor => RequestActors.List[actor].Name)));
        }

        var order = await WithDraftAsync(open, given, caller, cancellation);
        if ((BadDay(open, transition, order) ?? await new StepNeeds(db, open, order, caller).FirstMissingAsync(transition, cancellation)) is { } refusal)
        {
            return refusal;
        }

        var party = await PartyAsync(open, order, cancellation);
        if (open.Append(db, Recorded(open, order, party, caller)) is { } refused)
        {
            return refused;
        }

        Lock(open.Request);
        if (order is { Action: RequestAction.ReceiveClarification, Facts.Content: { Length: > 0 } clarified })
        {
            db.Within(async within =>
            {
                await RequestIndex.AddAsync(db, open.Request, (clock.Now, clarified), within);
                return null;
            });
        }

        if (await new StepPapers(db, vault, clock).AddAsync(open, transition, order, party?.Label, cancellation) is { } fault)
        {
            return fault;
        }

        var happened = RequestEventKinds.Of(order.Action).On(open.Request.OrganId, RequestEventKinds.Subject, open.Request.Id) with { Provision = transition.Basis?.ToString() ?? "" };
        db.Record(happened.With(new { open.Request.Number, Step = open.Steps.Count, order.On, From = transition.From, To = open.Request.State, Party = party?.Label }));
        return null;
    }

    /// <summary>Two steps at once: the second one finds the record changed and is refused, before anything of it is written.</summary>
    internal void Lock(DisclosureRequest request)
    {
        var (id, version) = (request.Id, request.Version);
        db.Within(async cancellation => await db.Database.ExecuteSqlAsync($"UPDATE requests SET version = version WHERE id = {id} AND version = {version}", cancellation) == 1 ? null : RequestRefusals.Changed);
    }

    private async Task<StepOrder> WithDraftAsync(RequestCase open, StepOrder order, Caller caller, CancellationToken cancellation)
    {
        var draft = await db.Set<ReplyDraft>().FirstOrDefaultAsync(draft => draft.RequestId == open.Request.Id, cancellation);
        if (order is { Action: RequestAction.Draft, Facts.Reply: { } reply })
        {
            new DraftWork(db, clock, vault).Save(open.Request, draft, reply, caller);
            return order with { Reply = reply };
        }

        // After a redoing the old draft is no longer one.
        var isStale = open.Standing.LastOrDefault(step => step.Action is RequestAction.Redo or RequestAction.Draft)?.Action != RequestAction.Draft;
        return draft is null || isStale ? order : order with { Reply = vault.Open<ReplyContent>(draft.Content), Makers = draft.MakerIds };
    }

    private Refusal? BadDay(RequestCase open, RequestTransition transition, StepOrder order)
    {
        if (order.On > clock.Today)
        {
            return RequestRefusals.FutureDay;
        }

        // What moves a request from state to state happens in order; opinions and receipts are often written down later.
        var moves = transition.Next != transition.From && order.Action != RequestAction.Undo;
        var later = moves ? open.Standing.Skip(1).FirstOrDefault(step => step.HappenedOn > order.On && RequestTransitionMoves(step.Action)) : null;
        return later is null ? null : RequestRefusals.OutOfOrder(later.Action, later.HappenedOn);
    }

    private static bool RequestTransitionMoves(RequestAction action) =>
        action is not (RequestAction.RecordLetterReceipt or RequestAction.RecordOpinion or RequestAction.RecordSearch or RequestAction.RecordNoticeReceipt or RequestAction.RecordDeliveryProof);

    private async Task<RequestParty?> PartyAsync(RequestCase open, StepOrder order, CancellationToken cancellation)
    {
        var facts = order.Facts;
        if (order.Action != RequestAction.Consult || facts.NewParty is not { } contact)
        {
            return facts.Party.Length == 0 ? null : await db.Set<RequestParty>().FirstOrDefaultAsync(party => party.RequestId == open.Request.Id && party.Label == facts.Party, cancellation);
        }

        var known = await db.Set<RequestParty>().Where(party => party.RequestId == open.Request.Id).Select(party => party.Label).ToListAsync(cancellation);
        var label = facts.Consultation == ConsultationKind.ThirdPartyConsultation ? $"第三方{known.Count(name => name.StartsWith("第三方", StringComparison.Ordinal)) + 1}" : contact.Name.Trim();
        if (known.Contains(label))
        {
            label = $"{label}（{known.Count + 1}）";
        }

        var party = new RequestParty { RequestId = open.Request.Id, Label = label, OrganId = open.Request.OrganId, Kind = facts.Consultation!.Value, Contact = vault.Seal(contact with { Name = contact.Name.Trim() }) };
        db.Add(party);
        return party;
    }

    private RecordedStep Recorded(RequestCase open, StepOrder order, RequestParty? party, Caller caller) => new()
    {
        RequestId = open.Request.Id,
        Number = open.Steps.Count + 1,
        OrganId = open.Request.OrganId,
        Action = order.Action,
        HappenedOn = order.On,
        Consultation = order.Action is RequestAction.Consult or RequestAction.RecordOpinion ? party?.Kind : null,
        Party = party?.Label,
        WorkingDays = order.Action switch
        {
            RequestAction.AskForClarification => order.Facts.WorkingDays ?? open.Source.Rules.ClarificationWorkingDays,
            RequestAction.ApproveExtension => order.Facts.WorkingDays,
            _ => null,
        },
        UntilOn = order.Action is RequestAction.TellDelay or RequestAction.Redo ? order.Facts.Until : null,
        Outcome = order.Action == RequestAction.Deliver && open.Request.Kind == RequestKind.Disclosure ? order.Reply?.Outcome : null,
        Correction = order.Action == RequestAction.Deliver ? order.Reply?.Correction : null,
        Undoes = order.Facts.Undoes,
        UnitId = order.Action == RequestAction.Assign ? order.Facts.UnitId : null,
        HandlerId = order.Action == RequestAction.Assign ? order.Facts.HandlerId : null,
        RecordedAt = clock.Now,
        PersonId = caller.PersonId,
        PersonName = order.IsByApplicant ? RequestActors.List[RequestActor.Applicant].Name : caller.Name,
        Details = vault.Seal(order.Details()),
    };
}
