using Gongkai.App.Files;
using Gongkai.App.Remedies;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>查看案件 — the record behind the case page.</summary>
public sealed class ViewRequest(SiteDatabase database, SiteClock clock, Vault vault)
{
    public async Task<Result<RequestView>> RunAsync(Caller caller, Guid id, CancellationToken cancellation = default)
    {
        if (RequestAccess.Lacks(caller) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        return await db.Set<DisclosureRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.Id == id, cancellation) is { } request
            ? await new RequestReading(db, clock, vault).ReadAsync(request, caller, cancellation)
            : RequestRefusals.NotFound;
    }

    /// <summary>The id behind a number of the own organ, for a jump field.</summary>
    public async Task<Guid?> FindAsync(Caller caller, string number, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var organ = caller.OrganId;
        return await db.Set<DisclosureRequest>().Where(request => request.OrganId == organ && request.Number == number.Trim()).Select(request => (Guid?)request.Id).FirstOrDefaultAsync(cancellation);
    }
}

/// <summary>读取案件 — puts the parts of a case together.</summary>
internal sealed class RequestReading(GongkaiDb db, SiteClock clock, Vault vault)
{
    internal async Task<RequestView> ReadAsync(DisclosureRequest request, Caller caller, CancellationToken cancellation)
    {
        var steps = await db.Set<RecordedStep>().AsNoTracking().Where(step => step.RequestId == request.Id).OrderBy(step => step.Number).ToListAsync(cancellation);
        var source = await DeadlineSource.OfAsync(db, request.OrganId, cancellation);
        var deadline = source.Of([.. steps.Select(step => step.ToEvent())]);
        var names = await RequestNames.OfAsync(db, [request], cancellation);
        var standing = RequestCase.StandingOf(steps).Select(step => step.Number).ToHashSet();
        var timeline = steps.Select(step => new TimelineEntry(step, RequestActions.List[step.Action].Name, vault.Open<StepDetails>(step.Details),
            step.Action != RequestAction.Undo && !standing.Contains(step.Number))).ToList();
        var draft = await db.Set<ReplyDraft>().AsNoTracking().FirstOrDefaultAsync(draft => draft.RequestId == request.Id, cancellation);
        var linked = await LinkedAsync(request, cancellation);
        var (next, notNow) = NextSteps.Of(request, caller);
        return new RequestView(request, vault.Open<Applicant>(request.Applicant).MaskedName(request.ApplicantKind))
        {
            UnitName = names.Unit(request.UnitId),
            HandlerName = names.Person(request.HandlerId),
            Deadline = deadline,
            Light = deadline.TryGet(out var known) ? source.LightOf(known, clock.Today) : new LightReading(DeadlineLight.Grey, null, deadline.Refusal!.Message),
            Timeline = timeline,
            Next = next,
            NotNow = notNow,
            Parties = await PartiesAsync(request, timeline, known, cancellation),
            Papers = await PapersAsync(request, standing, cancellation),
            Files = await FilesAsync(request.Id, cancellation),
            Remedies = [.. (await db.Set<RemedyCase>().AsNoTracking().Where(remedy => remedy.RequestId == request.Id).OrderBy(remedy => remedy.AcceptedOn).ToListAsync(cancellation))
                .Select(remedy => RemedyView.Of(remedy, remedy.Note.Length == 0 ? "" : vault.Open(remedy.Note)))],
            Draft = draft is null ? null : vault.Open<ReplyContent>(draft.Content),
            DraftSavedAt = draft?.SavedAt,
            IsAnswerPublic = await db.Set<RequestAnswer>().AnyAsync(answer => answer.RequestId == request.Id, cancellation),
            Letter = await LetterAsync(request, cancellation),
            Parent = linked.Find(other => other.Id == request.ParentId),
            MergedInto = linked.Find(other => other.Id == request.MergedIntoId),
            Parts = await LinkedAsync(db.Set<DisclosureRequest>().Where(other => other.ParentId == request.Id), cancellation),
            MergedHere = await LinkedAsync(db.Set<DisclosureRequest>().Where(other => other.MergedIntoId == request.Id), cancellation),
        };
    }

    private async Task<(Guid, string)?> LetterAsync(DisclosureRequest request, CancellationToken cancellation) => request.LetterId is { } id
        && await db.Set<Letter>().Where(letter => letter.Id == id).Select(letter => letter.Number).FirstOrDefaultAsync(cancellation) is { } number ? (id, number) : null;

    private async Task<List<LinkedRequest>> LinkedAsync(DisclosureRequest request, CancellationToken cancellation) => request.ParentId is null && request.MergedIntoId is null
        ? []
        : await LinkedAsync(db.Set<DisclosureRequest>().Where(other => other.Id == request.ParentId || other.Id == request.MergedIntoId), cancellation);

