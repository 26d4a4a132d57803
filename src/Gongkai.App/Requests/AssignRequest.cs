using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>分办、认领、退回 — gives a request to a unit or a person; a person of the unit claims it; the unit gives it back with a reason; 条例 45.</summary>
public sealed class AssignRequest(SiteDatabase database, SiteClock clock, Vault vault)
{
    /// <param name="personId">Null leaves it to the unit, whose people claim it.</param>
    public Task<Result<RequestKey>> RunAsync(Caller caller, RequestKey key, Guid unitId, Guid? personId = null, CancellationToken cancellation = default) =>
        StepAsync(caller, key, new StepOrder(RequestAction.Assign, clock.Today, new StepFacts { UnitId = unitId, HandlerId = personId }), cancellation);

    public Task<Result<RequestKey>> ReturnAsync(Caller caller, RequestKey key, string reason, CancellationToken cancellation = default) =>
        StepAsync(caller, key, new StepOrder(RequestAction.ReturnAssignment, clock.Today, new StepFacts { Reason = reason }), cancellation);

    /// <summary>认领 — takes over what the own unit was given.</summary>
    public async Task<Result<RequestKey>> ClaimAsync(Caller caller, RequestKey key, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.HandleRequests) is { } lacking)
        {
            return lacking;
        }

        return await new CaseWork(database, clock, vault).RunAsync(caller, key, async (db, open, work) =>
        {
            var unit = await db.People.Where(person => person.Id == caller.PersonId).Select(person => person.UnitId).FirstOrDefaultAsync(cancellation);
            if (open.Request.UnitId is not { } given || unit != given || !RequestStates.IsOpen(open.Request.State))
            {
                return new Refusal("request-claim-unit", "只能认领分给本处室的在办申请；请联系信息公开专员改派。");
            }

            if (open.Request.HandlerId is { } other && other != caller.PersonId)
            {
                return new Refusal("request-claimed", "这件申请已由他人承办；需要交接的，请信息公开专员改派。");
            }

            work.Lock(open.Request);
            open.Request.HandlerId = caller.PersonId;
            db.Record(RequestEventKinds.Claimed.On(open.Request.OrganId, RequestEventKinds.Subject, key.Id).With(new { open.Request.Number }));
            return null;
        }, cancellation);
    }

    private Task<Result<RequestKey>> StepAsync(Caller caller, RequestKey key, StepOrder order, CancellationToken cancellation) =>
        new CaseWork(database, clock, vault).RunAsync(caller, key, (_, open, work) => work.RunAsync(open, order, caller, cancellation), cancellation);
}
