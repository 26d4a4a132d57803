using Gongkai.App.Mail;
using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>来信转成的申请 — the request that a letter became; number and code as its writer needs them.</summary>
public sealed record LetterRequest(Guid Id, string Number, string QueryCode);

/// <summary>转为政府信息公开申请 — registers a letter that asks for information as a request, with its own day and the day of receipt by its channel; the two name each other; 条例 29, 31.</summary>
public sealed class TurnIntoRequest(GongkaiDb db, SiteClock clock, Vault vault, Caller caller)
{
    /// <summary>Adds the request to the session of the letter: both are committed together, or neither.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="kind">What the writer is: the letter does not say, and table three counts it.</param>
    public async Task<Refusal?> RunAsync(Letter letter, ApplicantKind kind = ApplicantKind.NaturalPerson, CancellationToken cancellation = default)
    {
        if (await db.Set<DisclosureRequest>().AsNoTracking().Where(request => request.LetterId == letter.Id).Select(request => request.Number).FirstOrDefaultAsync(cancellation) is { } known)
        {
            return new Refusal("letter-already-request", $"来信{letter.Number}已经转为申请{known}，不能再转；请在申请登记中办理。");
        }

        var text = LetterText.Open(letter.SealedContent, vault);
        var form = FormOf(letter, text, kind);
        var intake = new RequestIntake(db, clock, vault);
        var added = await intake.AddAsync(form, new Submission(ChannelOf(letter.Source), letter.ReceivedOn, $"由来信{letter.Number}转来") { LetterId = letter.Id }, caller, cancellation);
        if (!added.TryGet(out var open))
        {
            return added.Refusal;
        }

        db.Record((RequestEventKinds.Registered.On(letter.OrganId, RequestEventKinds.Subject, open.Request.Id) with { Provision = "条例第二十九条" }).With(new { Letter = letter.Number, letter.ReceivedOn }));
        Tell(open.Request, text.Email, intake.CodeOf(form));
        return null;
    }

    /// <summary>The request that a letter became; null where it became none.</summary>
    public async Task<LetterRequest?> FindAsync(Letter letter, CancellationToken cancellation = default) =>
        await db.Set<DisclosureRequest>().AsNoTracking().Where(request => request.LetterId == letter.Id).Select(request => new { request.Id, request.Number }).FirstOrDefaultAsync(cancellation) is { } request
            ? new LetterRequest(request.Id, request.Number, new RequestIntake(db, clock, vault).CodeOf(FormOf(letter, LetterText.Open(letter.SealedContent, vault), default)))
            : null;

    // Both count from the day that office and applicant confirm: what came over the internet, and what another office took down and passed on.
    private static SubmissionChannel ChannelOf(LetterSource source) => source == LetterSource.Hotline ? SubmissionChannel.MailToOtherUnit : SubmissionChannel.Internet;

    // The token comes of the letter, so that its code can be shown again to whoever opens the letter, and nothing is stored.
    private RequestForm FormOf(Letter letter, LetterText text, ApplicantKind kind) =>
        new(letter.OrganId, vault.BlindIndex($"letter-request/{letter.Id:N}"), new Applicant(text.Name.Trim()) { Phone = text.Phone.Trim(), Email = text.Email.Trim() }, kind, letter.Title)
        {
            Description = text.Text,
            DeliveryForm = DeliveryForm.Electronic,
            DeliveryChannel = DeliveryChannel.Internet,
        };

    private void Tell(DisclosureRequest request, string email, string code)
    {
        if (email.Trim().Length > 0 && SiteMail.Create(email.Trim(), "来信已转为政府信息公开申请", "").Succeeded)
        {
            db.Within(_ =>
            {
                var text = $"您的来信要求获取政府信息，已经登记为政府信息公开申请。\n\n申请编号：{request.Number}\n查询码：{code}\n\n请妥善保存。凭申请编号和查询码可以在网站上查询办理进度、补正、撤回和领取答复。\n";
                db.Enqueue(MailHandler.ItemOf(SiteMail.Create(email.Trim(), "来信已转为政府信息公开申请", text).Value, vault, clock));
                return Task.FromResult<Refusal?>(null);
            });
        }
    }
}