    private static Task<List<LinkedRequest>> LinkedAsync(IQueryable<DisclosureRequest> requests, CancellationToken cancellation) =>
        requests.OrderBy(other => other.Number).Select(other => new LinkedRequest(other.Id, other.Number, other.Title, other.State)).ToListAsync(cancellation);

    private async Task<IReadOnlyList<PartyView>> PartiesAsync(DisclosureRequest request, List<TimelineEntry> timeline, Deadline? deadline, CancellationToken cancellation)
    {
        var parties = await db.Set<RequestParty>().AsNoTracking().Where(party => party.RequestId == request.Id).OrderBy(party => party.Label).ToListAsync(cancellation);
        return [.. parties.Select(party =>
        {
            var own = timeline.Where(entry => !entry.IsUndone && entry.Step.Party == party.Label).ToList();
            DateOnly? On(RequestAction action) => own.FindLast(entry => entry.Step.Action == action)?.Step.HappenedOn;
            var answer = own.FindLast(entry => entry.Step.Action == RequestAction.RecordOpinion);
            var name = vault.Open<PartyContact>(party.Contact).Name;
            return new PartyView(party.Label, party.Kind == ConsultationKind.ThirdPartyConsultation ? Applicant.Masked(name, ApplicantKind.NaturalPerson) : name, party.Kind, On(RequestAction.Consult))
            {
                LetterReceivedOn = On(RequestAction.RecordLetterReceipt),
                OpinionOn = answer?.Step.HappenedOn,
                Opinion = answer?.Details.Opinion,
                OpinionText = answer?.Details.Content ?? "",
                SilentOn = answer is not null ? null : deadline?.Excluded.LastOrDefault(period => period.Party == party.Label)?.To,
                ToldOn = On(RequestAction.TellThirdParty),
            };
        })];
    }

    private async Task<IReadOnlyList<PaperView>> PapersAsync(DisclosureRequest request, HashSet<int> standing, CancellationToken cancellation)
    {
        var papers = await db.Set<RequestPaper>().AsNoTracking().Where(paper => paper.RequestId == request.Id).OrderBy(paper => paper.EventNumber).ThenBy(paper => paper.Id).ToListAsync(cancellation);
        return [.. papers.Select(paper => new PaperView(paper.Id, paper.Kind, paper.Number, paper.MadeOn, !standing.Contains(paper.EventNumber))
        {
            Party = paper.Party,
            Text = paper.Content.Length == 0 ? "" : vault.Open(paper.Content),
            FileId = paper.FileId,
            Fields = paper.Fields.Length == 0 ? new Dictionary<string, string>() : vault.Open<Dictionary<string, string>>(paper.Fields),
            Version = paper.Version,
        })];
    }

    internal async Task<IReadOnlyList<FileView>> FilesAsync(Guid request, CancellationToken cancellation)
    {
        var files = await db.Set<RequestFile>().AsNoTracking().Where(file => file.RequestId == request && file.RemovedAt == null)
            .Join(db.Set<StoredFile>(), file => file.FileId, stored => stored.Id, (file, stored) => new { file, stored.Length, stored.MediaType })
            .OrderBy(entry => entry.file.AddedAt).ToListAsync(cancellation);
        return [.. files.Select(entry => new FileView(entry.file.Id, entry.file.FileId, entry.file.Role, vault.Open(entry.file.Name), entry.Length, entry.file.AddedAt, entry.file.AddedBy)
        {
            ReleasedFromId = entry.file.ReleasedFromId,
            Party = entry.file.Party,
            MediaType = entry.MediaType,
        })];
    }
}

/// <summary>下一步 — every action of the law sorted by whether it can be taken now and by this person; 条例 45.</summary>
internal static class NextSteps
{
    internal static (IReadOnlyList<NextStep> Next, IReadOnlyList<NextStep> NotNow) Of(DisclosureRequest request, Caller caller)
    {
        var (next, notNow) = (new List<NextStep>(), new List<NextStep>());
        foreach (var row in RequestActions.List.Entries.Where(row => row.Member != RequestAction.Submit))
        {
            var decision = RequestTransitions.Decide(request.Kind, request.State, row.Member);
            if (decision.TryGet(out var step))
            {
                var actors = string.Join('、', step.Actors.Select(actor => RequestActors.List[actor].Name));
                next.Add(new NextStep(row.Member, row.Name, step.Next, step.Needs, step.Papers)
                {
                    Actors = step.Actors,
                    Refusal = request.OrganId == caller.OrganId && TakeStep.May(caller, step) ? null : RequestRefusals.NotYours(row.Member, actors),
                });
            }
            else
            {
                notNow.Add(new NextStep(row.Member, row.Name, null, [], []) { Refusal = decision.Refusal });
            }
        }

        return (next, notNow);
    }
}
