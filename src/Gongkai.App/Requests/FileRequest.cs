using Gongkai.App.Mail;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>提交申请 — a citizen files a request on the portal, without an account; the same form sent twice is one request; 条例 29, 31.</summary>
public sealed class FileRequest(SiteDatabase database, SiteClock clock, Vault vault)
{
    /// <param name="from">The network address, for the log.</param>
    /// <param name="mailsReceipt">Whether the receipt goes to the applicant's address as well.</param>
    public async Task<Result<RequestReceipt>> RunAsync(string from, RequestForm form, bool mailsReceipt = false, CancellationToken cancellation = default)
    {
        if (RequestForm.Check(form, isByStaff: false) is [var problem, ..])
        {
            return RequestRefusals.Field(Storage.EnumCodes.Code(problem.Field), problem.Message);
        }

        await using var db = await RequestDoor.OpenAsync(database, form.OrganId, cancellation);
        if (db is null)
        {
            return RequestRefusals.NoOrgan;
        }

        var (caller, intake) = (Caller.Public(from), new RequestIntake(db, clock, vault));
        if (await intake.FiledBeforeAsync(form, cancellation) is { } before)
        {
            return before;
        }

        var added = await intake.AddAsync(form, new Submission(SubmissionChannel.Internet, clock.Today), caller, cancellation);
        if (!added.TryGet(out var open))
        {
            return added.Refusal!;
        }

        var request = open.Request;
        if (mailsReceipt && form.Applicant.Email.Length > 0 && Mail(db, request, form, intake) is { } wrongAddress)
        {
            return wrongAddress;
        }

        db.Record(RequestEventKinds.Filed.On(request.OrganId, RequestEventKinds.Subject, request.Id) with { Provision = "条例第二十九条" });
        var refusal = await db.CommitAsync(caller, clock, cancellation);
        return refusal is null ? new RequestReceipt(request.Id, request.Number, intake.CodeOf(form), request.SubmittedOn, IsRepeated: false)
            : refusal == RequestRefusals.AlreadyFiled && await intake.FiledBeforeAsync(form, cancellation) is { } meanwhile ? meanwhile
            : refusal;
    }

    // The number is known inside the transaction only, so the mail is written there.
    private Refusal? Mail(GongkaiDb db, DisclosureRequest request, RequestForm form, RequestIntake intake)
    {
        const string Subject = "政府信息公开申请回执";
        if (SiteMail.Create(form.Applicant.Email, Subject, "").Refusal is { } refusal)
        {
            return refusal;
        }

        db.Within(_ =>
        {
            var text = $"您的政府信息公开申请已提交。\n\n申请编号：{request.Number}\n查询码：{intake.CodeOf(form)}\n\n请妥善保存。凭申请编号和查询码可以在网站上查询办理进度、补正、撤回和领取答复。\n";
            db.Enqueue(MailHandler.ItemOf(SiteMail.Create(form.Applicant.Email, Subject, text).Value, vault, clock));
            return Task.FromResult<Refusal?>(null);
        });
        return null;
    }
}

/// <summary>申请入口 — opens a session for the organ that is asked, on behalf of somebody who is nobody's staff.</summary>
internal static class RequestDoor
{
    internal static async Task<GongkaiDb?> OpenAsync(SiteDatabase database, Guid organId, CancellationToken cancellation)
    {
        await using var site = database.Open(OrganScope.Portal);
        return await site.Organs.AsNoTracking().FirstOrDefaultAsync(organ => organ.Id == organId && organ.IsActive, cancellation) is { } organ
            ? database.Open(OrganScope.Own(organ))
            : null;
    }
}
