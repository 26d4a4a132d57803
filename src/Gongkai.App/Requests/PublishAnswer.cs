using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.PersonalData;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>答复公开稿 — title and answer as they stand or would stand on the portal.</summary>
public sealed record AnswerText(string Title, string Answer)
{
    public bool IsPublished { get; init; }
}

/// <summary>公开答复 — puts question and answer of a request on the portal for everybody; whatever names the applicant or holds personal data is refused; 条例 15, 44.</summary>
public sealed class PublishAnswer(SiteDatabase database, SiteClock clock, Vault vault)
{
    private const int LongestTitle = 200;
    private const int LongestAnswer = 5_000;

    private static readonly Refusal s_notReplied = new("request-answer-open", "只有已经答复的政府信息公开申请才能公开答复；更正本人记录的申请不公开。");

    /// <summary>What is published; before that a first wording, with personal data masked.</summary>
    public async Task<Result<AnswerText>> ReadAsync(Caller caller, Guid id, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var found = await FindAsync(db, caller, id, cancellation);
        if (!found.TryGet(out var request))
        {
            return found.Refusal!;
        }

        if (await db.Set<RequestAnswer>().AsNoTracking().FirstOrDefaultAsync(answer => answer.RequestId == id, cancellation) is { } published)
        {
            return new AnswerText(published.Title, published.Answer) { IsPublished = true };
        }

        var draft = await db.Set<ReplyDraft>().AsNoTracking().FirstOrDefaultAsync(draft => draft.RequestId == id, cancellation);
        var reply = draft is null ? null : vault.Open<ReplyContent>(draft.Content);
        var name = vault.Open<Applicant>(request.Applicant).Name;
        List<(string Name, string Label)> hidden = [(name, "申请人"), .. (await PartiesAsync(db, id, cancellation)).Select(party => (party.Contact.Name, party.Label))];
        var lines = new[] { reply?.Reasons, reply?.Given, reply?.Referral }.Where(line => !string.IsNullOrWhiteSpace(line));
        return new AnswerText(Without(request.Title, hidden), Without(string.Join('\n', lines), hidden));
    }

    public async Task<Refusal?> RunAsync(Caller caller, Guid id, AnswerText text, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var found = await FindAsync(db, caller, id, cancellation);
        if (!found.TryGet(out var request))
        {
            return found.Refusal;
        }

        if (Problem(request, await PartiesAsync(db, id, cancellation), text) is { } problem)
        {
            return problem;
        }

        var answer = await db.Set<RequestAnswer>().FirstOrDefaultAsync(answer => answer.RequestId == id, cancellation);
        if (answer is null)
        {
            answer = new RequestAnswer { RequestId = id, OrganId = request.OrganId, Outcome = request.Outcome!.Value, AnsweredOn = request.EndedOn!.Value };
            db.Add(answer);
        }

        (answer.Title, answer.Answer, answer.PublishedAt) = (text.Title.Trim(), text.Answer.Trim(), clock.Now);
        db.Record((RequestEventKinds.AnswerPublished.On(request.OrganId, RequestEventKinds.Subject, id) with { Provision = "条例第四十四条" }).With(new { request.Number }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    public async Task<Refusal?> WithdrawAsync(Caller caller, Guid id, string reason, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var found = await FindAsync(db, caller, id, cancellation);
        if (!found.TryGet(out var request))
        {
            return found.Refusal;
        }

        if (string.IsNullOrWhiteSpace(reason) || await db.Set<RequestAnswer>().FirstOrDefaultAsync(answer => answer.RequestId == id, cancellation) is not { } answer)
        {
            return new Refusal("request-answer-withdraw", "没有公开的答复可以撤下，或者没有写明撤下的原因；请核对后再提交。");
        }

        db.Remove(answer);
        db.Record(RequestEventKinds.AnswerWithdrawn.On(request.OrganId, RequestEventKinds.Subject, id).With(new { request.Number }) with { Reason = reason.Trim() });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private static async Task<Result<DisclosureRequest>> FindAsync(GongkaiDb db, Caller caller, Guid id, CancellationToken cancellation)
    {
        if (caller.Lacks(Permission.RegisterRequests) is { } lacking)
        {
            return lacking;
        }

        var organ = caller.OrganId;
        return await db.Set<DisclosureRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.Id == id && request.OrganId == organ, cancellation) is not { } request ? RequestRefusals.NotFound
            : request is { Kind: RequestKind.Disclosure, State: RequestState.Replied or RequestState.Archived, Outcome: not null, EndedOn: not null } ? request
            : s_notReplied;
    }

    // Whoever was asked as a third party; organs that were asked are no secret.
    private async Task<List<(string Label, PartyContact Contact)>> PartiesAsync(GongkaiDb db, Guid id, CancellationToken cancellation) =>
        [.. (await db.Set<RequestParty>().AsNoTracking().Where(party => party.RequestId == id && party.Kind == ConsultationKind.ThirdPartyConsultation).ToListAsync(cancellation))
            .Select(party => (party.Label, vault.Open<PartyContact>(party.Contact)))];

    // The scanner knows numbers and addresses by their look; who asked and who was asked is known here.
    private Refusal? Problem(DisclosureRequest request, IReadOnlyList<(string Label, PartyContact Contact)> parties, AnswerText text)
    {
        if (text.Title.Trim().Length is < 4 or > LongestTitle || text.Answer.Trim().Length is < 10 or > LongestAnswer)
        {
            return new Refusal("request-answer-text", $"请填写标题（4至{LongestTitle}字）和答复要点（10至{LongestAnswer}字）。");
        }

        var whole = $"{text.Title}\n{text.Answer}";
        var found = PersonalDataScanner.Scan(whole).Select(finding => PersonalDataKindRow.Of(finding.Kind).Name).Distinct().ToList();
        var who = vault.Open<Applicant>(request.Applicant);
        bool Holds(params IEnumerable<string> secrets) => secrets.Any(secret => secret.Length > 1 && whole.Contains(secret, StringComparison.Ordinal));
        found.AddRange(Holds(who.Name, who.ContactName, who.AgentName, who.Representative) ? ["申请人或者代理人的名称"] : []);
        found.AddRange(Holds(who.Phone, who.Address, who.Email, who.Fax, who.IdNumber, who.AgentPhone, who.AgentIdNumber) ? ["申请人或者代理人的联系方式、证件号码"] : []);
        found.AddRange(parties.Where(party => Holds(party.Contact.Name)).Select(party => $"{party.Label}的名称"));
        found.AddRange(parties.Where(party => Holds(party.Contact.Phone, party.Contact.Address, party.Contact.Email)).Select(party => $"{party.Label}的联系方式"));

        return found.Count == 0 ? null : new Refusal("request-answer-personal", $"公开的文字里还有：{string.Join('、', found)}。请隐去后再公开。", Provision.Regulation("第十五条"));
    }

    private static string Without(string text, IEnumerable<(string Name, string Label)> hidden) =>
        PersonalDataMask.Mask(hidden.Where(one => one.Name.Length > 1).Aggregate(text, (known, one) => known.Replace(one.Name, one.Label, StringComparison.Ordinal)));
}
