using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;

namespace Gongkai.App.Requests;

/// <summary>登记申请 — staff register what came by letter, fax, mail, at the counter or by word of mouth; the applicant gets number and code all the same; 条例 29, 31.</summary>
public sealed class RegisterRequest(SiteDatabase database, SiteClock clock, Vault vault)
{
    /// <param name="arrival">How it came in, and the day it arrived.</param>
    public async Task<Result<RequestReceipt>> RunAsync(Caller caller, RequestForm form, (SubmissionChannel Channel, DateOnly On, string Note) arrival, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.RegisterRequests) is { } lacking)
        {
            return lacking;
        }

        if (RequestForm.Check(form, isByStaff: true) is [var problem, ..])
        {
            return RequestRefusals.Field(EnumCodes.Code(problem.Field), problem.Message);
        }

        if (form.OrganId != caller.OrganId)
        {
            return RequestRefusals.NoOrgan;
        }

        await using var db = database.Open(caller.Scope);
        var intake = new RequestIntake(db, clock, vault);
        if (await intake.FiledBeforeAsync(form, cancellation) is { } before)
        {
            return before;
        }

        var added = await intake.AddAsync(form, new Submission(arrival.Channel, arrival.On, arrival.Note), caller, cancellation);
        if (!added.TryGet(out var open))
        {
            return added.Refusal!;
        }

        var request = open.Request;
        db.Record((RequestEventKinds.Registered.On(request.OrganId, RequestEventKinds.Subject, request.Id) with { Provision = "条例第二十九条" }).With(new { arrival.Channel, arrival.On }));
        var refusal = await db.CommitAsync(caller, clock, cancellation);
        return refusal is null ? new RequestReceipt(request.Id, request.Number, intake.CodeOf(form), request.SubmittedOn, IsRepeated: false)
            : refusal == RequestRefusals.AlreadyFiled && await intake.FiledBeforeAsync(form, cancellation) is { } meanwhile ? meanwhile
            : refusal;
    }
}
