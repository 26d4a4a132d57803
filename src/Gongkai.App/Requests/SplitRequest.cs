using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;

namespace Gongkai.App.Requests;

/// <summary>拆分事项 — one of the matters that a request is split into.</summary>
public sealed record SplitMatter(string Title, string Description);

/// <summary>拆分 — makes one request a matter; the parts keep the applicant, the channel and the day of receipt, and are counted instead of the whole; 国办函〔2020〕109号.</summary>
public sealed class SplitRequest(SiteDatabase database, SiteClock clock, Vault vault)
{
    // What decides the due date of the whole decides that of the parts.
    private static readonly RequestAction[] s_inherited = [RequestAction.ConfirmReceipt, RequestAction.AskForClarification, RequestAction.ReceiveClarification];

    public Task<Result<RequestKey>> RunAsync(Caller caller, RequestKey key, IReadOnlyList<SplitMatter> matters, CancellationToken cancellation = default) =>
        new CaseWork(database, clock, vault).RunAsync(caller, key, async (db, open, work) =>
        {
            if (matters.Count is < 2 or > 20 || matters.Any(matter => string.IsNullOrWhiteSpace(matter.Title)))
            {
                return new Refusal("request-split-matters", "请写明拆分后的2至20件申请，每件都要有名称。");
            }

            var inherited = open.Standing.Where(step => s_inherited.Contains(step.Action)).ToList();
            var whole = open.Request;
            var facts = new StepFacts { Content = string.Join('\n', matters.Select(matter => matter.Title)) };
            if (await work.RunAsync(open, new StepOrder(RequestAction.Split, clock.Today, facts), caller, cancellation) is { } refusal)
            {
                return refusal;
            }

            foreach (var matter in matters)
            {
                if (await AddAsync(db, whole, (matter, inherited), caller, cancellation) is { } refused)
                {
                    return refused;
                }
            }

            return null;
        }, cancellation);

    private async Task<Refusal?> AddAsync(GongkaiDb db, DisclosureRequest whole, (SplitMatter Matter, List<RecordedStep> Inherited) part, Caller caller, CancellationToken cancellation)
    {
        var form = new RequestForm(whole.OrganId, RequestForm.NewToken(), vault.Open<Applicant>(whole.Applicant), whole.ApplicantKind, part.Matter.Title)
        {
            Kind = whole.Kind,
            Description = part.Matter.Description,
            PeriodAsked = whole.PeriodAsked,
            Purpose = whole.Purpose,
            DeliveryForm = whole.DeliveryForm,
            DeliveryChannel = whole.DeliveryChannel,
            AcceptsOtherForm = whole.AcceptsOtherForm,
            AsksFeeReduction = whole.AsksFeeReduction,
        };
        var added = await new RequestIntake(db, clock, vault).AddAsync(form, new Submission(whole.Channel, whole.SubmittedOn, $"由{whole.Number}拆分", whole.Id), caller, cancellation);
        if (!added.TryGet(out var open))
        {
            return added.Refusal;
        }

        foreach (var step in part.Inherited)
        {
            var refusal = open.Append(db, new RecordedStep
            {
                RequestId = open.Request.Id,
                Number = open.Steps.Count + 1,
                OrganId = whole.OrganId,
                Action = step.Action,
                HappenedOn = step.HappenedOn,
                WorkingDays = step.WorkingDays,
                RecordedAt = clock.Now,
                PersonId = caller.PersonId,
                PersonName = caller.Name,
                Details = step.Details,
            });
            if (refusal is not null)
            {
                return refusal;
            }
        }

        db.Record(RequestEventKinds.Registered.On(whole.OrganId, RequestEventKinds.Subject, open.Request.Id).With(new { SplitFrom = whole.Number }));
        return null;
    }
}
