using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports;

/// <summary>报送看板行 — one organ and where its report of the year stands.</summary>
public sealed record FilingRow(Guid OrganId, string Organ, OrganKind Kind, Guid? ReportId, FilingState? State, DateTimeOffset? FiledAt, int Errors, int Warnings, int Unreadable)
{
    public int Year { get; init; }

    /// <summary>Whether it was compiled from the records here.</summary>
    public bool IsCompiled { get; init; }
}

/// <summary>报送进度 — how many organs have filed, and with what.</summary>
public sealed record FilingProgress(int Organs, int Filed, int Accepted, int Returned, int WithErrors);

/// <summary>报送看板 — who has filed the report of a year, when, with which findings; for the organs in view; 条例 49.</summary>
public sealed class FilingBoard(GongkaiDb db)
{
    public const int PageSize = 50;

    /// <summary>The organs in view, to choose from.</summary>
    public async Task<IReadOnlyList<Organ>> OrgansAsync(CancellationToken cancellation = default) => await InView().OrderBy(organ => organ.Number).ToListAsync(cancellation);

    /// <param name="page">From 1.</param>
    public async Task<(FilingProgress Progress, IReadOnlyList<FilingRow> Rows)> ReadAsync(int year, int page, CancellationToken cancellation = default)
    {
        var organs = InView();
        var reports = db.Reports.AsNoTracking().Where(report => report.Year == year);
        var count = await organs.CountAsync(cancellation);
        var states = await reports.GroupBy(report => report.State)
            .Select(group => new { group.Key, Count = group.Count(), WithErrors = group.Count(report => report.Errors > 0) })
            .ToListAsync(cancellation);
        int Of(FilingState state) => states.Where(one => one.Key == state).Sum(one => one.Count);
        var rows = await organs.OrderBy(organ => organ.Number)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .LeftJoin(reports, organ => organ.Id, report => report.OrganId, (organ, report) => new FilingRow(
                organ.Id, organ.Name, organ.Kind, report == null ? null : report.Id, report == null ? null : report.State, report == null ? null : report.FiledAt,
                report == null ? 0 : report.Errors, report == null ? 0 : report.Warnings, report == null ? 0 : report.Unreadable))
            .ToListAsync(cancellation);
        var progress = new FilingProgress(count, Of(FilingState.Filed) + Of(FilingState.Accepted), Of(FilingState.Accepted), Of(FilingState.Returned), states.Sum(one => one.WithErrors));
        return (progress, rows);
    }

    private IQueryable<Organ> InView() => db.Organs.AsNoTracking().Where(organ => organ.IsActive && (db.Scope.Mode == ScopeMode.Everything || organ.Path.StartsWith(db.Scope.Path)));
}
