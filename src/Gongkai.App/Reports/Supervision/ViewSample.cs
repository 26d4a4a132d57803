using Gongkai.App.Reports.Compiling;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>样本文书 — what a drawn reply says, as it went out, with the names of who asked and of third parties taken out and personal data masked.</summary>
/// <param name="Number">Empty where it has none.</param>
public sealed record SampledLetter(string Name, string Number, DateOnly MadeOn, string Text);

/// <summary>样本答复 — a drawn reply as the competent department looks at it: what was asked, what was replied, how it ended, each step with its day; nothing about the applicant.</summary>
/// <param name="Deadline">Null where the steps do not tell it.</param>
public sealed record SampledReply(DisclosureRequest Request, string Organ, IReadOnlyList<RecordedStep> Steps, Deadline? Deadline)
{
    public bool IsLate => Deadline is { } known && Request.CountedOn is { } day && known.IsOverdue(day);

    /// <summary>What is asked for, masked like the replies.</summary>
    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The replies that went out, oldest first; none where the register holds no text of them.</summary>
    public required IReadOnlyList<SampledLetter> Letters { get; init; }

    /// <summary>The points of the reply as they were drafted, each with its head; none where nothing was drafted here.</summary>
    public required IReadOnlyList<(string Head, string Text)> Points { get; init; }
}

/// <summary>查看抽查的答复 — opens a drawn reply of an organ in view with its text; that it was opened is recorded; 条例 46.</summary>
public sealed class ViewSample(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    private static readonly HashSet<PaperKind> s_replies = [.. Outcomes.All.SelectMany(outcome => outcome.Papers)];

    public async Task<SampledReply?> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        if (!caller.May(Permission.SuperviseOrgans)
            || await db.Set<DisclosureRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.Id == id && request.CountedOn != null, cancellation) is not { } request)
        {
            return null;
        }

        var organ = await db.Organs.Where(organ => organ.Id == request.OrganId).Select(organ => organ.Name).FirstAsync(cancellation);
        var steps = await db.Set<RecordedStep>().AsNoTracking().Where(step => step.RequestId == id).OrderBy(step => step.Number).ToListAsync(cancellation);
        var source = await DeadlineSource.OfAsync(db, request.OrganId, cancellation);
        var deadline = source.Of([.. steps.Select(step => step.ToEvent())]);
        var hide = await HiddenAsync(request, cancellation);
        var standing = RequestCase.StandingOf(steps).Select(step => step.Number).ToHashSet();
        var papers = await db.Set<RequestPaper>().AsNoTracking().Where(paper => paper.RequestId == id && paper.Content != "").OrderBy(paper => paper.EventNumber).ToListAsync(cancellation);
        var draft = await db.Set<ReplyDraft>().AsNoTracking().FirstOrDefaultAsync(draft => draft.RequestId == id, cancellation);
        var reply = draft is null ? null : vault.Open<ReplyContent>(draft.Content);
        (string Head, string? Text)[] points = [("依据", reply?.Basis), ("理由", reply?.Reasons), ("提供的信息", reply?.Given), ("告知其他机关", reply?.Referral)];
        db.Record(CompilingEvents.SampleOpened.On(caller.OrganId, CompilingEvents.Subject, null).With(new { request = request.Number, organ }));
        return await db.CommitAsync(caller, clock, cancellation) is not null ? null : new SampledReply(request, organ, steps, deadline.TryGet(out var known) ? known : null)
        {
            Title = Without(request.Title, hide),
            Description = Without(request.Description, hide),
            Letters = [.. papers.Where(paper => s_replies.Contains(paper.Kind) && standing.Contains(paper.EventNumber))
                .Select(paper => new SampledLetter(PaperKinds.List[paper.Kind].Name, paper.Number, paper.MadeOn, Without(vault.Open(paper.Content), hide)))],
            Points = [.. points.Where(point => !string.IsNullOrWhiteSpace(point.Text)).Select(point => (point.Head, Without(point.Text!, hide)))],
        };
    }

    // Longer names first, so that none is left in part.
    private async Task<List<(string Name, string Instead)>> HiddenAsync(DisclosureRequest request, CancellationToken cancellation)
    {
        var who = request.Applicant.Length == 0 ? new Applicant("") : vault.Open<Applicant>(request.Applicant);
        var names = new List<(string Name, string Instead)> { (who.Name, "申请人"), (who.ContactName, "联系人"), (who.AgentName, "代理人"), (who.Representative, "法定代表人"), (who.WorkPlace, "工作单位") };
        foreach (var party in await db.Set<RequestParty>().AsNoTracking().Where(party => party.RequestId == request.Id && party.Kind == ConsultationKind.ThirdPartyConsultation).ToListAsync(cancellation))
        {
            names.Add((vault.Open<PartyContact>(party.Contact).Name, party.Label));
        }

        return [.. names.Where(one => one.Name.Length > 1).OrderByDescending(one => one.Name.Length)];
    }

    private static string Without(string text, List<(string Name, string Instead)> hidden) =>
        PersonalDataMask.Mask(hidden.Aggregate(text, (kept, one) => kept.Replace(one.Name, one.Instead, StringComparison.Ordinal)));
}
