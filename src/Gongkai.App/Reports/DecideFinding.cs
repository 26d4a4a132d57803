using Gongkai.App.Audit;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports;

/// <summary>处理意见 — a verdict on one finding.</summary>
public sealed record FindingOpinion(Guid ReportId, string Rule, string Location, FindingVerdict Verdict, string Note);

/// <summary>处理问题 — confirms, dismisses or explains one finding of a report, with a note that is kept.</summary>
public sealed class DecideFinding(GongkaiDb db, Caller caller, SiteClock clock)
{
    public async Task<Result<Guid>> RunAsync(FindingOpinion opinion, CancellationToken cancellation = default)
    {
        var needed = opinion.Verdict == FindingVerdict.Explained ? Permission.CompileReports : Permission.SuperviseOrgans;
        if (caller.Lacks(needed) is { } lacking)
        {
            return lacking;
        }

        if (string.IsNullOrWhiteSpace(opinion.Note) && opinion.Verdict != FindingVerdict.Confirmed)
        {
            return new Refusal("finding-without-note", "请写明理由，说明会随年报留存。");
        }

        if (await db.Reports.AsNoTracking().FirstOrDefaultAsync(report => report.Id == opinion.ReportId, cancellation) is not { } report)
        {
            return new Refusal("report-unknown", "没有找到这份年报，可能已被更正或不在您的范围内。");
        }

        var decision = await db.FindingDecisions.FirstOrDefaultAsync(
            kept => kept.ReportId == report.Id && kept.Rule == opinion.Rule && kept.Location == opinion.Location, cancellation);
        if (decision is null)
        {
            decision = new FindingDecision { ReportId = report.Id, OrganId = report.OrganId, Rule = opinion.Rule, Location = opinion.Location };
            db.Add(decision);
        }

        (decision.Verdict, decision.Note, decision.DecidedBy, decision.DecidedAt) = (opinion.Verdict, opinion.Note.Trim(), caller.Name, clock.Now);
        db.Record(new EventDraft(report.OrganId, "report", report.Id, "finding-decided") { Reason = decision.Note }
            .With(new { opinion.Rule, opinion.Location, Verdict = opinion.Verdict.ToString() }));
        return await db.CommitAsync(caller, clock, cancellation) is { } refusal ? refusal : report.Id;
    }
}
