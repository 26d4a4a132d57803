using System.Globalization;
using System.Runtime.CompilerServices;
using Gongkai.App.Remedies;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>台账条件 — which requests of the register are listed; everything may be left out.</summary>
public sealed record LedgerQuery
{
    public DateOnly? SubmittedFrom { get; init; }

    public DateOnly? SubmittedTo { get; init; }

    public RequestState? State { get; init; }

    public Outcome? Outcome { get; init; }

    public ApplicantKind? ApplicantKind { get; init; }

    public SubmissionChannel? Channel { get; init; }

    public Guid? UnitId { get; init; }

    public string Text { get; init; } = "";

    /// <summary>True for ended ones alone, false for open ones alone.</summary>
    public bool? IsEnded { get; init; }
}

/// <summary>台账行 — one request with all columns of the ledger, as text; names and contacts masked.</summary>
public sealed record LedgerLine(DisclosureRequest Request, IReadOnlyList<string> Cells);

/// <summary>依申请公开台账 — the register as a table: a page of it, or all of it line by line with flat memory; 条例 45.</summary>
public sealed class RequestLedger(SiteDatabase database, SiteClock clock, Vault vault)
{
    public const int PageSize = 50;
    private const int Batch = 500;

    public static IReadOnlyList<string> Columns { get; } =
    [
        "编号", "收件日期", "受理方式", "申请人类别", "申请人", "联系电话", "所需信息", "文号", "承办单位", "承办人", "状态", "收到申请之日", "补正告知", "收到补正", "征求意见", "延期",
        "期限日", "剩余工作日", "灯", "答复日期", "办结日期", "办理结果", "依据条款", "文书编号", "送达方式", "送达凭证", "收费", "减免申请", "是否公开答复", "复议诉讼", "归档日期",
    ];

