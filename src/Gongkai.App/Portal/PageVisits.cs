using System.Collections.Concurrent;
using Gongkai.App.Operation;
using Gongkai.App.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Gongkai.App.Portal;

/// <summary>页面访问 — how often a page was opened on a day; who opened it is not known.</summary>
public sealed class PageVisit
{
    public DateOnly Day { get; init; }

    /// <summary>Path without query.</summary>
    public string Page { get; init; } = "";

    /// <summary>栏目: the first part of the path, or the column of an item.</summary>
    public string Section { get; init; } = "";

    public long Count { get; init; }
}

/// <summary>访问计数 — counts visits in memory and writes the sums every half minute: no cookie, no address, no browser is kept, and bots are left out.</summary>
public sealed class VisitCounter(SiteDatabase database, SiteClock clock) : BackgroundService
{
    private const int MostPages = 20_000;

    private static readonly string[] s_bots = ["bot", "spider", "crawl", "slurp", "curl", "wget", "python", "java/", "go-http", "monitor", "headless", "scan", "preview"];

    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(30);

    private ConcurrentDictionary<(DateOnly Day, string Page, string Section), long> _counts = new();

    public void Note(string page, string section, string browser)
    {
        if (page.Length <= 200 && !IsBot(browser) && _counts.Count < MostPages)
        {
            _counts.AddOrUpdate((clock.Today, page, section), 1, (_, known) => known + 1);
        }
    }

    public static bool IsBot(string browser) => browser.Length < 10 || s_bots.Any(name => browser.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes what was counted since the last time.</summary>
    public async Task FlushAsync(CancellationToken cancellation = default)
    {
        var counted = Interlocked.Exchange(ref _counts, new());
        if (counted.IsEmpty)
        {
            return;
        }

        await using var db = database.Open(OrganScope.Site);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var ((day, page, section), count) in counted.OrderBy(pair => pair.Key.Page, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO page_visits (day, page, section, count) VALUES ({day}, {page}, {section}, {count}) ON CONFLICT (day, page) DO UPDATE SET count = page_visits.count + {count}", cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(s_rest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await FlushAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>访问统计行 — visits of a month.</summary>
public sealed record VisitMonth(int Year, int Month, long Count);

/// <summary>访问统计 — visits by month, section and page, and the same months of the year before.</summary>
public sealed class VisitFigures(SiteDatabase database)
{
    public async Task<IReadOnlyList<VisitMonth>> MonthsAsync(int year, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return [.. (await db.Set<PageVisit>().Where(visit => visit.Day >= from && visit.Day <= to).GroupBy(visit => visit.Day).Select(group => new { group.Key, Count = group.Sum(visit => visit.Count) }).ToListAsync(cancellation))
            .GroupBy(day => day.Key.Month).Select(group => new VisitMonth(year, group.Key, group.Sum(day => day.Count))).OrderBy(month => month.Month)];
    }

    /// <summary>The most visited pages, or sections, of a year.</summary>
    public async Task<IReadOnlyList<(string Name, long Count)>> TopAsync(int year, bool bySection, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Portal);
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var visits = db.Set<PageVisit>().Where(visit => visit.Day >= from && visit.Day <= to);
        var top = await visits.GroupBy(visit => bySection ? visit.Section : visit.Page).Select(group => new { group.Key, Count = group.Sum(visit => visit.Count) })
            .OrderByDescending(row => row.Count).ThenBy(row => row.Key).Take(50).ToListAsync(cancellation);
        return [.. top.Select(row => (row.Key, row.Count))];
    }
}
