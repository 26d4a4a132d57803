using Gongkai.App.Reports.Compiling;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>样本答复 — a drawn reply as the competent department looks at it: what was asked, how it ended, each step with its day; nothing about the applicant.</summary>
/// <param name="Deadline">Null where the steps do not tell it.</param>
public sealed record SampledReply(DisclosureRequest Request, string Organ, IReadOnlyList<RecordedStep> Steps, Deadline? Deadline)
{
    public bool IsLate => Deadline is { } known && Request.CountedOn is { } day && known.IsOverdue(day);
}

/// <summary>查看抽查的答复 — opens a drawn reply of an organ in view; that it was opened is recorded; 条例 46.</summary>
public sealed class ViewSample(GongkaiDb db, Caller caller, SiteClock clock)
{
    public async Task<SampledReply?> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        if (!caller.May(Permission.SuperviseOrgans)
            || await db.Set<DisclosureRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.Id == id && request.CountedOn != null, cancellation) is not { } request)
        {
            return null;
        }

        var organ = await db.Organs.Where(organ => organ.Id == request.OrganId).Select(organ => organ.Name).FirstAsync(cancellation);
        var steps = await db.Set<RecordedStep>().AsNoTracking().Where(step => step.RequestId == id).OrderBy(step => step.Number).ToListAsync(cancellation);
        var source = await DeadlineSource.OfAsync(db, request.OrganId, cancellation);
        var deadline = source.Of([.. steps.Select(step => step.ToEvent())]);
        db.Record(CompilingEvents.SampleOpened.On(caller.OrganId, CompilingEvents.Subject, null).With(new { request = request.Number, organ }));
        return await db.CommitAsync(caller, clock, cancellation) is null ? new SampledReply(request, organ, steps, deadline.TryGet(out var known) ? known : null) : null;
    }
}
