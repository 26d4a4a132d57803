using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain.Reports.Compiling;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>结转可能 — whether an open request will still be open on 31 December.</summary>
public enum CarryChance
{
    /// <summary>应在年内答复: its last day lies in the year.</summary>
    DueThisYear,

    /// <summary>等待申请人: nobody can say.</summary>
    Waiting,

    /// <summary>将结转: its last day lies after the year, or the year is over.</summary>
    CarriesOver,
}

/// <summary>未办结的申请 — one open request of a live report, its last day and whether it will carry over.</summary>
public sealed record OpenRequest(Guid Id, string Number, string Title, DateOnly ReceivedOn, DateOnly? DueOn, CarryChance Chance);

/// <summary>年度展望 — looks from any day at what is open and what will carry over, with each request's own last day; 条例 33.</summary>
public sealed class ForecastYear(GongkaiDb db)
{
    public async Task<IReadOnlyList<OpenRequest>> RunAsync(CompiledYear compiled, CancellationToken cancellation = default)
    {
        var (day, yearEnd) = (compiled.Period.Last, ReportPeriod.Whole(compiled.Period.Year).Last);
        var open = compiled.Records.Requests.Where(request => !(request.Facts.DecidedOn <= day)).ToList();
        var ids = open.Select(request => request.Id).ToList();
        var steps = (await db.Set<RecordedStep>().AsNoTracking().Where(step => ids.Contains(step.RequestId) && step.HappenedOn <= day).OrderBy(step => step.Number).ToListAsync(cancellation)).ToLookup(step => step.RequestId);
        var source = await DeadlineSource.OfAsync(db, compiled.Organ.Id, cancellation);
        return [.. open.Select(Look).OrderByDescending(request => request.Chance).ThenBy(request => request.DueOn).ThenBy(request => request.Number, StringComparer.Ordinal)];

        OpenRequest Look(RequestRecord request)
        {
            var deadline = source.Of([.. steps[request.Id].Select(step => step.ToEvent())]);
            var due = deadline.TryGet(out var known) ? known.DueOn : null;
            var chance = day >= yearEnd || due > yearEnd ? CarryChance.CarriesOver : due is null ? CarryChance.Waiting : CarryChance.DueThisYear;
            return new OpenRequest(request.Id, request.Number, request.Title, request.Facts.ReceivedOn!.Value, due, chance);
        }
    }
}
