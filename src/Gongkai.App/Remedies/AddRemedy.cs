using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Remedies;

/// <summary>案件登记表 — a case as it is registered.</summary>
/// <param name="AcceptedOn">受理、立案之日: it decides the year that counts it.</param>
public sealed record RemedyForm(Guid RequestId, RemedyKind Kind, DateOnly AcceptedOn, string Authority)
{
    public DateOnly? FiledOn { get; init; }

    public string CaseNumber { get; init; } = "";

    public string Note { get; init; } = "";
}

/// <summary>登记复议诉讼 — links a reconsideration or suit to its request; 条例 51.</summary>
public sealed class AddRemedy(SiteDatabase database, SiteClock clock, Vault vault)
{
    public async Task<Result<Guid>> RunAsync(Caller caller, RemedyForm form, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.RegisterRequests) is { } lacking)
        {
            return lacking;
        }

        if (form.AcceptedOn > clock.Today || form.FiledOn > form.AcceptedOn || string.IsNullOrWhiteSpace(form.Authority))
        {
            return new Refusal("remedy-form", "请填写复议机关或者人民法院；受理日期不晚于今天，不早于提起日期。");
        }

        await using var db = database.Open(caller.Scope);
        var organ = caller.OrganId;
        if (!await db.Set<DisclosureRequest>().AnyAsync(request => request.Id == form.RequestId && request.OrganId == organ, cancellation))
        {
            return RequestRefusals.NotFound;
        }

        var remedy = new RemedyCase
        {
            Id = clock.NewId(),
            OrganId = organ,
            RequestId = form.RequestId,
            Kind = form.Kind,
            FiledOn = form.FiledOn,
            AcceptedOn = form.AcceptedOn,
            Result = RemedyResult.Pending,
            Authority = form.Authority.Trim(),
            CaseNumber = form.CaseNumber.Trim(),
            Note = form.Note.Length == 0 ? "" : vault.Seal(form.Note),
        };
        db.Add(remedy);
        db.Record((RequestEventKinds.RemedyAdded.On(organ, RequestEventKinds.Subject, form.RequestId) with { Provision = "条例第五十一条" }).With(new { Kind = form.Kind.ToString(), form.AcceptedOn }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : remedy.Id;
    }
}

/// <summary>登记复议诉讼结果 — how the case ended; an overturned decision can then be redone; 条例 51.</summary>
public sealed class DecideRemedy(SiteDatabase database, SiteClock clock, Vault vault)
{
    /// <param name="remedy">The case and the version of it that the person saw.</param>
    /// <param name="decision">The day and the result.</param>
    public async Task<Refusal?> RunAsync(Caller caller, (Guid Id, int Version) remedy, (DateOnly On, RemedyResult Result) decision, string note = "", CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.RegisterRequests) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<RemedyCase>().FirstOrDefaultAsync(known => known.Id == remedy.Id && known.OrganId == caller.OrganId, cancellation) is not { } open)
        {
            return RequestRefusals.NotFound;
        }

        if (open.Version != remedy.Version)
        {
            return RequestRefusals.Changed;
        }

        var decided = decision.On > clock.Today ? RequestRefusals.FutureDay : open.ToRemedy().Decided(decision.On, decision.Result);
        if (!decided.TryGet(out var result))
        {
            return decided.Refusal;
        }

        (open.Result, open.DecidedOn) = (result.Result, result.DecidedOn);
        open.Note = note.Length == 0 ? open.Note : vault.Seal(note);
        db.Record(RequestEventKinds.RemedyDecided.On(open.OrganId, RequestEventKinds.Subject, open.RequestId).With(new { open.Id, Result = open.Result.ToString(), open.DecidedOn }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
