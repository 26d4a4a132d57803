using Gongkai.App.Publications;
using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>年报审核与签发 — sends a finished report through the organ's stages; errors and unexplained warnings stop it; nobody passes the own work; 条例 49.</summary>
public sealed class ReviewReport(GongkaiDb db, Caller caller, SiteClock clock)
{
    /// <summary>Name of the organ's own route among its rules.</summary>
    public const string RouteRule = "review-route-annual-report";

    private static readonly ReviewRoute s_default = new([new ReviewStage("工作机构审核", ReviewDuty.Review), new ReviewStage("分管领导签发", ReviewDuty.Approve)]);

    /// <summary>送审 — the figures are frozen with it.</summary>
    public async Task<Refusal?> SubmitAsync(int year, CancellationToken cancellation = default)
    {
        var found = await db.WritableAsync(caller, year, cancellation);
        if (!found.TryGet(out var working))
        {
            return found.Refusal;
        }

        var compiled = await ReportDesk.CompileAsync(db, working, clock, cancellation);
        if (!compiled.Period.IsWhole)
        {
            return new Refusal("report-year-running", $"{year} 年还没有结束，年报数据要到12月31日之后才完整，请到时送审。");
        }

        var built = await ReportDesk.RefreshAsync(db, working, compiled, cancellation);
        if (built.Obstacle is { } obstacle)
        {
            return new Refusal("report-not-ready", obstacle);
        }

        new FreezeReport(db, clock).Add(working, compiled, caller.Name);
        var own = await db.Set<OrganRule>().AsNoTracking().FirstOrDefaultAsync(rule => rule.OrganId == caller.OrganId && rule.Name == RouteRule, cancellation);
        var route = own is null ? s_default : ReviewRoute.Parse(own.Content);
        (working.State, working.Route, working.StageIndex, working.StageName, working.SubmittedById) = (WritingState.InReview, route.ToText(), 0, route.Stages[0].Name, caller.PersonId);
        working.Round++;
        Note(working, ReportDecision.Submitted, "");
        db.Record(CompilingEvents.Submitted.On(working.OrganId, CompilingEvents.Subject, working.Id).With(new { year, working.Round }));
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>审核通过 or, at the last stage, 签发.</summary>
    public async Task<Refusal?> PassAsync(int year, string opinion, CancellationToken cancellation = default)
    {
        var found = await InReviewAsync(year, cancellation);
        if (!found.TryGet(out var at))
        {
            return found.Refusal;
        }

        var (working, route) = at;
        var isLast = working.StageIndex + 1 >= route.Stages.Count;
        if (!isLast)
        {
            Note(working, ReportDecision.Passed, opinion);
            working.StageIndex++;
            working.StageName = route.Stages[working.StageIndex].Name;
            db.Record(CompilingEvents.Passed.On(working.OrganId, CompilingEvents.Subject, working.Id) with { Reason = opinion });
            return await db.CommitAsync(caller, clock, cancellation);
        }

        return await SignAsync(working, opinion, cancellation);
    }

    /// <summary>退回修改 — the report follows the records again.</summary>
    public async Task<Refusal?> SendBackAsync(int year, string reason, CancellationToken cancellation = default)
    {
        var found = await InReviewAsync(year, cancellation);
        if (!found.TryGet(out var at) || reason.Trim().Length < 4)
        {
            return found.Refusal ?? new Refusal("return-reason", "请写明退回的理由，至少 4 个字。");
        }

        Note(at.Working, ReportDecision.Returned, reason);
        Reopen(at.Working);
        db.Record(CompilingEvents.SentBack.On(at.Working.OrganId, CompilingEvents.Subject, at.Working.Id) with { Reason = reason.Trim() });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    /// <summary>重新编制 — after the competent department returned it, or for a correction after publication; what is public stays until the new one replaces it.</summary>
    public async Task<Refusal?> ReopenAsync(int year, string reason, CancellationToken cancellation = default)
    {
        var found = await db.OwnReportAsync(caller, year, cancellation);
        if (caller.Lacks(Permission.CompileReports) is { } lacking || !found.TryGet(out var working))
        {
            return caller.Lacks(Permission.CompileReports) ?? found.Refusal;
        }

        var kept = await db.Reports.FirstAsync(report => report.Id == working.Id, cancellation);
        if (working.State is WritingState.Writing or WritingState.InReview || kept.State == FilingState.Accepted)
        {
            return new Refusal("report-not-reopened", kept.State == FilingState.Accepted ? "年报已经通过，需要更正的请主管部门先退回。" : "年报正在编制或者审核，不用重新编制。");
        }

        if (reason.Trim().Length < 4)
        {
            return new Refusal("return-reason", "请写明重新编制的理由，至少 4 个字。");
        }

        Reopen(working);
        db.Record(CompilingEvents.Reopened.On(working.OrganId, CompilingEvents.Subject, working.Id) with { Reason = reason.Trim() });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private async Task<Refusal?> SignAsync(YearReport working, string opinion, CancellationToken cancellation)
    {
        var kept = await db.Reports.FirstAsync(report => report.Id == working.Id, cancellation);
        var organ = await db.Organs.AsNoTracking().FirstAsync(organ => organ.Id == working.OrganId, cancellation);
        var report = KeptReports.Read(kept.Content) with { SignOff = new SignOff(organ.Name, clock.Today) };
        var check = ReportChecker.Check(report, await ReportDesk.LastYearAsync(db, working.OrganId, working.Year, cancellation));
        var explained = await db.FindingDecisions.AsNoTracking().Where(decision => decision.ReportId == working.Id && decision.Verdict == FindingVerdict.Explained).ToListAsync(cancellation);
        // A late day of signing cannot be mended any more; whoever signs late answers for it.
        var open = check.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error
            || (finding.Severity == Severity.Warning && finding.Rule != "S06" && !explained.Any(decision => decision.Rule == finding.Rule && decision.Location == finding.Location)));
        if (open is not null)
        {
            return new Refusal("report-not-ready", $"核对发现问题，不能签发：{open.Message}请退回更正，或者由编制人写明理由。");
        }

        (working.State, working.SignedBy, working.SignedById, working.SignedAt, working.SignedOn) = (WritingState.SignedOff, caller.Name, caller.PersonId, clock.Now, clock.Today);
        FileReport.Fill(kept, report, check, new ReportUpload(working.OrganId, working.Year, ReportDesk.CompiledSource, ReadOnlyMemory<byte>.Empty));
        // What was public before is replaced with the next publication and not before.
        (kept.State, kept.FiledAt, kept.PublishedAt, kept.Remark) = (FilingState.Filed, clock.Now, null, "");
        await ReportFactRows.KeepAsync(db, kept, organ.Kind, cancellation);
        Note(working, ReportDecision.SignedOff, opinion);
        db.Record(CompilingEvents.SignedOff.On(working.OrganId, CompilingEvents.Subject, working.Id).With(new { working.Year, kept.Warnings }) with { Reason = opinion, Provision = "条例第四十九条" });
        return await db.CommitAsync(caller, clock, cancellation);
    }

    private async Task<Result<(YearReport Working, ReviewRoute Route)>> InReviewAsync(int year, CancellationToken cancellation)
    {
        var found = await db.OwnReportAsync(caller, year, cancellation);
        if (!found.TryGet(out var working))
        {
            return found.Refusal!;
        }

        if (working.State != WritingState.InReview)
        {
            return new Refusal("report-not-in-review", "年报不在审核中，请刷新页面。");
        }

        var route = ReviewRoute.Parse(working.Route);
        var needed = route.Stages[working.StageIndex].Duty == ReviewDuty.Approve ? Permission.SignReports : Permission.ReviewItems;
        var person = caller.PersonId ?? Guid.Empty;
        var writers = await db.Set<ReportText>().Where(text => text.ReportId == working.Id && text.AuthorId != null).Select(text => text.AuthorId!.Value).Distinct().ToListAsync(cancellation);
        if ((caller.Lacks(needed) ?? SeparationOfDuties.Check(person, [working.SubmittedById ?? Guid.Empty, .. writers])) is { } refusal)
        {
            return refusal;
        }

        var hasPassed = await db.Set<ReportReview>()
            .AnyAsync(review => review.ReportId == working.Id && review.Round == working.Round && review.ReviewerId == person && review.Decision == ReportDecision.Passed, cancellation);
        return hasPassed ? new Refusal("stage-twice", "您已审核过前面的环节，同一人不能审核两个环节，请由其他人员办理。") : (working, route);
    }

    private static void Reopen(YearReport working) =>
        (working.State, working.FrozenId, working.SignedOn, working.SignedAt, working.SignedBy, working.SignedById, working.StageName) = (WritingState.Writing, null, null, null, "", null, "");

    private void Note(YearReport working, ReportDecision decision, string opinion) => db.Add(new ReportReview
    {
        Id = clock.NewId(),
        ReportId = working.Id,
        OrganId = working.OrganId,
        Round = working.Round,
        StageName = working.StageName,
        Decision = decision,
        ReviewerId = caller.PersonId ?? Guid.Empty,
        Reviewer = caller.Name,
        Opinion = opinion.Trim(),
        DecidedAt = clock.Now,
    });
}
