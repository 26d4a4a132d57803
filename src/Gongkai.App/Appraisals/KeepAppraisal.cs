using Gongkai.App.Audit;
using Gongkai.App.Metrics;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Appraisals;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Appraisals;

/// <summary>考核意见 — a score with its grounds for one indicator of one organ.</summary>
public sealed record AppraisalOpinion(Guid IndicatorId, Guid OrganId, decimal Score, string Note);

/// <summary>考核办理 — library, self-check, review, objection and final score; each step is recorded.</summary>
public sealed class KeepAppraisal(GongkaiDb db, SiteDatabase database, Caller caller, SiteClock clock)
{
    /// <summary>采用预设 — takes a scheme over as the library of a year that has none.</summary>
    public async Task<Refusal?> InstallAsync(int year, string presetCode, CancellationToken cancellation = default)
    {
        if (caller.Lacks(Permission.SuperviseOrgans) is { } lacking)
        {
            return lacking;
        }

        if (IndicatorPresets.Find(presetCode) is not { } preset)
        {
            return new Refusal("appraisal-preset", "没有这套指标，请重新选择。");
        }

        if (await db.Set<AppraisalIndicator>().AnyAsync(indicator => indicator.OrganId == caller.OrganId && indicator.Year == year, cancellation))
        {
            return new Refusal("appraisal-exists", $"{year} 年已有指标，不能再采用另一套。");
        }

        var position = 0;
        foreach (var one in preset.Indicators)
        {
            db.Add(new AppraisalIndicator
            {
                Id = clock.NewId(),
                OrganId = caller.OrganId,
                Year = year,
                Position = ++position,
                Code = one.Code,
                Name = one.Name,
                Weight = one.Weight,
                Metric = one.Metric,
                Target = one.Target,
                Basis = one.Basis,
            });
        }

        db.Record(AppraisalEvents.Installed.On(caller.OrganId, "organ", caller.OrganId) with { Reason = $"{year} 年：{preset.Name}" });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>自查 — the organ's own score, with the fact that its records give at this moment.</summary>
    public async Task<Refusal?> CheckSelfAsync(AppraisalOpinion opinion, CancellationToken cancellation = default)
    {
        var opened = await OpenAsync(opinion, Permission.KeepLedgers, AppraisalStage.SelfCheck, cancellation);
        if (!opened.TryGet(out var known))
        {
            return opened.Refusal;
        }

        var (score, indicator) = known;
        score.Fact = indicator.Metric.Length > 0 ? await new ReadMetrics(db, clock).RunAsync(indicator.Metric, MetricScope.Year(opinion.OrganId, indicator.Year), cancellation) : null;
        (score.FactAt, score.SelfScore, score.SelfNote, score.Stage) = (clock.Now, opinion.Score, opinion.Note.Trim(), AppraisalStage.Review);
        return await CommitAsync(AppraisalEvents.SelfChecked, score, indicator, cancellation);
    }

    /// <summary>评审 — the score of the competent department; the organ may object.</summary>
    public Task<Refusal?> ReviewAsync(AppraisalOpinion opinion, CancellationToken cancellation = default) => StepAsync(opinion, (Permission.SuperviseOrgans, AppraisalStage.Review, AppraisalEvents.Reviewed),
        score => (score.ReviewScore, score.ReviewNote, score.Stage) = (opinion.Score, opinion.Note.Trim(), AppraisalStage.Objection), cancellation);

    /// <summary>异议 — the organ says why the score is wrong; the department decides with the final score.</summary>
    public async Task<Refusal?> ObjectAsync(AppraisalOpinion opinion, CancellationToken cancellation = default) => opinion.Note.Trim().Length < 5
        ? new Refusal("appraisal-objection", "请写明异议的理由，不少于 5 个字。")
        : await StepAsync(opinion, (Permission.KeepLedgers, AppraisalStage.Objection, AppraisalEvents.Objected), score => score.Objection = opinion.Note.Trim(), cancellation);

    /// <summary>定分 — the final score.</summary>
    public Task<Refusal?> FinalizeAsync(AppraisalOpinion opinion, CancellationToken cancellation = default) => StepAsync(opinion, (Permission.SuperviseOrgans, AppraisalStage.Objection, AppraisalEvents.Finalized),
        score => (score.FinalScore, score.Stage) = (opinion.Score, AppraisalStage.Final), cancellation);

    private async Task<Refusal?> StepAsync(AppraisalOpinion opinion, (Permission Permission, AppraisalStage Stage, EventKind Kind) step, Action<AppraisalScore> change, CancellationToken cancellation)
    {
        var opened = await OpenAsync(opinion, step.Permission, step.Stage, cancellation);
        if (!opened.TryGet(out var known))
        {
            return opened.Refusal;
        }

        change(known.Score);
        return await CommitAsync(step.Kind, known.Score, known.Indicator, cancellation);
    }

    private async Task<Refusal?> CommitAsync(EventKind kind, AppraisalScore score, AppraisalIndicator indicator, CancellationToken cancellation)
    {
        db.Record(kind.On(score.OrganId, AppraisalEvents.Subject, score.Id) with { Reason = $"{indicator.Year} 年 {indicator.Name}" });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    // The library belongs to the organ above, which an organ's own session does not see.
    private async Task<Result<(AppraisalScore Score, AppraisalIndicator Indicator)>> OpenAsync(AppraisalOpinion opinion, Permission permission, AppraisalStage stage, CancellationToken cancellation)
    {
        if (caller.Lacks(permission) is { } lacking)
        {
            return lacking;
        }

        await using var whole = database.Open(OrganScope.Portal);
        var indicator = await whole.Set<AppraisalIndicator>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == opinion.IndicatorId, cancellation);
        var organ = await db.Organs.FirstOrDefaultAsync(known => known.Id == opinion.OrganId, cancellation);
        if (indicator is null || organ is null || !db.Scope.MayChange(organ) || (permission == Permission.SuperviseOrgans ? indicator.OrganId != caller.OrganId : organ.ParentId != indicator.OrganId))
        {
            return new Refusal("appraisal-unknown", "没有找到这项考核，请刷新页面后重新选择。");
        }

        if (opinion.Score < 0 || opinion.Score > indicator.Weight)
        {
            return new Refusal("appraisal-score", $"“{indicator.Name}”的得分应在 0 至 {indicator.Weight:0.##} 之间。");
        }

        var score = await db.Set<AppraisalScore>().FirstOrDefaultAsync(known => known.IndicatorId == indicator.Id && known.OrganId == organ.Id, cancellation);
        if (score is null)
        {
            score = new AppraisalScore { Id = clock.NewId(), IndicatorId = indicator.Id, OrganId = organ.Id };
            db.Add(score);
        }

        return score.Stage == stage || stage == AppraisalStage.SelfCheck && score.Stage == AppraisalStage.Review && score.ReviewScore is null
            ? (score, indicator)
            : new Refusal("appraisal-stage", $"“{indicator.Name}”现在处于“{AppraisalEvents.InChinese(score.Stage)}”阶段，不能这样办。");
    }
}
