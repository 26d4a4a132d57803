using Gongkai.App.Reports.Supervision;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Checking;
using Gongkai.Domain.Reports.Compiling;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>本年年报 — everything that the pages of one organ's year show.</summary>
/// <param name="Working">Null where nobody has started.</param>
/// <param name="Frozen">What differs from the frozen figures; null while the report follows the records.</param>
public sealed record YearView(CompiledYear Compiled, YearReport? Working, FiledReport? Kept, BuiltReport Built, FrozenComparison? Frozen)
{
    public bool IsWriting => Working?.State == WritingState.Writing;
}

/// <summary>查看本年年报 — the own organ's year as it stands: compiled, built, checked, compared with what was frozen.</summary>
public sealed class ReadYear(GongkaiDb db, Caller caller, SiteClock clock)
{
    /// <param name="asOf">The day to look from; today if null.</param>
    public async Task<Result<YearView>> RunAsync(int year, DateOnly? asOf = null, CancellationToken cancellation = default)
    {
        var compiling = await new CompileReport(db, caller, clock).RunAsync(caller.OrganId, year, asOf, cancellation);
        if (!compiling.TryGet(out var compiled))
        {
            return compiling.Refusal!;
        }

        var kept = await db.Reports.AsNoTracking().FirstOrDefaultAsync(report => report.OrganId == caller.OrganId && report.Year == year, cancellation);
        var working = await db.Set<YearReport>().AsNoTracking().FirstOrDefaultAsync(report => report.OrganId == caller.OrganId && report.Year == year, cancellation);
        var built = await BuiltReport.BuildAsync(db, working, compiled, cancellation);
        return new YearView(compiled, working, kept, built, working?.FrozenId is null ? null : await new FreezeReport(db, clock).CompareWithNowAsync(compiled, cancellation));
    }

    /// <summary>The latest version of each part.</summary>
    public async Task<IReadOnlyList<ReportText>> TextsAsync(Guid report, CancellationToken cancellation = default) => await ReportDesk.LatestTextsAsync(db, report, cancellation);

    /// <summary>All versions of one part, newest first.</summary>
    public async Task<IReadOnlyList<ReportText>> VersionsAsync(Guid report, int section, CancellationToken cancellation = default) =>
        await db.Set<ReportText>().AsNoTracking().Where(text => text.ReportId == report && text.Section == section).OrderByDescending(text => text.Number).ToListAsync(cancellation);

    public async Task<IReadOnlyList<ReportComment>> CommentsAsync(Guid report, CancellationToken cancellation = default) =>
        await db.Set<ReportComment>().AsNoTracking().Where(comment => comment.ReportId == report).OrderBy(comment => comment.WrittenAt).ToListAsync(cancellation);

    public async Task<IReadOnlyList<ReportReview>> ReviewsAsync(Guid report, CancellationToken cancellation = default) =>
        await db.Set<ReportReview>().AsNoTracking().Where(review => review.ReportId == report).OrderBy(review => review.DecidedAt).ToListAsync(cancellation);

    /// <summary>The organ's own templates for a part, newest first.</summary>
    public async Task<IReadOnlyList<TextTemplate>> TemplatesAsync(int section, CancellationToken cancellation = default) =>
        await db.Set<TextTemplate>().AsNoTracking().Where(template => template.OrganId == caller.OrganId && template.Section == section).OrderByDescending(template => template.KeptAt).ToListAsync(cancellation);

    /// <summary>A part as it would stand in the report, checked against the tables by all rules; nothing is saved.</summary>
    public static (FilledText Filled, IReadOnlyList<Finding> Findings) Try(YearView view, int section, string text)
    {
        var filled = FieldText.Fill(text.ReplaceLineEndings("\n").Trim(), view.Compiled.Facts);
        var sections = view.Built.Report.Sections.Select(part => part.Number == section ? part with { Text = filled.Text } : part).ToList();
        var check = ReportChecker.Check(view.Built.Report with { Sections = sections }, view.Built.LastYear);
        return (filled, [.. check.Findings.Where(finding => finding.Location == $"part{section}" && finding.Quote is not null)]);
    }

    /// <summary>The last reminder of the competent department, while the report has not been filed.</summary>
    public async Task<ReportReminder?> ReminderAsync(int year, CancellationToken cancellation = default) =>
        await db.Reports.AnyAsync(report => report.OrganId == caller.OrganId && report.Year == year && report.State != FilingState.Draft, cancellation) ? null
            : await db.Set<ReportReminder>().AsNoTracking().Where(sent => sent.OrganId == caller.OrganId && sent.Year == year).OrderByDescending(sent => sent.SentAt).FirstOrDefaultAsync(cancellation);

    /// <summary>Reports of the own organ that wait for somebody's review.</summary>
    public async Task<IReadOnlyList<YearReport>> InReviewAsync(CancellationToken cancellation = default) =>
        await db.Set<YearReport>().AsNoTracking().Where(report => report.OrganId == caller.OrganId).OrderByDescending(report => report.Year).ToListAsync(cancellation);
}
