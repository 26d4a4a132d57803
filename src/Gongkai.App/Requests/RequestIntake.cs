using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>回执 — what the applicant keeps: number and query code; the code is shown here and nowhere else.</summary>
/// <param name="IsRepeated">True where the same form had been sent before; number and code are those of the first time.</param>
public sealed record RequestReceipt(Guid RequestId, string Number, string QueryCode, DateOnly SubmittedOn, bool IsRepeated);

/// <summary>收件 — adds a request with its first event; its number is taken inside the transaction.</summary>
internal sealed class RequestIntake(GongkaiDb db, SiteClock clock, Vault vault)
{
    // No 0 and O, no 1, I and L: the code is read from paper.
    private const string CodeSigns = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int CodeLength = 12;

    /// <summary>The code comes from the form's token and the site's key, so that a form sent twice shows the same one without it being stored.</summary>
    internal string CodeOf(RequestForm form)
    {
        var index = Convert.FromHexString(vault.BlindIndex($"query-code/{form.OrganId:N}/{form.Token}"));
        return string.Create(CodeLength, index, (signs, bytes) =>
        {
            for (var i = 0; i < signs.Length; i++)
            {
                signs[i] = CodeSigns[bytes[i] % CodeSigns.Length];
            }
        });
    }

    internal string SubmissionKey(RequestForm form) => vault.BlindIndex($"submission/{form.OrganId:N}/{form.Token}");

    /// <summary>One key for number and code together: a wrong number and a wrong code are the same miss.</summary>
    internal static string QueryKey(Vault vault, string number, string code) => vault.BlindIndex($"query/{number}/{code.ToUpperInvariant()}");

    internal async Task<RequestReceipt?> FiledBeforeAsync(RequestForm form, CancellationToken cancellation)
    {
        var key = SubmissionKey(form);
        return await db.Set<DisclosureRequest>().AsNoTracking().Where(request => request.SubmissionKey == key).Select(request => new { request.Id, request.Number, request.SubmittedOn })
            .FirstOrDefaultAsync(cancellation) is { } known
            ? new RequestReceipt(known.Id, known.Number, CodeOf(form), known.SubmittedOn, IsRepeated: true)
            : null;
    }

    /// <summary>Adds the request to the session; the use case commits.</summary>
    internal async Task<Result<RequestCase>> AddAsync(RequestForm form, Submission submission, Caller caller, CancellationToken cancellation)
    {
        if (submission.On > clock.Today)
        {
            return RequestRefusals.FutureDay;
        }

        var request = Request(form, submission, caller);
        var open = RequestCase.New(request, await DeadlineSource.OfAsync(db, form.OrganId, cancellation));
        db.Add(request);
        var refusal = open.Append(db, new RecordedStep
        {
            RequestId = request.Id,
            Number = 1,
            OrganId = request.OrganId,
            Action = RequestAction.Submit,
            HappenedOn = submission.On,
            Channel = submission.Channel,
            Kind = form.Kind,
            RecordedAt = clock.Now,
            PersonId = caller.PersonId,
            PersonName = caller.PersonId is null ? RequestActors.List[RequestActor.Applicant].Name : caller.Name,
            Details = vault.Seal(new StepDetails { Content = submission.Note.Trim() }),
        });
        if (refusal is not null)
        {
            return refusal;
        }

        TakeNumber(request, form);
        return await AddFilesAsync(request, form, caller, cancellation) is { } fault ? fault : open;
    }

    // The counter's row is held until the commit: whoever sent the same form meanwhile is seen by then.
    private void TakeNumber(DisclosureRequest request, RequestForm form) => db.Within(async cancellation =>
    {
        request.Number = await RequestNumbers.NextRequestAsync(db, request.OrganId, SiteClock.DayOf(request.RegisteredAt).Year, cancellation);
        request.QueryKey = QueryKey(vault, request.Number, CodeOf(form));
        if (await db.Set<DisclosureRequest>().AnyAsync(known => known.SubmissionKey == request.SubmissionKey, cancellation))
        {
            return RequestRefusals.AlreadyFiled;
        }

        await RequestIndex.AddAsync(db, request, cancellation);
        return null;
    });

    private DisclosureRequest Request(RequestForm form, Submission submission, Caller caller) => new()
    {
        Id = clock.NewId(),
        OrganId = form.OrganId,
        Kind = form.Kind,
        Channel = submission.Channel,
        SubmittedOn = submission.On,
        RegisteredAt = clock.Now,
        RegisteredById = caller.PersonId,
        SubmissionKey = SubmissionKey(form),
        ApplicantKind = form.ApplicantKind,
        Applicant = vault.Seal(form.Applicant),
        ApplicantKey = form.Applicant.Key(vault),
        NameKey = Applicant.NameKey(form.Applicant.Name, vault),
        Title = Plain(form.Title),
        DocumentNumber = Plain(form.DocumentNumber),
        Description = Plain(form.Description),
        PeriodAsked = Plain(form.PeriodAsked),
        Purpose = Plain(form.Purpose),
        DeliveryForm = form.DeliveryForm,
        DeliveryChannel = form.DeliveryChannel,
        AcceptsOtherForm = form.AcceptsOtherForm,
        AsksFeeReduction = form.AsksFeeReduction,
        ParentId = submission.ParentId,
        LetterId = submission.LetterId,
    };

    private async Task<Refusal?> AddFilesAsync(DisclosureRequest request, RequestForm form, Caller caller, CancellationToken cancellation)
    {
        foreach (var file in form.Files)
        {
            if (await new RequestFiles(db, clock, vault).AddAsync(request, file, caller, cancellation) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    // A text column of PostgreSQL takes every character but this one.
    private static string Plain(string text) => text.Replace("\0", "", StringComparison.Ordinal).Trim();
}

/// <summary>提交方式 — how and when a request came in.</summary>
/// <param name="Note">What the officer writes down with it.</param>
internal sealed record Submission(SubmissionChannel Channel, DateOnly On, string Note = "", Guid? ParentId = null)
{
    internal Guid? LetterId { get; init; }
}
