using Gongkai.App.Storage;
using Gongkai.Domain;
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
    public async Task<Result<YearView>> RunAsync(int year, CancellationToken cancellation = default)
    {
        var compiling = await new CompileReport(db, caller, clock).RunAsync(caller.OrganId, year, null, cancellation);
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

    /// <summary>Reports of the own organ that wait for somebody's review.</summary>
    public async Task<IReadOnlyList<YearReport>> InReviewAsync(CancellationToken cancellation = default) =>
        await db.Set<YearReport>().AsNoTracking().Where(report => report.OrganId == caller.OrganId).OrderByDescending(report => report.Year).ToListAsync(cancellation);
}
