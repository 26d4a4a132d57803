using Gongkai.App.Requests;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>申请转来信 — takes up as a letter what came as a request but consults, complains or asks for help; the day it arrived stays; 条例 39.</summary>
/// <remarks>The request is ended by its own steps: the applicant is told on its paper that the matter goes on as a letter.</remarks>
public sealed class TurnIntoLetter(GongkaiDb db, Vault vault, Caller caller, SiteClock clock)
{
    /// <summary>The letter's id, the same one where it was taken up before.</summary>
    public async Task<Result<Guid>> RunAsync(string requestNumber, LetterKind kind, CancellationToken cancellation = default)
    {
        if ((caller.Lacks(Permission.AnswerLetters) ?? caller.Lacks(Permission.RegisterRequests)) is { } lacking)
        {
            return lacking;
        }

        var number = requestNumber.Trim();
        if (await db.Set<DisclosureRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.OrganId == caller.OrganId && request.Number == number, cancellation) is not { } request)
        {
            return new Refusal("letter-request", $"本机关没有编号为“{number}”的申请，请核对申请编号，例如 2026-0012。");
        }

        if (await db.Set<Letter>().Where(letter => letter.OrganId == caller.OrganId && letter.Source == LetterSource.Request && letter.ExternalNumber == number).Select(letter => (Guid?)letter.Id)
            .FirstOrDefaultAsync(cancellation) is { } known)
        {
            return known;
        }

        var who = vault.Open<Applicant>(request.Applicant);
        var text = request.Description.Trim().Length > 0 ? request.Description : request.Title;
        var letter = Letter.Receive(clock.NewId(), caller.OrganId, await SubmitLetter.NumberAsync(db, clock.Today, cancellation),
            new ReceivedLetter(kind, LetterSource.Request, request.Title, new LetterText(text, who.Name, who.Phone, who.Email).Seal(vault), request.ReceivedOn ?? request.SubmittedOn)
            {
                ExternalNumber = request.Number,
                WantsMail = who.Email.Length > 0,
            });
        db.Add(letter);
        db.Record(LetterEvents.TakenFromRequest.On(letter) with { Reason = $"申请 {request.Number}" });
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : letter.Id;
    }
}
