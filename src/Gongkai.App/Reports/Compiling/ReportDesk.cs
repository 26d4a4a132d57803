using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Reports.Compiling;
using Gongkai.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Compiling;

/// <summary>年报办理 — what the use cases over a working report share: finding it, its latest texts, bringing what outsiders see up to date.</summary>
internal static class ReportDesk
{
    internal const string CompiledSource = "系统编制";

    internal static readonly Refusal Unknown = new("report-unknown", "没有找到这份年报，可能已被更正或不在您的范围内。");

    internal static readonly Refusal Changed = new("changed-meanwhile", "这条记录刚刚被其他人修改，本次操作没有保存。请刷新页面，核对后再办。");

    /// <summary>The working report of the caller's own organ.</summary>
    internal static async Task<Result<YearReport>> OwnReportAsync(this GongkaiDb db, Caller caller, int year, CancellationToken cancellation) =>
        await db.Set<YearReport>().FirstOrDefaultAsync(report => report.OrganId == caller.OrganId && report.Year == year, cancellation) is { } report ? report : Unknown;

    /// <summary>The same for somebody who may write, while it is still being written.</summary>
    internal static async Task<Result<YearReport>> WritableAsync(this GongkaiDb db, Caller caller, int year, CancellationToken cancellation)
    {
        if (caller.Lacks(Permission.CompileReports) is { } lacking)
        {
            return lacking;
        }

        var found = await db.OwnReportAsync(caller, year, cancellation);
        return found.TryGet(out var report) && report.State != WritingState.Writing
            ? new Refusal("report-not-writing", "年报已经送审或者签发，不能再改；需要更正的请先退回。")
            : found;
    }

    internal static async Task<List<ReportText>> LatestTextsAsync(GongkaiDb db, Guid reportId, CancellationToken cancellation)
    {
        var latest = db.Set<ReportText>().Where(text => text.ReportId == reportId).GroupBy(text => text.Section).Select(group => new { Section = group.Key, Number = group.Max(text => text.Number) });
        var saved = await db.Set<ReportText>().AsNoTracking().Where(text => text.ReportId == reportId)
            .Join(latest, text => new { text.Section, text.Number }, last => new { last.Section, last.Number }, (text, _) => text).ToListAsync(cancellation);
        // What this session is about to save counts already.
        return [.. saved.Concat(db.Set<ReportText>().Local.Where(text => text.ReportId == reportId)).GroupBy(text => text.Section).Select(group => group.MaxBy(text => text.Number)!)];
    }

    internal static async Task<AnnualReport?> LastYearAsync(GongkaiDb db, Guid organ, int year, CancellationToken cancellation)
    {
        var content = await db.Reports.Where(report => report.OrganId == organ && report.Year == year - 1 && report.Content != "").Select(report => report.Content).FirstOrDefaultAsync(cancellation);
        return content is null ? null : KeptReports.Read(content);
    }

    /// <summary>Brings the outward side up to date with what is written now.</summary>
    internal static async Task<BuiltReport> RefreshAsync(GongkaiDb db, YearReport working, CompiledYear compiled, CancellationToken cancellation)
    {
        var built = await BuiltReport.BuildAsync(db, working, compiled, cancellation);
        var kept = (await db.Reports.FindAsync([working.Id], cancellation))!;
        FileReport.Fill(kept, built.Report, built.Check, new ReportUpload(working.OrganId, working.Year, CompiledSource, ReadOnlyMemory<byte>.Empty));
        return built;
    }

    internal static async Task<CompiledYear> CompileAsync(GongkaiDb db, YearReport working, SiteClock clock, CancellationToken cancellation) =>
        await CompileReport.CompileAsync(db, await db.Organs.AsNoTracking().FirstAsync(organ => organ.Id == working.OrganId, cancellation), ReportPeriod.AsOf(working.Year, clock.Today), cancellation);
}
