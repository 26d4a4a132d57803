using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports;

/// <summary>公开的年报 — a report as lists of the portal show it.</summary>
public sealed record PublicReport(int OrganNumber, string Organ, int Year, string Title, DateTimeOffset FiledAt)
{
    /// <summary>The item it was published as, with the files that were signed; null where it came in as a file, and in lists.</summary>
    public Guid? ItemId { get; init; }
}

/// <summary>年报公开闸口 — the one gate to the reports that the public may read: those that were accepted, or that the organ published itself; 条例 50.</summary>
/// <remarks>While a published one is written again, what is kept of it is a draft: its item stays public, its figures wait for the new one.</remarks>
public sealed class PublicReports(SiteDatabase database)
{
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await Accepted(db).Select(report => report.Year).Distinct().OrderByDescending(year => year).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<PublicReport>> OfYearAsync(int year, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        return await Accepted(db).Where(report => report.Year == year)
            .Join(db.Organs, report => report.OrganId, organ => organ.Id, (report, organ) => new { report, organ })
            .OrderBy(row => row.organ.Number)
            .Select(row => new PublicReport(row.organ.Number, row.organ.Name, row.report.Year, row.report.Title, row.report.FiledAt!.Value)).ToListAsync(cancellation);
    }

    /// <summary>The report of the organ with this number; null where there is none that the public may read.</summary>
    public async Task<(PublicReport Row, AnnualReport Report)?> FindAsync(int organNumber, int year, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var found = await Accepted(db).Where(report => report.Year == year)
            .Join(db.Organs.Where(organ => organ.Number == organNumber), report => report.OrganId, organ => organ.Id, (report, organ) => new { report, organ })
            .Select(row => new { Row = new PublicReport(row.organ.Number, row.organ.Name, row.report.Year, row.report.Title, row.report.FiledAt!.Value), row.report.Content, row.report.Id })
            .FirstOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var item = await db.Set<YearReport>().Where(working => working.Id == found.Id).Select(working => working.PublicationId).FirstOrDefaultAsync(cancellation);
        return (found.Row with { ItemId = item }, KeptReports.Read(found.Content));
    }

    internal static IQueryable<FiledReport> Accepted(GongkaiDb db) =>
        db.Reports.AsNoTracking().Where(report => report.FiledAt != null
            && (report.State == FilingState.Accepted || (report.PublishedAt != null && !db.Set<YearReport>().Any(working => working.Id == report.Id && working.State != WritingState.Published))));
}
