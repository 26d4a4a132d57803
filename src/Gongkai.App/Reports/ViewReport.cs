using Gongkai.App.Storage;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports;

/// <summary>年报详情 — a kept report with its findings as they are today and what people made of them.</summary>
public sealed record ReportDetail(FiledReport Kept, string Organ, AnnualReport Report, CheckResult Check, IReadOnlyList<FindingDecision> Decisions)
{
    /// <summary>Cells that a person read in place of the reader.</summary>
    public IReadOnlyList<Batches.CellEntry> Entered { get; init; } = [];

    public FindingDecision? DecisionOn(Finding finding) => Decisions.FirstOrDefault(decision => decision.Rule == finding.Rule && decision.Location == finding.Location);
}

/// <summary>查看年报 — opens a kept report of an organ in view; last year's report takes part in the check where it is there.</summary>
public sealed class ViewReport(GongkaiDb db)
{
    public async Task<ReportDetail?> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        if (await db.Reports.AsNoTracking().FirstOrDefaultAsync(report => report.Id == id, cancellation) is not { } kept)
        {
            return null;
        }

        var organ = await db.Organs.Where(organ => organ.Id == kept.OrganId).Select(organ => organ.Name).FirstAsync(cancellation);
        var lastYear = await db.Reports.Where(report => report.OrganId == kept.OrganId && report.Year == kept.Year - 1).Select(report => report.Content).FirstOrDefaultAsync(cancellation);
        var decisions = await db.FindingDecisions.AsNoTracking().Where(decision => decision.ReportId == id).ToListAsync(cancellation);
        var report = KeptReports.Read(kept.Content);
        return new ReportDetail(kept, organ, report, ReportChecker.Check(report, lastYear is null ? null : KeptReports.Read(lastYear)), decisions)
        {
            Entered = await Batches.EnterCells.EntriesAsync(db, kept, cancellation),
        };
    }

    /// <summary>The reports of the session's own organ, newest year first.</summary>
    public async Task<IReadOnlyList<FilingRow>> OwnAsync(CancellationToken cancellation = default) =>
        await db.Reports.AsNoTracking().Where(report => report.OrganId == db.Scope.OrganId).OrderByDescending(report => report.Year)
            .Join(db.Organs, report => report.OrganId, organ => organ.Id, (report, organ) => new FilingRow(
                organ.Id, organ.Name, organ.Kind, report.Id, report.State, report.FiledAt, report.Errors, report.Warnings, report.Unreadable)
            { Year = report.Year, IsCompiled = report.Origin == ReportOrigin.Compiled })
            .ToListAsync(cancellation);
}
