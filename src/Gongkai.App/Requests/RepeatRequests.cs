using Gongkai.App.Search;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Fees;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>相近申请 — another request of the same applicant, and how alike the two are, from 0 to 1.</summary>
public sealed record SimilarRequest(DisclosureRequest Request, double Similarity);

/// <summary>重复和大量申请 — what the same applicant asked before, how many this calendar month, and what the fee by item would be; 条例 35, 36(6), 42.</summary>
/// <param name="ThisMonth">Requests of the applicant to this organ in the month of this request, this one among them.</param>
/// <param name="Fee">The fee for all of that month; a refusal where the number cannot be one.</param>
public sealed record RepeatView(IReadOnlyList<SimilarRequest> Similar, int ThisMonth, Result<FeeCalculation> Fee);

/// <summary>查重 — compares a request with the others of the same applicant; only shows, never decides.</summary>
public sealed class RepeatRequests(SiteDatabase database)
{
    private const double Alike = 0.5;
    private const int Most = 500;

    public async Task<Result<RepeatView>> RunAsync(Caller caller, Guid requestId, CancellationToken cancellation = default)
    {
        if (RequestAccess.Lacks(caller) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        var organ = caller.OrganId;
        if (await db.Set<DisclosureRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.Id == requestId && request.OrganId == organ, cancellation) is not { } request)
        {
            return RequestRefusals.NotFound;
        }

        var others = await db.Set<DisclosureRequest>().AsNoTracking()
            .Where(other => other.OrganId == organ && other.ApplicantKey == request.ApplicantKey && other.Id != requestId && other.ParentId != requestId)
            .OrderByDescending(other => other.SubmittedOn).Take(Most).ToListAsync(cancellation);
        var own = Pairs(request);
        var similar = others.Select(other => new SimilarRequest(other, Similarity(own, Pairs(other)))).Where(other => other.Similarity >= Alike).OrderByDescending(other => other.Similarity).ToList();
        var month = 1 + others.Count(other => (other.SubmittedOn.Year, other.SubmittedOn.Month) == (request.SubmittedOn.Year, request.SubmittedOn.Month));
        return new RepeatView(similar, month, InformationProcessingFee.ForItems(month));
    }

    /// <summary>Shared pairs of neighbouring characters, twice, over all pairs (Dice 1945).</summary>
    internal static double Similarity(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<string> Pairs(DisclosureRequest request) => [.. SearchTokens.Of($"{request.Title}\n{request.DocumentNumber}\n{request.Description}").Select(token => token.Text)];
}
