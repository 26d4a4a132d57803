using System.Globalization;
using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Documents.Tables;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>导入申请台账 — takes the register that an organ kept elsewhere: each row becomes a request with its history, all rows or none; 条例 29, 45.</summary>
public sealed class ImportRequests(SiteDatabase database, SiteClock clock, Vault vault)
{
    public const int MostRows = 5000;

    /// <summary>The columns, in the order of the template.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["编号", "标题", "内容", "申请人", "申请人类型", "提交方式", "提交日期", "收到日期", "办理结果", "办结日期"];

    private static readonly List<RequestAction> s_toReply = [RequestAction.Assign, RequestAction.Draft, RequestAction.SubmitForReview, RequestAction.PassReview, RequestAction.Approve];

    /// <param name="isDryRun">Only checks.</param>
    public async Task<Result<ImportReport>> RunAsync(Caller caller, (string Name, ReadOnlyMemory<byte> Content) file, bool isDryRun, CancellationToken cancellation = default)
    {
        var read = TableReader.Read(file.Content, file.Name);
        if (caller.Lacks(Permission.RegisterRequests) is { } lacking || !read.TryGet(out var rows))
        {
            return caller.Lacks(Permission.RegisterRequests) ?? read.Refusal!;
        }

        if (rows.Count is 0 or > MostRows || Heads.Except(["内容", "收到日期", "办理结果", "办结日期"]).Any(head => rows.All(row => !row.Values.ContainsKey(head))))
        {
            return new Refusal("import-rows", $"{file.Name}：应有 1 至 {MostRows} 行，表头应有“{string.Join("”“", Heads)}”，请用模板填写。");
        }

        await using var db = database.Open(caller.Scope);
        var source = await DeadlineSource.OfAsync(db, caller.OrganId, cancellation);
        var problems = new List<ImportProblem>();
        var taken = (await db.Set<DisclosureRequest>().Where(request => request.OrganId == caller.OrganId).Select(request => request.SubmissionKey).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var good = new List<DisclosureRequest>();
        foreach (var row in rows)
        {
            var made = Make(db, row.Values, caller, source);
            if (!made.TryGet(out var request))
            {
                problems.Add(new ImportProblem(row.Number, made.Refusal!.Message));
            }
            else if (!taken.Add(request.SubmissionKey))
            {
                problems.Add(new ImportProblem(row.Number, $"编号“{row.Values["编号"]}”已经导入过，或者在文件里出现两次。"));
            }
            else
            {
                good.Add(request);
            }
        }

        if (isDryRun || problems.Count > 0)
        {
            return new ImportReport(rows.Count, good.Count, problems, IsKept: false);
        }

        db.AddRange(good);
        db.Within(stop => NumberAsync(db, good, stop));
        db.Record(RequestEventKinds.Imported.On(caller.OrganId, RequestEventKinds.Subject, null).With(new { file = file.Name, requests = good.Count }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : new ImportReport(rows.Count, good.Count, problems, IsKept: true);
    }

    private Result<DisclosureRequest> Make(GongkaiDb db, IReadOnlyDictionary<string, string> values, Caller caller, DeadlineSource source)
    {
        string Of(string head) => values.GetValueOrDefault(head, "").Trim();
        var kind = ApplicantKinds.List.Entries.FirstOrDefault(entry => entry.Name == Of("申请人类型"));
        var channel = SubmissionChannels.List.Entries.FirstOrDefault(entry => entry.Name == Of("提交方式"));
        var outcome = Outcomes.All.FirstOrDefault(entry => entry.Name == Of("办理结果"));
        var (submitted, received, ended) = (Day(Of("提交日期")), Day(Of("收到日期")), Day(Of("办结日期")));
        var problem = Of("编号").Length is 0 or > 50 ? "没有编号，或者超过 50 个字。"
            : Of("标题").Length is 0 or > 200 ? "没有标题，或者超过 200 个字。"
            : Of("申请人").Length is 0 or > 100 ? "没有申请人，或者超过 100 个字。"
            : kind is null ? $"申请人类型应为{Names(ApplicantKinds.List.Entries.Select(entry => entry.Name))}。"
            : channel is null ? $"提交方式应为{Names(SubmissionChannels.List.Entries.Select(entry => entry.Name))}。"
            : submitted is null || submitted > clock.Today ? "提交日期应写成 2025-03-01 的样子，不能晚于今天。"
            : (Of("收到日期").Length > 0 && received is null) || received < submitted ? "收到日期应写成 2025-03-01 的样子，不能早于提交日期。"
            : (outcome is null) != (Of("办理结果").Length == 0) ? $"办理结果应为{Names(Outcomes.All.Select(entry => entry.Name))}，没有办结的空着。"
            : (ended is null) != (outcome is null) || ended < (received ?? submitted) || ended > clock.Today ? "办理结果和办结日期应同时填写，办结日期不能早于收到日期或者晚于今天。"
            : null;
        if (problem is not null)
        {
            return new Refusal("import-request", problem);
        }

        var applicant = new Applicant(Of("申请人"));
        var request = new DisclosureRequest
        {
            Id = clock.NewId(),
            OrganId = caller.OrganId,
            Kind = RequestKind.Disclosure,
            Channel = channel!.Member,
            SubmittedOn = submitted!.Value,
            RegisteredAt = clock.Now,
            RegisteredById = caller.PersonId,
            SubmissionKey = vault.BlindIndex($"import/{caller.OrganId:N}/{Of("编号")}"),
            ApplicantKind = kind!.Member,
            Applicant = vault.Seal(applicant),
            ApplicantKey = applicant.Key(vault),
            NameKey = Applicant.NameKey(applicant.Name, vault),
            Title = Of("标题"),
            Description = Of("内容"),
        };
        var steps = new List<RecordedStep>();
        Add(RequestAction.Submit, submitted.Value);
        var start = RequestHistory.Of([steps[0].ToEvent()]);
        if (start.TryGet(out var begun) && begun.FactsFor(request.ApplicantKind).ReceivedOn is null && (received ?? ended) is { } confirmed)
        {
            Add(RequestAction.ConfirmReceipt, confirmed);
        }

        if (ended is { } day)
        {
            s_toReply.ForEach(action => Add(action, day));
            Add(RequestAction.Deliver, day);
        }

        if (RequestHistory.Of([.. steps.Select(step => step.ToEvent())]).Refusal is { } notAllowed)
        {
            return notAllowed;
        }

        RequestCase.Restore(request, steps, source);
        db.AddRange(steps);
        return request;

        void Add(RequestAction action, DateOnly on) => steps.Add(new RecordedStep
        {
            RequestId = request.Id,
            Number = steps.Count + 1,
            OrganId = request.OrganId,
            Action = action,
            HappenedOn = on,
            Channel = action == RequestAction.Submit ? request.Channel : null,
            Kind = action == RequestAction.Submit ? request.Kind : null,
            Outcome = action == RequestAction.Deliver ? outcome!.Outcome : null,
            RecordedAt = clock.Now,
            PersonId = caller.PersonId,
            PersonName = caller.Name,
            Details = vault.Seal(new StepDetails { Content = $"由台账导入，原编号 {Of("编号")}" }),
        });
    }

    private async Task<Refusal?> NumberAsync(GongkaiDb db, List<DisclosureRequest> requests, CancellationToken cancellation)
    {
        foreach (var request in requests)
        {
            request.Number = await RequestNumbers.NextRequestAsync(db, request.OrganId, request.SubmittedOn.Year, cancellation);
            request.QueryKey = RequestIntake.QueryKey(vault, request.Number, request.SubmissionKey);
            await RequestIndex.AddAsync(db, request, cancellation);
        }

        return null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Names(IEnumerable<string> names) => string.Join('、', names);
}
