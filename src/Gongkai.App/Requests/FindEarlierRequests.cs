using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>此前申请 — an earlier request of the same applicant, as the registration shows it.</summary>
public sealed record EarlierRequest(DisclosureRequest Request, string ApplicantName);

/// <summary>查找同一申请人的此前申请 — by number of the paper, or by name; so that a letter is registered in under a minute and repeats are seen; 条例 36(6).</summary>
public sealed class FindEarlierRequests(SiteDatabase database, SiteClock clock, Vault vault)
{
    public const int Most = 50;

    /// <param name="idNumberOrName">Identity number, credit code, or the whole name.</param>
    public async Task<Result<IReadOnlyList<EarlierRequest>>> RunAsync(Caller caller, string idNumberOrName, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.RegisterRequests) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        var (organ, key, name) = (caller.OrganId, new Applicant("") { IdNumber = idNumberOrName }.Key(vault), Applicant.NameKey(idNumberOrName, vault));
        var found = await db.Set<DisclosureRequest>().AsNoTracking().Where(request => request.OrganId == organ && (request.ApplicantKey == key || request.NameKey == name))
            .OrderByDescending(request => request.SubmittedOn).ThenByDescending(request => request.Number).Take(Most).ToListAsync(cancellation);
        return found.Select(request => new EarlierRequest(request, vault.Open<Applicant>(request.Applicant).MaskedName(request.ApplicantKind))).ToList();
    }

    /// <summary>The applicant of an earlier request in full, to fill the form; leaves an event.</summary>
    public async Task<Result<Applicant>> TakeOverAsync(Caller caller, Guid requestId, CancellationToken cancellation = default)
    {
        var viewed = await new ViewApplicant(database, clock, vault).RunAsync(caller, requestId, "登记新申请", cancellation);
        return viewed.TryGet(out var view) ? view.Applicant : viewed.Refusal!;
    }
}
