using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>撤销误操作 — undoes a mistaken step by a further event with a reason; the history itself is never changed; 条例 45.</summary>
public sealed class UndoStep(SiteDatabase database, SiteClock clock, Vault vault)
{
    // Other requests came of these; they are put right there.
    private static readonly RequestAction[] s_lasting = [RequestAction.Split, RequestAction.Merge];

    /// <param name="number">Place of the step in the history, from 2.</param>
    public Task<Result<RequestKey>> RunAsync(Caller caller, RequestKey key, int number, string reason, CancellationToken cancellation = default) =>
        new CaseWork(database, clock, vault).RunAsync(caller, key, async (_, open, work) =>
        {
            var step = open.Steps.FirstOrDefault(step => step.Number == number);
            return step is not null && s_lasting.Contains(step.Action)
                ? new Refusal("request-undo-lasting", "拆分、并案已经改变其他申请，不能撤销；请在相关申请中办理。")
                : await work.RunAsync(open, new StepOrder(RequestAction.Undo, clock.Today, new StepFacts { Undoes = number, Reason = reason }), caller, cancellation);
        }, cancellation);
}
