using System.Globalization;
using Gongkai.App.Audit;
using Gongkai.App.Remedies;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.App.Users;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;

namespace Gongkai.App.Demonstration;

/// <summary>示例申请 — three years of requests of organs and people that do not exist: every outcome, every stop of the clock, some open ones with each light.</summary>
internal sealed class DemoRequests(DemoNames names, SiteClock clock, Vault vault, ILookup<Guid, Person> staff)
{
    private const int YearsBack = 3;

    private static readonly string[] s_matters =
        ["工业节能专项资金分配情况", "技术改造项目验收材料", "绿色工厂评价结果", "河道整治工程招标文件", "饮用水水源地监测数据", "学区划分方案制定依据", "拆迁补偿安置方案", "城市更新项目规划图",
            "公务用车运行维护费明细", "行政执法检查记录", "会议纪要", "信访事项办理结果", "土地征收批复", "养老服务补贴发放名册", "政府采购合同", "普惠托育机构名单"];

    private readonly WorkingDays _days = new(WorkingDayCalendar.Shipped, clock.Today);
    private readonly DeadlineSource _source = new(WorkingDayCalendar.Shipped, new RequestRules());
    private readonly Dictionary<(string Series, int Year), int> _papers = [];
    private readonly Dictionary<int, int> _numbers = [];
    private readonly DateOnly _readable = clock.Today.AddDays(-200);
    private readonly string _noDetails = vault.Seal(new StepDetails());

    /// <summary>Adds the requests of an organ to the batch; the number of requests.</summary>
    internal int Add(BulkBatch db, Organ organ, int perYear)
    {
        var inCharge = StaffOf(organ);
        _papers.Clear();
        _numbers.Clear();
        var made = Plan(organ, perYear);
        foreach (var (script, day) in made)
        {
            Add(db, organ, inCharge, (script, day));
        }

        db.Record(new EventDraft(organ.Id, "organ", organ.Id, RequestEventKinds.Registered.Code) { Reason = "示例城市" }.With(new { made.Count }));
        return made.Count;
    }

    // Ended ones are spread over the years in turn, so that every outcome comes; the open ones stand at fixed distances from today.
    private List<(DemoScript Script, DateOnly Day)> Plan(Organ organ, int perYear)
    {
        var first = new DateOnly(clock.Today.Year - YearsBack + 1, 1, 2);
        var latest = clock.Today.AddDays(-100);
        var span = Math.Max(1, latest.DayNumber - first.DayNumber);
        var count = perYear * YearsBack;
        var plan = Enumerable.Range(0, count)
            .Select(i => (Script: DemoScripts.Ended[((organ.Number * 7) + i) % DemoScripts.Ended.Count], Day: _days.OnOrAfter(first.AddDays((int)((long)span * i / count)))))
            .ToList();
        plan.AddRange(DemoScripts.Open.Select(open => (open.Script, _days.Before(clock.Today, open.DaysAgo))));
        return [.. plan.OrderBy(one => one.Day)];
    }

    private DemoStaff StaffOf(Organ organ)
    {
        var people = staff[organ.Id];
        Person Of(Role role) => people.First(person => person.Roles.Exists(assigned => assigned.Role == role));
        return new DemoStaff(Of(Role.DisclosureOfficer), Of(Role.Handler), Of(Role.LegalReviewer), Of(Role.Leader));
    }

