using Gongkai.App.Reminders;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>工作台条件 — which open requests are shown; everything may be left out.</summary>
public sealed record WorkbenchFilter
{
    public RequestState? State { get; init; }

    public DeadlineLight? Light { get; init; }

    public Guid? UnitId { get; init; }

    public Guid? HandlerId { get; init; }

    public SubmissionChannel? Channel { get; init; }

    public ApplicantKind? ApplicantKind { get; init; }

    public RequestKind? Kind { get; init; }

    /// <summary>Words of title, number, description or clarification, or an applicant's whole name.</summary>
    public string Text { get; init; } = "";

    public DateOnly? SubmittedFrom { get; init; }

    public DateOnly? SubmittedTo { get; init; }

    /// <summary>Only what waits for the person who asks: assigned to them or their unit, or in a state that their roles move on.</summary>
    public bool OnlyMine { get; init; }
}

/// <summary>工作台行 — one open request with its due date as it stands today.</summary>
public sealed record WorkbenchRow(DisclosureRequest Request, string ApplicantName, Result<Deadline> Deadline, LightReading Light)
{
    public RequestKey Key => new(Request.Id, Request.Version);

    public string UnitName { get; init; } = "";

    public string HandlerName { get; init; } = "";

    public DateOnly? DueOn => Deadline.TryGet(out var deadline) ? deadline.DueOn : null;

    /// <summary>The date to work by.</summary>
    public DateOnly? SafeOn => Deadline.TryGet(out var deadline) ? deadline.SafeOn : null;

    /// <summary>What is awaited from the applicant falls due here.</summary>
    public DateOnly? AwaitedBy => Deadline.TryGet(out var deadline) ? deadline.AwaitedBy : null;

    /// <summary>Opinions that are still asked for; empty once the consultation was ended.</summary>
    public IReadOnlyList<ExcludedPeriod> Consultations { get; init; } = [];

    /// <summary>What somebody outside should have given by now: opinions, the fee, a clarification.</summary>
    public IEnumerable<Reminder> Waits(DateOnly today)
    {
        if (AwaitedBy is { } by && by < today)
        {
            switch (Request.State)
            {
                case RequestState.AwaitingFee:
                    yield return new Reminder(ReminderKind.FeeUnpaid, $"缴费期限 {by:yyyy-MM-dd} 已届满，申请人没有缴费");
                    break;
                case RequestState.AwaitingClarification:
                    yield return new Reminder(ReminderKind.ClarificationOverdue, $"补正期限 {by:yyyy-MM-dd} 已届满，申请人没有补正");
                    break;
            }
        }

        foreach (var silent in Consultations.Where(asked => asked.IsUnanswered && asked.To < today))
        {
            yield return new Reminder(ReminderKind.OpinionOverdue, $"{silent.Party}的意见逾期未到（{silent.To:yyyy-MM-dd} 期满）");
        }
    }
}

/// <summary>工作台页 — one page of rows, how many there are, and how many of each light and state among all open ones.</summary>
public sealed record WorkbenchPage(IReadOnlyList<WorkbenchRow> Rows, int Total, IReadOnlyDictionary<DeadlineLight, int> Lights, IReadOnlyDictionary<RequestState, int> States);

/// <summary>办件工作台 — the open requests of the own organ in order of danger; due dates are calculated from their events, which two queries read; 条例 33.</summary>
public sealed class Workbench(SiteDatabase database, SiteClock clock, Vault vault)
{
    public const int PageSize = 50;

    public async Task<Result<WorkbenchPage>> RunAsync(Caller caller, WorkbenchFilter filter, int page = 1, CancellationToken cancellation = default)
    {
        if (RequestAccess.Lacks(caller) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        var (open, histories) = await OpenAsync(db, caller.OrganId, cancellation);
        var source = await DeadlineSource.OfAsync(db, caller.OrganId, cancellation);
        var unit = await db.People.Where(person => person.Id == caller.PersonId).Select(person => person.UnitId).FirstOrDefaultAsync(cancellation);
        var found = filter.Text.Trim().Length == 0 ? null : RequestIndex.FindOrNamed(db, (caller.OrganId, filter.Text), vault);
        var matching = found is null ? null : (await found.ToListAsync(cancellation)).ToHashSet();
        var read = open.Where(request => Matches(request, filter) && (matching is null || matching.Contains(request.Id)) && (!filter.OnlyMine || IsMine(request, caller, unit)))
            .Select(request => Read(request, source, [.. histories[request.Id].Select(step => step.ToEvent())])).ToList();
        var rows = read.Where(row => filter.Light is not { } light || row.Light.Light == light).OrderBy(Danger).ThenBy(row => row.Request.SubmittedOn).ThenBy(row => row.Request.Number, StringComparer.Ordinal).ToList();
        var shown = rows.Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize).ToList();
        return new WorkbenchPage(
            await NamedAsync(db, shown, cancellation),
            rows.Count,
            read.CountBy(row => row.Light.Light).ToDictionary(),
            read.CountBy(row => row.Request.State).ToDictionary());
    }

    /// <summary>All open requests of an organ with their due dates, unordered: for reminders, calendars and changes of holidays.</summary>
    internal async Task<IReadOnlyList<WorkbenchRow>> AllAsync(GongkaiDb db, Guid organ, DeadlineSource source, CancellationToken cancellation)
    {
        var (open, histories) = await OpenAsync(db, organ, cancellation);
        return [.. open.Select(request => Read(request, source, [.. histories[request.Id].Select(step => step.ToEvent())]))];
    }

