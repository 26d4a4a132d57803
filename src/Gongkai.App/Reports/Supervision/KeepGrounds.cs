using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Reports.Supervision;

/// <summary>补齐年报要素 — takes figures and grounds from kept reports that have none yet, page by page; what broke off goes on where it was.</summary>
public sealed class KeepGrounds(SiteDatabase database)
{
    private const int PageSize = 200;

    /// <returns>How many reports were done.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        for (var done = 0; ;)
        {
            // A report that was done is marked, so that the next page is always the first.
            await using var db = database.Open(OrganScope.Site);
            var page = await db.Reports.Where(report => report.State != FilingState.Draft && !db.Set<ReportFacts>().Any(facts => facts.ReportId == report.Id && facts.HasGrounds))
                .OrderBy(report => report.Id).Take(PageSize)
                .Join(db.Organs, report => report.OrganId, organ => organ.Id, (report, organ) => new
                {
                    Report = new FiledReport { Id = report.Id, OrganId = report.OrganId, Year = report.Year, Figures = report.Figures, State = report.State, PublishedAt = report.PublishedAt },
                    organ.Kind,
                })
                .AsNoTracking().ToListAsync(cancellation);
            foreach (var row in page)
            {
                await ReportFactRows.KeepAsync(db, row.Report, row.Kind, cancellation);
            }

            // Nothing is decided here: the rows only repeat what the kept reports say.
            await db.SaveChangesAsync(cancellation);
            done += page.Count;
            if (page.Count < PageSize)
            {
                return done;
            }
        }
    }
}