    private void Add(BulkBatch db, Organ organ, DemoStaff inCharge, (DemoScript Script, DateOnly Day) plan)
    {
        var (script, day) = plan;
        var year = day.Year;
        var sequence = _numbers[year] = _numbers.GetValueOrDefault(year) + 1;
        var isPerson = names.Random.Next(5) > 0;
        var who = isPerson ? names.Person() : names.Company();
        var applicant = new Applicant(who)
        {
            IdKind = isPerson ? "居民身份证" : "",
            IdNumber = isPerson ? string.Create(CultureInfo.InvariantCulture, $"99000019{names.Random.Next(60, 99)}0101{names.Random.Next(1000, 9999)}") : "",
            CreditCode = isPerson ? "" : string.Create(CultureInfo.InvariantCulture, $"9199{names.Random.Next(10_000_000, 99_999_999)}MA00X0"),
            Phone = string.Create(CultureInfo.InvariantCulture, $"000{names.Random.Next(10_000_000, 99_999_999)}"),
            Address = names.Street(),
            Email = "applicant@example.invalid",
        };
        var matter = names.Pick(s_matters);
        var number = RequestNumbers.RequestNumber(year, sequence);
        var id = clock.NewId();
        var request = new DisclosureRequest
        {
            Id = id,
            OrganId = organ.Id,
            Number = number,
            Kind = script.Kind,
            Channel = script.Channel,
            SubmittedOn = day,
            RegisteredAt = SiteClock.StartOf(day).AddHours(9).AddMinutes(names.Random.Next(480)),
            RegisteredById = script.Channel == SubmissionChannel.Internet ? null : inCharge.Officer.Id,
            SubmissionKey = vault.BlindIndex($"demo/{organ.Number}/{number}"),
            QueryKey = RequestIntake.QueryKey(vault, number, $"DEMO{organ.Number}"),
            ApplicantKind = isPerson ? ApplicantKind.NaturalPerson : (ApplicantKind)names.Random.Next(1, 6),
            Applicant = vault.Seal(applicant),
            ApplicantKey = applicant.Key(vault),
            NameKey = Applicant.NameKey(who, vault),
            Title = $"{year - 1}年{matter}",
            Description = $"请提供{year - 1}年本行政区域{matter}，包括文件名称、文号、印发时间和附件。",
            DeliveryForm = DeliveryForm.Electronic,
            DeliveryChannel = script.Channel == SubmissionChannel.Internet ? DeliveryChannel.Internet : DeliveryChannel.Post,
        };
        var steps = new List<RecordedStep>();
        foreach (var step in script.Steps.Prepend(new DemoStep(RequestAction.Submit, 0)))
        {
            steps.Add(Step(request, inCharge, step, steps.Count + 1));
        }

        RequestCase.Restore(request, steps, _source);
        db.Add(request);
        db.AddRange(steps);
        AddParts(db, organ, request, (script, steps));
    }

    private RecordedStep Step(DisclosureRequest request, DemoStaff inCharge, DemoStep step, int number)
    {
        var day = _days.After(request.SubmittedOn, step.Day);
        var isApplicants = step.Action is RequestAction.Submit && request.Channel == SubmissionChannel.Internet;
        var person = step.Action switch
        {
            RequestAction.PassReview => inCharge.Reviewer,
            RequestAction.Approve or RequestAction.ApproveExtension => inCharge.Leader,
            RequestAction.Draft or RequestAction.SubmitForReview or RequestAction.RecordSearch or RequestAction.Consult => inCharge.Handler,
            _ => inCharge.Officer,
        };
        return new RecordedStep
        {
            RequestId = request.Id,
            Number = number,
            OrganId = request.OrganId,
            Action = step.Action,
            HappenedOn = day,
            Channel = step.Action == RequestAction.Submit ? request.Channel : null,
            Kind = step.Action == RequestAction.Submit ? request.Kind : null,
            Consultation = step.Consultation,
            Party = step.Party,
            WorkingDays = step.WorkingDays,
            Outcome = step.Outcome,
            Correction = step.Correction,
            UnitId = step.Action == RequestAction.Assign ? inCharge.Handler.UnitId : null,
            HandlerId = step.Action == RequestAction.Assign ? inCharge.Handler.Id : null,
            RecordedAt = SiteClock.StartOf(day).AddHours(10),
            PersonId = isApplicants ? null : person.Id,
            PersonName = isApplicants ? "申请人" : person.Name,
            Details = step.Details is { } details ? vault.Seal(details) : _noDetails,
        };
    }

