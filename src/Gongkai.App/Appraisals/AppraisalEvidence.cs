using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Appraisals;

/// <summary>考核佐证 — the file behind an organ's own score: put in by the organ, read by it and by the department that reviews.</summary>
public sealed class AppraisalEvidence(GongkaiDb db, StoreFile store, OpenFile open, Caller caller, SiteClock clock)
{
    private static readonly Refusal s_unknown = new("appraisal-unknown", "没有找到这项考核，请刷新页面后重新选择。");

    /// <summary>Keeps the file with the organ's own score, while nobody has reviewed it.</summary>
    public async Task<Refusal?> AttachAsync(Guid indicatorId, (Stream Content, string Name) file, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.KeepLedgers) is { } lacking)
        {
            return lacking;
        }

        if (EvidenceFile.Refuses(file.Name) is { } unfit)
        {
            return unfit;
        }

        if (await db.Set<AppraisalScore>().FirstOrDefaultAsync(score => score.IndicatorId == indicatorId && score.OrganId == caller.OrganId, cancellation) is not { } score)
        {
            return new Refusal("appraisal-evidence-first", "请先保存自查分，再上传佐证。");
        }

        if (score.Stage == AppraisalStage.Final)
        {
            return new Refusal("appraisal-stage", "这一项已经定分，不能再上传佐证。");
        }

        var stored = await EvidenceFile.KeepAsync(db, store, caller.OrganId, file, cancellation);
        if (!stored.TryGet(out var kept))
        {
            return stored.Refusal;
        }

        score.EvidenceId = kept.Id;
        db.Record(AppraisalEvents.EvidenceAdded.On(score.OrganId, AppraisalEvents.Subject, score.Id) with { Reason = kept.Name });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>The file of a score in view: the own one, or one below for whoever supervises.</summary>
    public async Task<Result<OpenedFile>> OpenAsync(Guid scoreId, CancellationToken cancellation = default)
    {
        var score = await db.Set<AppraisalScore>().AsNoTracking().FirstOrDefaultAsync(score => score.Id == scoreId, cancellation);
        return score?.EvidenceId is not { } file || score.OrganId != caller.OrganId && !caller.May(Permission.SuperviseOrgans) ? s_unknown : await open.RunAsync(db, file, caller, cancellation);
    }
}
