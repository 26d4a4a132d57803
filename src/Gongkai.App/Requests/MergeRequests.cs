using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>并案 — ends a duplicate in favour of the main request of the same applicant; 条例 45.</summary>
public sealed class MergeRequests(SiteDatabase database, SiteClock clock, Vault vault)
{
    /// <param name="key">The duplicate, which ends.</param>
    /// <param name="mainId">The request that goes on.</param>
    public Task<Result<RequestKey>> RunAsync(Caller caller, RequestKey key, Guid mainId, string reason, CancellationToken cancellation = default) =>
        new CaseWork(database, clock, vault).RunAsync(caller, key, async (db, open, work) =>
        {
            var (request, organ) = (open.Request, caller.OrganId);
            var main = await db.Set<DisclosureRequest>().AsNoTracking().FirstOrDefaultAsync(other => other.Id == mainId && other.OrganId == organ, cancellation);
            if (main is null || main.Id == request.Id || main.ApplicantKey != request.ApplicantKey || !RequestStates.IsOpen(main.State))
            {
                return new Refusal("request-merge-main", "只能并入同一申请人在本机关的另一件在办申请；请重新选择。");
            }

            var facts = new StepFacts { MainRequestId = mainId, Reason = reason, Reference = main.Number };
            if (await work.RunAsync(open, new StepOrder(RequestAction.Merge, clock.Today, facts), caller, cancellation) is { } refusal)
            {
                return refusal;
            }

            request.MergedIntoId = mainId;
            return null;
        }, cancellation);
}
