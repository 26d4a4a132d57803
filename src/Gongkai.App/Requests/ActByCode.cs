using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>凭码补正 — the applicant clarifies the request online, once and in time; 条例 30.</summary>
public sealed class ClarifyByCode(SiteDatabase database, SiteClock clock, Vault vault, RateCounters counters)
{
    /// <param name="content">The clarified content.</param>
    /// <param name="files">What is handed in with it.</param>
    public Task<Refusal?> RunAsync(RequestCode code, string content, IReadOnlyList<FormFile>? files = null, CancellationToken cancellation = default) =>
        new CodeStep(database, clock, vault, counters).RunAsync(code, new StepOrder(RequestAction.ReceiveClarification, clock.Today, new StepFacts { Content = content }), files ?? [], cancellation);
}

/// <summary>凭码说明理由 — the applicant tells why so many requests are needed; 条例 35.</summary>
public sealed class GiveReasonsByCode(SiteDatabase database, SiteClock clock, Vault vault, RateCounters counters)
{
    public Task<Refusal?> RunAsync(RequestCode code, string reasons, CancellationToken cancellation = default) =>
        new CodeStep(database, clock, vault, counters).RunAsync(code, new StepOrder(RequestAction.ReceiveReasons, clock.Today, new StepFacts { Reason = reasons }), [], cancellation);
}

/// <summary>凭码撤回 — the applicant takes the request back.</summary>
public sealed class WithdrawByCode(SiteDatabase database, SiteClock clock, Vault vault, RateCounters counters)
{
    public Task<Refusal?> RunAsync(RequestCode code, string statement, CancellationToken cancellation = default) =>
        new CodeStep(database, clock, vault, counters).RunAsync(code, new StepOrder(RequestAction.Withdraw, clock.Today, new StepFacts { Reason = statement }), [], cancellation);
}

/// <summary>凭码确认收到 — the applicant confirms that the reply arrived; 国办公开办函〔2016〕235号.</summary>
public sealed class ConfirmByCode(SiteDatabase database, SiteClock clock, Vault vault, RateCounters counters)
{
    public Task<Refusal?> RunAsync(RequestCode code, CancellationToken cancellation = default) =>
        new CodeStep(database, clock, vault, counters).RunAsync(
            code, new StepOrder(RequestAction.RecordDeliveryProof, clock.Today, new StepFacts { Reference = "申请人网上确认收到", Papers = [] }), [], cancellation);
}

/// <summary>凭码办理 — one step that the applicant takes with number and code.</summary>
internal sealed class CodeStep(SiteDatabase database, SiteClock clock, Vault vault, RateCounters counters)
{
    internal async Task<Refusal?> RunAsync(RequestCode code, StepOrder order, IReadOnlyList<FormFile> files, CancellationToken cancellation)
    {
        var entered = await new CodeDoor(database, vault, counters).EnterAsync(code, cancellation);
        if (!entered.TryGet(out var room))
        {
            return entered.Refusal;
        }

        await using var db = room.Db;
        var caller = Caller.Public(code.From);
        var done = await new CaseWork(database, clock, vault).RunAsync(db, caller, new RequestKey(room.Request.Id, room.Request.Version), async (_, open, work) =>
        {
            foreach (var file in files)
            {
                if (await new RequestFiles(db, clock, vault).AddAsync(open.Request, file, caller, cancellation) is { } fault)
                {
                    return fault;
                }
            }

            return await work.RunAsync(open, order with { IsByApplicant = true }, caller, cancellation);
        }, cancellation);
        return done.Refusal;
    }
}