    internal static IQueryable<DisclosureRequest> OpenOf(GongkaiDb db, Guid organ) => db.Set<DisclosureRequest>().AsNoTracking().Where(request => request.OrganId == organ && request.EndedOn == null);

    private static async Task<(List<DisclosureRequest> Open, ILookup<Guid, RecordedStep> Histories)> OpenAsync(GongkaiDb db, Guid organ, CancellationToken cancellation)
    {
        var open = OpenOf(db, organ);
        var steps = await open.Join(db.Set<RecordedStep>().AsNoTracking(), request => request.Id, step => step.RequestId, (_, step) => step).ToListAsync(cancellation);
        return (await open.ToListAsync(cancellation), steps.OrderBy(step => step.Number).ToLookup(step => step.RequestId));
    }

    private WorkbenchRow Read(DisclosureRequest request, DeadlineSource source, IReadOnlyList<RequestEvent> history)
    {
        var deadline = source.Of(history);
        var light = deadline.TryGet(out var known) ? source.LightOf(known, clock.Today) : new LightReading(DeadlineLight.Grey, null, deadline.Refusal!.Message);
        return new WorkbenchRow(request, "", deadline, light)
        {
            Consultations = request.State == RequestState.Consulting && Deadline.Consultations(history, source.Calendar).TryGet(out var asked) ? asked : [],
        };
    }

    // Overdue first, then by the date to work by; what waits for somebody outside comes after, and last what has no date at all.
    private (int Group, DateOnly Day) Danger(WorkbenchRow row) => row switch
    {
        { Light.Light: DeadlineLight.Red } => (0, row.SafeOn ?? row.Request.SubmittedOn),
        { AwaitedBy: { } by } when by < clock.Today => (1, by),
        { SafeOn: { } safe } when row.Light.Light != DeadlineLight.Grey => (2, safe),
        { Deadline.Succeeded: false } => (3, row.Request.SubmittedOn),
        { SafeOn: { } later } => (4, later),
        { AwaitedBy: { } awaited } => (5, awaited),
        _ => (6, row.Request.SubmittedOn),
    };

    private static bool Matches(DisclosureRequest request, WorkbenchFilter filter) =>
        (filter.State is not { } state || request.State == state)
        && (filter.UnitId is not { } unit || request.UnitId == unit)
        && (filter.HandlerId is not { } handler || request.HandlerId == handler)
        && (filter.Channel is not { } channel || request.Channel == channel)
        && (filter.ApplicantKind is not { } applicant || request.ApplicantKind == applicant)
        && (filter.Kind is not { } kind || request.Kind == kind)
        && (filter.SubmittedFrom is not { } from || request.SubmittedOn >= from)
        && (filter.SubmittedTo is not { } to || request.SubmittedOn <= to);

    private static bool IsMine(DisclosureRequest request, Caller caller, Guid? unit) => request.State switch
    {
        RequestState.LegalReview => caller.May(Permission.ReviewLegality),
        RequestState.Approving => caller.May(Permission.ApproveReplies),
        RequestState.AwaitingConfirmation or RequestState.UnderReview or RequestState.Approved or RequestState.AwaitingClarification or RequestState.AwaitingFee => caller.May(Permission.RegisterRequests),
        _ => request.HandlerId is { } handler ? handler == caller.PersonId : unit is not null && request.UnitId == unit && caller.May(Permission.HandleRequests),
    };

    private async Task<IReadOnlyList<WorkbenchRow>> NamedAsync(GongkaiDb db, List<WorkbenchRow> rows, CancellationToken cancellation)
    {
        var names = await RequestNames.OfAsync(db, [.. rows.Select(row => row.Request)], cancellation);
        return [.. rows.Select(row => row with
        {
            ApplicantName = vault.Open<Applicant>(row.Request.Applicant).MaskedName(row.Request.ApplicantKind),
            UnitName = names.Unit(row.Request.UnitId),
            HandlerName = names.Person(row.Request.HandlerId),
        })];
    }
}

/// <summary>申请查阅权 — who of an organ may look at its requests.</summary>
internal static class RequestAccess
{
    private static readonly Permission[] s_any = [Permission.RegisterRequests, Permission.HandleRequests, Permission.ReviewLegality, Permission.ApproveReplies, Permission.CompileReports];

    internal static Refusal? Lacks(Caller caller) => s_any.Any(caller.May) ? null : caller.Lacks(Permission.HandleRequests);
}

/// <summary>承办单位和人员名称 — the names behind the ids of some requests.</summary>
internal sealed record RequestNames(IReadOnlyDictionary<Guid, string> Units, IReadOnlyDictionary<Guid, string> People)
{
    internal string Unit(Guid? id) => id is { } known ? Units.GetValueOrDefault(known, "") : "";

    internal string Person(Guid? id) => id is { } known ? People.GetValueOrDefault(known, "") : "";

    internal static async Task<RequestNames> OfAsync(GongkaiDb db, IReadOnlyList<DisclosureRequest> requests, CancellationToken cancellation)
    {
        var units = requests.Where(request => request.UnitId is not null).Select(request => request.UnitId!.Value).Distinct().ToList();
        var people = requests.Where(request => request.HandlerId is not null).Select(request => request.HandlerId!.Value).Distinct().ToList();
        return new RequestNames(
            units.Count == 0 ? new Dictionary<Guid, string>() : await db.Units.AsNoTracking().Where(unit => units.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellation),
            people.Count == 0 ? new Dictionary<Guid, string>() : await db.People.AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation));
    }
}