    private void AddParts(BulkBatch db, Organ organ, DisclosureRequest request, (DemoScript Script, List<RecordedStep> Steps) made)
    {
        foreach (var asked in made.Steps.Where(step => step.Action == RequestAction.Consult))
        {
            db.Add(new RequestParty { RequestId = request.Id, OrganId = organ.Id, Label = asked.Party!, Kind = asked.Consultation!.Value, Contact = vault.Seal(new PartyContact(names.Person()) { Address = names.Street() }) });
        }

        foreach (var step in made.Steps.Where(step => DemoScripts.PaperOf(step) is not null))
        {
            var (kind, year) = (DemoScripts.PaperOf(step)!.Value, step.HappenedOn.Year);
            var series = RequestNumbers.SeriesOf(kind);
            var sequence = _papers[(series, year)] = _papers.GetValueOrDefault((series, year)) + 1;
            db.Add(new RequestPaper
            {
                Id = clock.NewId(),
                RequestId = request.Id,
                OrganId = organ.Id,
                Kind = kind,
                Series = series,
                Year = year,
                Sequence = sequence,
                Number = RequestNumbers.PaperNumber(organ.ShortName, series, year, sequence),
                EventNumber = step.Number,
                MadeOn = step.HappenedOn,
                Party = step.Party,
                Content = request.SubmittedOn > _readable && DemoPapers.Text(kind, (organ, request), RequestNumbers.PaperNumber(organ.ShortName, series, year, sequence), step.HappenedOn) is { Length: > 0 } text
                    ? vault.Seal(text)
                    : "",
            });
        }

        if (made.Steps.Find(step => step.Action == RequestAction.Draft) is { } draft && made.Script.Outcome is { } outcome)
        {
            var reply = new ReplyContent([outcome], Outcomes.Of(outcome).Papers[0]) { Basis = Outcomes.Of(outcome).Basis.ToString(), Reasons = "依照条例办理。", Text = "答复书正文。" };
            db.Add(new ReplyDraft { RequestId = request.Id, OrganId = organ.Id, Content = vault.Seal(reply), Makers = draft.PersonId!.Value.ToString("N"), SavedAt = draft.RecordedAt });
        }

        if (request is { CountedOn: { } decided, CountedOutcome: { } counted } && Outcomes.Of(counted).IsDenial && request.Number[^1] is '1' or '4' or '7' or '9')
        {
            AddRemedy(db, request, decided);
        }
    }

    private void AddRemedy(BulkBatch db, DisclosureRequest request, DateOnly decided)
    {
        var accepted = decided.AddDays(names.Random.Next(10, 55));
        if (accepted > clock.Today)
        {
            return;
        }

        var ended = accepted.AddDays(names.Random.Next(30, 60));
        var isOpen = ended > clock.Today;
        db.Add(new RemedyCase
        {
            Id = clock.NewId(),
            OrganId = request.OrganId,
            RequestId = request.Id,
            Kind = names.Pick((RemedyKind[])[RemedyKind.Reconsideration, RemedyKind.Reconsideration, RemedyKind.DirectSuit, RemedyKind.SuitAfterReconsideration]),
            FiledOn = accepted.AddDays(-5),
            AcceptedOn = accepted,
            DecidedOn = isOpen ? null : ended,
            Result = isOpen ? RemedyResult.Pending : names.Pick((RemedyResult[])[RemedyResult.Upheld, RemedyResult.Upheld, RemedyResult.Overturned, RemedyResult.OtherResult]),
            Authority = "岚澜省人民政府",
            CaseNumber = string.Create(CultureInfo.InvariantCulture, $"岚复〔{accepted.Year}〕{names.Random.Next(1, 200)}号"),
        });
    }

    /// <summary>Where the numbers of the organ that was made last go on.</summary>
    internal IEnumerable<(string Name, long Last)> Counters(Organ organ) =>
        [.. _numbers.Select(pair => (RequestNumbers.RequestCounter(organ.Id, pair.Key), (long)pair.Value)),
            .. _papers.Select(pair => (RequestNumbers.PaperCounter(organ.Id, pair.Key.Series, pair.Key.Year), (long)pair.Value))];

    private sealed record DemoStaff(Person Officer, Person Handler, Person Reviewer, Person Leader);
}
