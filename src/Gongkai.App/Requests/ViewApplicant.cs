using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>申请人信息 — the applicant and the parties in full.</summary>
public sealed record ApplicantView(Applicant Applicant, IReadOnlyDictionary<string, PartyContact> Parties);

/// <summary>查看申请人信息 — opens the sealed personal data of one request; every reading leaves an event; 个人信息保护法.</summary>
public sealed class ViewApplicant(SiteDatabase database, SiteClock clock, Vault vault)
{
    /// <param name="purpose">Why it is read, for example 邮寄答复书.</param>
    public async Task<Result<ApplicantView>> RunAsync(Caller caller, Guid requestId, string purpose, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.ReadPersonalData) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<DisclosureRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.Id == requestId && request.OrganId == caller.OrganId, cancellation) is not { } request)
        {
            return RequestRefusals.NotFound;
        }

        var parties = await db.Set<RequestParty>().AsNoTracking().Where(party => party.RequestId == requestId).ToListAsync(cancellation);
        db.Record(RequestEventKinds.ApplicantViewed.On(request.OrganId, RequestEventKinds.Subject, request.Id) with { Reason = purpose });
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal
            ? refusal
            : new ApplicantView(vault.Open<Applicant>(request.Applicant), parties.ToDictionary(party => party.Label, party => vault.Open<PartyContact>(party.Contact)));
    }
}
