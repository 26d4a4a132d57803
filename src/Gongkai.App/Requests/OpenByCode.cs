using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>查询凭据 — what the applicant types: number and query code; and from which address.</summary>
public sealed record RequestCode(string Number, string Code, string From)
{
    /// <summary>Opened before and held since by the applicant's own browser: no try at guessing.</summary>
    public bool IsHeld { get; init; }
}

/// <summary>申请人查询页 — what the applicant is shown: where it stands, by when, why that date, what to do, papers and files to take.</summary>
public sealed record ApplicantPage(string Number, string Title, string OrganName, DateOnly SubmittedOn, RequestState State)
{
    public Guid RequestId { get; init; }

    public Guid OrganId { get; init; }

    public required string InPlainWords { get; init; }

    public required Result<Deadline> Deadline { get; init; }

    /// <summary>What can be done online now: clarify, give reasons, withdraw, confirm receipt.</summary>
    public required IReadOnlyList<RequestAction> Possible { get; init; }

    /// <summary>What is asked of the applicant, in the words of the notice.</summary>
    public string Asked { get; init; } = "";

    public Outcome? Outcome { get; init; }

    public DateOnly? EndedOn { get; init; }

    public IReadOnlyList<PaperView> Papers { get; init; } = [];

    /// <summary>Released copies alone.</summary>
    public IReadOnlyList<FileView> Files { get; init; } = [];

    public IReadOnlyList<RemedyPeriod> RemedyPeriods { get; init; } = [];

    /// <summary>What happened, oldest first, without what was undone and without names.</summary>
    public IReadOnlyList<ApplicantStep> Course { get; init; } = [];

    /// <summary>The fee that is asked for now.</summary>
    public long? FeeYuan { get; init; }
}

/// <summary>申请人可见的经过 — one step of the course and its day.</summary>
public sealed record ApplicantStep(RequestAction Action, DateOnly On);

/// <summary>凭码查询 — number and code open a request without an account; a wrong number and a wrong code are the same miss, and asking is limited; 条例 33.</summary>
public sealed class OpenByCode(SiteDatabase database, SiteClock clock, Vault vault, RateCounters counters)
{
    public async Task<Result<ApplicantPage>> RunAsync(RequestCode code, CancellationToken cancellation = default)
    {
        var entered = await new CodeDoor(database, vault, counters).EnterAsync(code, cancellation);
        if (!entered.TryGet(out var room))
        {
            return entered.Refusal!;
        }

        await using var db = room.Db;
        db.Record(RequestEventKinds.OpenedByCode.On(room.Request.OrganId, RequestEventKinds.Subject, room.Request.Id));
        return await db.CommitAsync(Caller.Public(code.From), clock, cancellation) is { } refusal ? refusal : await PageAsync(db, room.Request, cancellation);
    }

    /// <summary>The stored file behind a released copy or a paper, for download; only what the page shows.</summary>
    public async Task<Result<Guid>> FileAsync(RequestCode code, Guid id, CancellationToken cancellation = default)
    {
        var opened = await RunAsync(code, cancellation);
        return !opened.TryGet(out var page) ? opened.Refusal!
            : page.Files.FirstOrDefault(file => file.Id == id) is { } file ? file.FileId
            : page.Papers.FirstOrDefault(paper => paper.Id == id)?.FileId is { } paperFile ? paperFile
            : RequestRefusals.NotFound;
    }