    public async Task<Result<(int Total, IReadOnlyList<LedgerLine> Lines)>> PageAsync(Caller caller, LedgerQuery query, int page = 1, CancellationToken cancellation = default)
    {
        if (RequestAccess.Lacks(caller) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        var requests = Matching(db, caller.OrganId, query);
        var total = await requests.CountAsync(cancellation);
        var shown = await requests.OrderByDescending(request => request.SubmittedOn).ThenByDescending(request => request.Number).Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return (total, await LinesAsync(db, shown, await DeadlineSource.OfAsync(db, caller.OrganId, cancellation), cancellation));
    }

    /// <summary>All matching lines, oldest first; nothing for those who may not see them.</summary>
    public async IAsyncEnumerable<LedgerLine> StreamAsync(Caller caller, LedgerQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (RequestAccess.Lacks(caller) is not null)
        {
            yield break;
        }

        await using var reading = database.Open(caller.Scope);
        await using var beside = database.Open(caller.Scope);
        var source = await DeadlineSource.OfAsync(beside, caller.OrganId, cancellation);
        var batch = new List<DisclosureRequest>(Batch);
        await foreach (var request in Matching(reading, caller.OrganId, query).OrderBy(request => request.SubmittedOn).ThenBy(request => request.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            batch.Add(request);
            if (batch.Count == Batch)
            {
                foreach (var line in await LinesAsync(beside, batch, source, cancellation))
                {
                    yield return line;
                }

                batch.Clear();
            }
        }

        foreach (var line in await LinesAsync(beside, batch, source, cancellation))
        {
            yield return line;
        }
    }

    private IQueryable<DisclosureRequest> Matching(GongkaiDb db, Guid organ, LedgerQuery query)
    {
        var requests = db.Set<DisclosureRequest>().AsNoTracking().Where(request => request.OrganId == organ);
        if (query.SubmittedFrom is { } from)
        {
            requests = requests.Where(request => request.SubmittedOn >= from);
        }

        if (query.SubmittedTo is { } to)
        {
            requests = requests.Where(request => request.SubmittedOn <= to);
        }

        if (query.State is { } state)
        {
            requests = requests.Where(request => request.State == state);
        }

        if (query.Outcome is { } outcome)
        {
            requests = requests.Where(request => request.Outcome == outcome);
        }

        if (query.ApplicantKind is { } kind)
        {
            requests = requests.Where(request => request.ApplicantKind == kind);
        }

        if (query.Channel is { } channel)
        {
            requests = requests.Where(request => request.Channel == channel);
        }

        if (query.UnitId is { } unit)
        {
            requests = requests.Where(request => request.UnitId == unit);
        }

        if (query.IsEnded is { } isEnded)
        {
            requests = isEnded ? requests.Where(request => request.EndedOn != null) : requests.Where(request => request.EndedOn == null);
        }

        if (query.Text.Trim().Length == 0)
        {
            return requests;
        }

        var found = RequestIndex.FindOrNamed(db, (organ, query.Text), vault);
        return requests.Where(request => found.Contains(request.Id));
    }

    private async Task<IReadOnlyList<LedgerLine>> LinesAsync(GongkaiDb db, List<DisclosureRequest> requests, DeadlineSource source, CancellationToken cancellation)
    {
        var ids = requests.Select(request => request.Id).ToList();
        var steps = (await db.Set<RecordedStep>().AsNoTracking().Where(step => ids.Contains(step.RequestId)).ToListAsync(cancellation)).OrderBy(step => step.Number).ToLookup(step => step.RequestId);
        var papers = (await db.Set<RequestPaper>().AsNoTracking().Where(paper => ids.Contains(paper.RequestId) && paper.Sequence != null).ToListAsync(cancellation)).ToLookup(paper => paper.RequestId);
        var remedies = (await db.Set<RemedyCase>().AsNoTracking().Where(remedy => ids.Contains(remedy.RequestId)).ToListAsync(cancellation)).ToLookup(remedy => remedy.RequestId);
        var names = await RequestNames.OfAsync(db, requests, cancellation);
        var answers = (await db.Set<RequestAnswer>().AsNoTracking().Where(answer => ids.Contains(answer.RequestId)).Select(answer => answer.RequestId).ToListAsync(cancellation)).ToHashSet();
        return [.. requests.Select(request => new LedgerLine(request, new LedgerCells(request, [.. steps[request.Id]], source, vault)
            .Write(clock.Today, names, new LedgerBeside(papers[request.Id], remedies[request.Id], answers.Contains(request.Id)))))];
    }
}

/// <summary>台账关联 — what lies beside a request: its numbered papers, what was appealed, whether the answer is public.</summary>
internal sealed record LedgerBeside(IEnumerable<RequestPaper> Papers, IEnumerable<RemedyCase> Remedies, bool IsAnswerPublic);

/// <summary>台账单元格 — writes the columns of one request.</summary>
internal sealed class LedgerCells(DisclosureRequest request, IReadOnlyList<RecordedStep> steps, DeadlineSource source, Vault vault)
{
    private readonly List<RecordedStep> _standing = [.. RequestCase.StandingOf(steps)];

    internal IReadOnlyList<string> Write(DateOnly today, RequestNames names, LedgerBeside beside)
    {
        var applicant = vault.Open<Applicant>(request.Applicant);
        var deadline = source.Of([.. steps.Select(step => step.ToEvent())]);
        var light = deadline.TryGet(out var known) ? source.LightOf(known, today) : null;
        var reply = Last(RequestAction.Deliver);
        return
        [
            request.Number, Day(request.SubmittedOn), SubmissionChannels.List[request.Channel].Name, ApplicantKinds.List[request.ApplicantKind].Name,
            applicant.MaskedName(request.ApplicantKind), applicant.Phone.Length == 0 ? "" : applicant.MaskedPhone, request.Title, request.DocumentNumber,
            names.Unit(request.UnitId), names.Person(request.HandlerId), RequestStates.List[request.State].Name, Day(request.ReceivedOn),
            Days(RequestAction.AskForClarification), Days(RequestAction.ReceiveClarification), Consultations(), Extension(),
            Day(known?.DueOn), light?.WorkingDaysLeft?.ToString(CultureInfo.InvariantCulture) ?? "", light is null ? "" : $"{DeadlineLights.List[light.Light].Name}：{light.Text}",
            Day(reply?.HappenedOn), Day(request.EndedOn), Result(), request.Outcome is { } outcome ? Outcomes.Of(outcome).Basis.ToString() : "",
            string.Join('；', beside.Papers.Where(paper => _standing.Exists(step => step.Number == paper.EventNumber)).Select(paper => paper.Number)),
            reply is null ? "" : DeliveryChannels.List[Details(reply).DeliveryChannel ?? request.DeliveryChannel].Name, Last(RequestAction.RecordDeliveryProof) is { } proof ? Details(proof).Reference : "",
            Fee(), request.AsksFeeReduction ? "是" : "", reply is null ? "" : beside.IsAnswerPublic ? "是" : "否",
            string.Join('；', beside.Remedies.OrderBy(remedy => remedy.AcceptedOn).Select(remedy => $"{RemedyKinds.List[remedy.Kind].Name}：{RemedyResults.List[remedy.Result].Name}")), Days(RequestAction.Archive),
        ];
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private RecordedStep? Last(RequestAction action) => _standing.FindLast(step => step.Action == action);

    private string Days(RequestAction action) => string.Join('；', _standing.Where(step => step.Action == action).Select(step => Day(step.HappenedOn)));

    private StepDetails Details(RecordedStep step) => vault.Open<StepDetails>(step.Details);

    private string Result() => request switch
    {
        { Outcome: { } outcome } => Outcomes.Of(outcome).Name,
        { Correction: { } correction } => RecordCorrectionOutcomes.List[correction].Name,
        _ => "",
    };

    private string Consultations() => string.Join('；', _standing.Where(step => step.Action == RequestAction.Consult)
        .Select(asked => $"{asked.Party}：{Day(asked.HappenedOn)}发出，{Day(_standing.Find(step => step.Action == RequestAction.RecordOpinion && step.Party == asked.Party)?.HappenedOn) switch { "" => "未答复", var on => on + "答复" }}"));

    private string Extension() => Last(RequestAction.ApproveExtension) is { } approved
        ? $"{approved.PersonName}{Day(approved.HappenedOn)}批准{approved.WorkingDays}个工作日" + (Last(RequestAction.TellExtension) is { } told ? $"，{Day(told.HappenedOn)}告知" : "，未告知")
        : "";

    private string Fee() => Last(RequestAction.NotifyFee) is { } notified && Details(notified) is { FeeYuan: { } yuan } details
        ? $"{(details.FeeMethod == Gongkai.Domain.Fees.FeeMethod.PerItem ? "按件" : "按量")}{details.FeeQuantity}，{yuan}元"
        : "";
}
