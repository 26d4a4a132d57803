using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>案件 — a request with its history, loaded to take a step; the one place that appends events and keeps the projections; 条例 45.</summary>
internal sealed class RequestCase
{
    private readonly List<RecordedStep> _steps;

    private RequestCase(DisclosureRequest request, List<RecordedStep> steps, RequestHistory? history, DeadlineSource source)
    {
        (Request, _steps, Source) = (request, steps, source);
        History = history!;
    }

    internal DisclosureRequest Request { get; }

    internal IReadOnlyList<RecordedStep> Steps => _steps;

    internal RequestHistory History { get; private set; }

    internal DeadlineSource Source { get; }

    internal Result<Deadline> Deadline => Source.Of(History.Recorded);

    /// <summary>The steps that still stand, in order.</summary>
    internal IEnumerable<RecordedStep> Standing => StandingOf(_steps);

    internal static IEnumerable<RecordedStep> StandingOf(IReadOnlyList<RecordedStep> steps)
    {
        var undone = steps.Where(step => step.Undoes is not null).Select(step => step.Undoes!.Value).ToHashSet();
        return steps.Where(step => step.Action != RequestAction.Undo && !undone.Contains(step.Number));
    }

    /// <summary>A new request, before its first event.</summary>
    internal static RequestCase New(DisclosureRequest request, DeadlineSource source) => new(request, [], null, source);

    internal static async Task<Result<RequestCase>> LoadAsync(GongkaiDb db, RequestKey key, CancellationToken cancellation)
    {
        if (await db.Set<DisclosureRequest>().FirstOrDefaultAsync(request => request.Id == key.Id, cancellation) is not { } request || request.OrganId != db.Scope.OrganId)
        {
            return RequestRefusals.NotFound;
        }

        if (request.Version != key.Version)
        {
            return RequestRefusals.Changed;
        }

        var steps = await db.Set<RecordedStep>().AsNoTracking().Where(step => step.RequestId == request.Id).OrderBy(step => step.Number).ToListAsync(cancellation);
        var source = await DeadlineSource.OfAsync(db, request.OrganId, cancellation);
        var history = RequestHistory.Of([.. steps.Select(step => step.ToEvent())]);
        return history.TryGet(out var known) ? new RequestCase(request, steps, known, source) : history.Refusal!;
    }

    /// <summary>A request with a history that is known to be one, with its projections; for what is loaded in bulk.</summary>
    /// <exception cref="InvalidOperationException">The history is none.</exception>
    internal static RequestCase Restore(DisclosureRequest request, List<RecordedStep> steps, DeadlineSource source)
    {
        var history = RequestHistory.Of([.. steps.Select(step => step.ToEvent())]);
        var restored = new RequestCase(request, steps, history.Value, source);
        restored.Project(steps.FindLast(step => step.Action is RequestAction.Assign or RequestAction.ReturnAssignment) ?? steps[^1]);
        return restored;
    }

    /// <summary>Appends an event where the law lets it be, and brings the projections up to date.</summary>
    internal Refusal? Append(GongkaiDb db, RecordedStep step)
    {
        var events = (IReadOnlyList<RequestEvent>)[.. _steps.Select(known => known.ToEvent()), step.ToEvent()];
        var next = RequestHistory.Of(events);
        if (!next.TryGet(out var history))
        {
            return next.Refusal;
        }

        // A year whose notice is not out yet stops no step: the due date alone is not known then.
        if (Source.Of(events).Refusal is { } refusal && refusal.Code != "calendar-no-notice")
        {
            return refusal;
        }

        db.Add(step);
        _steps.Add(step);
        History = history;
        Project(step);
        return null;
    }

    private void Project(RecordedStep last)
    {
        Request.State = History.State;
        Request.ReceivedOn = History.ReceivedOn;
        Request.Outcome = History.Outcome;
        Request.Correction = History.Correction;
        Request.CountedOutcome = History.CountedOutcome;
        Request.CountedOn = History.CountedOn;
        Request.EventCount = _steps.Count;
        Request.IsDivided = History.IsDivided;
        Request.EndedOn = RequestStates.IsOpen(History.State) ? null : Standing.Last(step => Ends(step.Action)).HappenedOn;
        if (last.Action is RequestAction.Assign or RequestAction.ReturnAssignment or RequestAction.Undo)
        {
            var assigned = Standing.LastOrDefault(step => step.Action is RequestAction.Assign or RequestAction.ReturnAssignment);
            (Request.UnitId, Request.HandlerId) = (assigned?.UnitId, assigned?.HandlerId);
        }
    }

    private static bool Ends(RequestAction action) => action is RequestAction.Deliver or RequestAction.Split || Outcomes.ByAction(action) is not null;
}