    private async Task<ApplicantPage> PageAsync(GongkaiDb db, DisclosureRequest request, CancellationToken cancellation)
    {
        var view = await new RequestReading(db, clock, vault).ReadAsync(request, Caller.Public(""), cancellation);
        var organ = await db.Organs.AsNoTracking().Where(organ => organ.Id == request.OrganId).Select(organ => organ.Name).FirstAsync(cancellation);
        var isAnswered = !RequestStates.IsOpen(request.State);
        var asked = view.Timeline.LastOrDefault(entry => !entry.IsUndone && entry.Step.Action is RequestAction.AskForClarification or RequestAction.AskForReasons);
        var source = await DeadlineSource.OfAsync(db, request.OrganId, cancellation);
        return new ApplicantPage(request.Number, request.Title, organ, request.SubmittedOn, request.State)
        {
            RequestId = request.Id,
            OrganId = request.OrganId,
            InPlainWords = PlainWords.Of(request.State),
            Deadline = view.Deadline,
            Possible = [.. view.Next.Where(step => step.Actors.Contains(RequestActor.Applicant)).Select(step => step.Action)],
            Asked = asked is null || request.State is not (RequestState.AwaitingClarification or RequestState.AwaitingReasons) ? ""
                : string.Join('；', asked.Details.Grounds.Select(ground => ClarificationGrounds.List[ground].Name).Append(asked.Details.Reason).Append(asked.Details.Content).Where(text => text.Length > 0)),
            Outcome = isAnswered ? request.Outcome : null,
            EndedOn = request.EndedOn,
            Papers = [.. view.Papers.Where(paper => !paper.IsVoid && ApplicantPapers.IsFor(paper.Kind, isAnswered))],
            Files = isAnswered ? [.. view.Files.Where(file => file.Role == RequestFileRole.Released && file.Party is null)] : [],
            RemedyPeriods = request is { State: RequestState.Replied or RequestState.Archived, EndedOn: { } ended } ? [RemedyPeriod.Reconsideration(ended, source.Calendar), RemedyPeriod.DirectSuit(ended, source.Calendar)] : [],
            Course = [.. view.Timeline.Where(entry => !entry.IsUndone && entry.Step.Action != RequestAction.Undo).Select(entry => new ApplicantStep(entry.Step.Action, entry.Step.HappenedOn))],
            FeeYuan = request.State == RequestState.AwaitingFee ? view.Timeline.LastOrDefault(entry => !entry.IsUndone && entry.Step.Action == RequestAction.NotifyFee)?.Details.FeeYuan : null,
        };
    }
}

/// <summary>申请人文书 — which papers are addressed to the applicant.</summary>
internal static class ApplicantPapers
{
    internal static bool IsFor(PaperKind kind, bool isAnswered) => kind switch
    {
        PaperKind.Receipt or PaperKind.ClarificationNotice or PaperKind.ReasonsNotice or PaperKind.ExtensionNotice or PaperKind.DelayNotice or PaperKind.ConsultationNotice or PaperKind.FeeNotice => true,
        >= PaperKind.ReplyAlreadyPublic and <= PaperKind.ClosingUnpaid => isAnswered,
        PaperKind.RecordCorrectionNotice => isAnswered,
        _ => false,
    };
}

/// <summary>办理状态说明 — each state as a citizen understands it.</summary>
public static class PlainWords
{
    public static string Of(RequestState state) => state switch
    {
        RequestState.AwaitingConfirmation => "已经提交，等待受理机关与您确认收到；确认之日起计算答复期限。",
        RequestState.UnderReview => "受理机关已经收到，正在审查。",
        RequestState.AwaitingClarification => "需要您补充说明申请内容，请按补正告知书在期限内补正。",
        RequestState.Consulting => "正在征求第三方或者其他机关的意见，征求意见的时间不计入答复期限。",
        RequestState.AwaitingReasons => "需要您说明申请理由。",
        RequestState.AwaitingFee => "需要您按收费通知缴纳信息处理费，缴费后重新计算办理期限。",
        RequestState.Handling or RequestState.Drafting or RequestState.LegalReview or RequestState.Approving => "正在办理。",
        RequestState.Approved => "答复已经作出，正在送达。",
        RequestState.Replied => "已经答复。",
        RequestState.Closed => "已经结案。",
        RequestState.Divided => "已经拆分为几件申请分别办理。",
        RequestState.Archived => "已经办结归档。",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>查询入口 — checks number and code with one look-up, whatever is wrong with them.</summary>
internal sealed class CodeDoor(SiteDatabase database, Vault vault, RateCounters counters)
{
    private const int MostTries = 30;
    private static readonly TimeSpan s_window = TimeSpan.FromHours(1);

    internal async Task<Result<CodeRoom>> EnterAsync(RequestCode code, CancellationToken cancellation)
    {
        var tries = new RateKey("request-code", code.From);
        if (!code.IsHeld && !await counters.AllowAsync(tries, MostTries, s_window, cancellation))
        {
            return RequestRefusals.TooOften;
        }

        var key = RequestIntake.QueryKey(vault, code.Number.Trim(), code.Code.Replace(" ", "", StringComparison.Ordinal).Trim());
        await using var site = database.Open(OrganScope.Portal);
        if (await site.Set<DisclosureRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.QueryKey == key, cancellation) is not { } request)
        {
            return RequestRefusals.WrongCode;
        }

        if (!code.IsHeld)
        {
            await counters.GiveBackAsync(tries, s_window, cancellation);
        }

        // A closed organ's requests can still be looked up.
        var organ = await site.Organs.AsNoTracking().FirstAsync(organ => organ.Id == request.OrganId, cancellation);
        return new CodeRoom(database.Open(OrganScope.Own(organ)), request);
    }
}

/// <summary>已开的申请 — the session of the organ, and the request that the code opened.</summary>
internal sealed record CodeRoom(GongkaiDb Db, DisclosureRequest Request);
