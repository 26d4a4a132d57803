using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>编写文书 — keeps the text of a paper, what was typed for it, and its document; number and kind stay as the step made them, and a reply that was delivered stays as it was sent; 条例 45.</summary>
public sealed class WritePaper(SiteDatabase database, SiteClock clock, Vault vault)
{
    /// <param name="paper">The paper and the version of it that the person saw.</param>
    public async Task<Refusal?> RunAsync(Caller caller, (Guid Id, int Version) paper, PaperText text, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.HandleRequests) is { } lacking)
        {
            return lacking;
        }

        await using var db = database.Open(caller.Scope);
        if (await db.Set<RequestPaper>().FirstOrDefaultAsync(known => known.Id == paper.Id && known.OrganId == caller.OrganId, cancellation) is not { } kept)
        {
            return RequestRefusals.NotFound;
        }

        if (kept.Version != paper.Version)
        {
            return RequestRefusals.Changed;
        }

        if (await IsSentAsync(db, kept, cancellation))
        {
            return new Refusal("request-paper-sent", "答复书已经送达，不能改写；内容有误的，请另行作出更正或者按复议、诉讼结果重新办理。");
        }

        kept.Content = vault.Seal(text.Text);
        kept.Fields = vault.Seal(text.Fields);
        if (text.Issue is { } issue && await new PaperIssuing(db).RunAsync(kept, text.Text, issue, cancellation) is { } refusal)
        {
            return refusal;
        }

        db.Record(RequestEventKinds.PaperWritten.On(kept.OrganId, RequestEventKinds.Subject, kept.RequestId).With(new { kept.Kind, kept.Number, kept.FileId }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private static async Task<bool> IsSentAsync(GongkaiDb db, RequestPaper paper, CancellationToken cancellation)
    {
        var (request, number) = (paper.RequestId, paper.EventNumber);
        return Outcomes.All.Any(outcome => outcome.Papers.Contains(paper.Kind)) && paper.Content.Length > 0
            && await db.Set<RecordedStep>().AnyAsync(step => step.RequestId == request && step.Number > number && step.Action == RequestAction.Deliver
                && !db.Set<RecordedStep>().Any(undo => undo.RequestId == request && undo.Undoes == step.Number), cancellation);
    }
}

/// <summary>文书成文 — gives a paper its document and keeps the link to it.</summary>
internal sealed class PaperIssuing(GongkaiDb db)
{
    internal async Task<Refusal?> RunAsync(RequestPaper paper, string text, IssuePaper issue, CancellationToken cancellation)
    {
        var organ = await db.Organs.Where(known => known.Id == paper.OrganId).Select(known => known.Name).FirstAsync(cancellation);
        var stored = await issue(db, new IssuedPaper(paper.Kind, paper.Number, organ, text) { OrganId = paper.OrganId }, cancellation);
        paper.FileId = stored.TryGet(out var file) ? file.Id : paper.FileId;
        return stored.Refusal;
    }
}
