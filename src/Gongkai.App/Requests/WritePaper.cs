using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Requests;

/// <summary>编写文书 — keeps the text of a paper, or the file that was printed and sealed; number and kind stay as the step made them; 条例 45.</summary>
public sealed class WritePaper(SiteDatabase database, SiteClock clock, Vault vault)
{
    /// <param name="paper">The paper and the version of it that the person saw.</param>
    /// <param name="fileId">A stored file of the organ; null leaves the file as it is.</param>
    public async Task<Refusal?> RunAsync(Caller caller, (Guid Id, int Version) paper, string text, Guid? fileId = null, CancellationToken cancellation = default)
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

        if (fileId is { } file && !await db.Files.AnyAsync(known => known.Id == file && known.OrganId == caller.OrganId, cancellation))
        {
            return new Refusal("request-file-unknown", "没有找到这个文件，请重新上传。");
        }

        kept.Content = vault.Seal(text);
        kept.FileId = fileId ?? kept.FileId;
        db.Record(RequestEventKinds.PaperWritten.On(kept.OrganId, RequestEventKinds.Subject, kept.RequestId).With(new { kept.Kind, kept.Number }));
        return await db.CommitAsync(caller, clock, cancellation);
    }
}
