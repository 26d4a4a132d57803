using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>步骤预览 — the due date as it stands and as it would stand after a further event.</summary>
public sealed record StepPreview(Result<Deadline> Before, Result<Deadline> After, LightReading LightAfter);

/// <summary>预览步骤 — calculates the due date after an event that nobody has recorded yet; writes nothing; 条例 33.</summary>
public sealed class PreviewStep(SiteDatabase database, SiteClock clock)
{
    public async Task<Result<StepPreview>> RunAsync(Caller caller, Guid id, RequestEvent next, CancellationToken cancellation = default)
    {
        if (RequestAccess.Lacks(caller) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        var organ = caller.OrganId;
        var steps = await db.Set<RecordedStep>().AsNoTracking().Where(step => step.RequestId == id && step.OrganId == organ).OrderBy(step => step.Number).ToListAsync(cancellation);
        if (steps.Count == 0)
        {
            return RequestRefusals.NotFound;
        }

        var source = await DeadlineSource.OfAsync(db, organ, cancellation);
        RequestEvent[] history = [.. steps.Select(step => step.ToEvent())];
        var after = source.Of([.. history, next]);
        var light = after.TryGet(out var known) ? source.LightOf(known, clock.Today) : new LightReading(DeadlineLight.Grey, null, after.Refusal!.Message);
        return new StepPreview(source.Of(history), after, light);
    }

    /// <summary>The day of receipt and the due date that a request arriving in this way on this day would have.</summary>
    public async Task<StepPreview> OfArrivalAsync(Caller caller, SubmissionChannel channel, DateOnly on, CancellationToken cancellation = default)
    {
        await using var db = database.Open(caller.Scope);
        var source = await DeadlineSource.OfAsync(db, caller.OrganId, cancellation);
        var deadline = source.Of([RequestEvent.Submitted(on, channel)]);
        var light = deadline.TryGet(out var known) ? source.LightOf(known, clock.Today) : new LightReading(DeadlineLight.Grey, null, deadline.Refusal!.Message);
        return new StepPreview(deadline, deadline, light);
    }
}
