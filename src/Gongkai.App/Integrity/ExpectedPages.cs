using System.Globalization;
using Gongkai.App.Publications;
using Gongkai.App.Reports;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Integrity;

/// <summary>应有的页面 — one page of the portal with what readers must find on it.</summary>
/// <param name="Texts">Stands on the page whatever its markup.</param>
internal sealed record ExpectedPage(Organ Organ, string Path, string Title, IReadOnlyList<string> Texts)
{
    /// <summary>Stands in the page as it is; empty where nothing does.</summary>
    public string Body { get; init; } = "";
}

/// <summary>应有的页面清单 — what home page, lists, items and published reports of the portal must hold, taken from the records.</summary>
internal static class ExpectedPages
{
    // So many of the newest are on the first page of every list.
    private const int SurelyShown = 5;

    // What was published a moment ago may not be in a page that was kept ready.
    private static readonly TimeSpan s_ready = TimeSpan.FromHours(1);

    /// <summary>The home page and the list of every column that the site shows.</summary>
    internal static async Task<List<ExpectedPage>> ListsAsync(GongkaiDb db, Organ host, DateTimeOffset now, CancellationToken cancellation)
    {
        var pages = new List<ExpectedPage> { new(host, "/", "首页", ["政府信息公开", .. await NewestAsync(db, null, now, cancellation)]) };
        foreach (var column in await db.Set<CatalogColumn>().AsNoTracking().Where(column => column.IsActive && column.OrganId == null).OrderBy(column => column.Path).Select(column => new { column.Id, column.Name }).ToListAsync(cancellation))
        {
            pages.Add(new ExpectedPage(host, $"/content/{column.Id}", $"栏目：{column.Name}", [column.Name, .. await NewestAsync(db, column.Id, now, cancellation)]));
        }

        return pages;
    }

    /// <summary>Items after a place in the order of publication.</summary>
    internal static async Task<List<(ExpectedPage Page, long Sequence)>> ItemsAsync(GongkaiDb db, long after, int most, DateTimeOffset now, CancellationToken cancellation) =>
        [.. (await PublicItems.Of(db, now).Where(item => item.Sequence > after).OrderBy(item => item.Sequence).Take(most)
            .Join(db.Organs, item => item.OrganId, organ => organ.Id, (item, organ) => new { item.Id, item.Title, item.BodyHtml, item.Sequence, Organ = organ }).AsNoTracking().ToListAsync(cancellation))
            .Select(item => (new ExpectedPage(item.Organ, $"/items/{item.Id}", item.Title, [item.Title]) { Body = item.BodyHtml }, item.Sequence!.Value))];

    /// <summary>Published reports, the latest year first: title, text and every row of the tables.</summary>
    internal static async Task<List<ExpectedPage>> ReportsAsync(GongkaiDb db, int skip, int most, CancellationToken cancellation)
    {
        var kept = await PublicReports.Accepted(db).Join(db.Organs, report => report.OrganId, organ => organ.Id, (report, organ) => new { report.Year, report.Title, report.Content, Organ = organ })
            .OrderByDescending(row => row.Year).ThenBy(row => row.Organ.Number).Skip(skip).Take(most).AsNoTracking().ToListAsync(cancellation);
        return [.. kept.Select(row => new ExpectedPage(row.Organ, string.Create(CultureInfo.InvariantCulture, $"/reports/{row.Organ.Number}/{row.Year}"), row.Title, [row.Title, .. TextsOf(KeptReports.Read(row.Content))]))];
    }

    private static IEnumerable<string> TextsOf(AnnualReport report)
    {
        foreach (var part in report.Sections.Where(part => part.Heading is not null))
        {
            yield return part.Heading!;
            foreach (var paragraph in part.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return paragraph;
            }
        }

        // A row with a cell that was not read has a mark instead of a figure.
        foreach (var (table, row) in report.Tables.SelectMany(table => table.Format.Rows.Select(row => (table, row))))
        {
            var cells = row.Columns.Select((_, i) => table[row, i]?.Raw).ToList();
            if (!cells.Contains(null))
            {
                yield return row.Label + string.Concat(cells);
            }
        }
    }

    private static async Task<IEnumerable<string>> NewestAsync(GongkaiDb db, Guid? column, DateTimeOffset now, CancellationToken cancellation)
    {
        var items = PublicItems.Of(db, now);
        if (column is { } id)
        {
            var columns = await ColumnTree.WithBelowAsync(db, id, cancellation);
            items = items.Where(item => columns.Contains(item.ColumnId));
        }

        var newest = await items.OrderByDescending(item => item.Sequence).Take(SurelyShown).Select(item => new { item.Title, item.PublishedAt }).ToListAsync(cancellation);
        return newest.Where(item => item.PublishedAt < now - s_ready).Select(item => item.Title);
    }
}
