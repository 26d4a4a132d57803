using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongkai.App.Storage;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Integrity;

/// <summary>取回的页面 — what the site's own address gave for a path.</summary>
public sealed record ServedPage(int Status, byte[] Content);

/// <summary>页面核对结果 — how many pages and static files were fetched, and how many were found changed.</summary>
/// <param name="Unreached">Fetches that got no answer: that is a fault of the line, not a changed page.</param>
public sealed record PageReport(int Pages, int Assets, int Found, int Unreached)
{
    /// <summary>Home page and lists of columns.</summary>
    public int Lists { get; init; }

    public int Reports { get; init; }

    public string InChinese => $"核对首页和栏目页 {Lists} 个、信息页面 {Pages} 个、年报页面 {Reports} 个、静态文件 {Assets} 个，发现 {Found} 处改动{(Unreached > 0 ? $"，{Unreached} 个没有取到" : "")}";
}

/// <summary>核对对外页面 — fetches what readers get: home page and lists must hold what is newest, an item's page its registered text, a published report its words and figures, none any code from elsewhere.</summary>
/// <remarks>Each static file must be the built one. Items and reports are a number a night, going on where the last night ended.</remarks>
/// <param name="fetch">Asks the site's own address; null where no answer came.</param>
/// <param name="assets">Checksums of the built files by their address.</param>
public sealed class CheckPages(SiteDatabase database, Vault vault, SiteClock clock, Func<string, CancellationToken, Task<ServedPage?>> fetch, IReadOnlyDictionary<string, string> assets)
{
    public const int UsualMost = 300;
    private const string ItemCursor = "integrity-page-cursor";
    private const string ReportCursor = "integrity-report-cursor";

    /// <param name="own">The host of the site, whose addresses are no foreign ones.</param>
    /// <param name="most">How many pages at once.</param>
    public async Task<PageReport> RunAsync(string own, int most = UsualMost, CancellationToken cancellation = default)
    {
        var report = new PageReport(0, 0, 0, 0);
        await using var db = database.Open(OrganScope.Site);
        if (await db.Organs.AsNoTracking().Where(organ => organ.ParentId == null && organ.IsActive).OrderBy(organ => organ.Number).FirstOrDefaultAsync(cancellation) is not { } host)
        {
            return report;
        }

        foreach (var (path, checksum) in assets.OrderBy(asset => asset.Key, StringComparer.Ordinal))
        {
            var served = await fetch(path, cancellation);
            var finding = served is null || (served.Status == 200 && Convert.ToHexStringLower(SHA256.HashData(served.Content)) == checksum) ? ""
                : served.Status == 200 ? "静态文件的内容与程序自带的不同" : string.Create(CultureInfo.InvariantCulture, $"静态文件取不到（状态 {served.Status}）");
            report = await NoteAsync(db, report with { Assets = report.Assets + 1 }, (host, MarkedKind.Asset, path, path), (served is not null, finding), cancellation);
        }

        foreach (var page in await ExpectedPages.ListsAsync(db, host, clock.Now, cancellation))
        {
            report = await FetchAsync(db, report with { Lists = report.Lists + 1 }, page, own, cancellation);
        }

        var items = await ExpectedPages.ItemsAsync(db, await CursorAsync(db, ItemCursor, cancellation), most, clock.Now, cancellation);
        foreach (var (page, _) in items)
        {
            report = await FetchAsync(db, report with { Pages = report.Pages + 1 }, page, own, cancellation);
        }

        var from = (int)await CursorAsync(db, ReportCursor, cancellation);
        var reports = await ExpectedPages.ReportsAsync(db, from, most, cancellation);
        foreach (var page in reports)
        {
            report = await FetchAsync(db, report with { Reports = report.Reports + 1 }, page, own, cancellation);
        }

        // After the last page the next night begins with the first again.
        await MoveAsync(db, ItemCursor, items.Count < most ? 0 : items[^1].Sequence, cancellation);
        await MoveAsync(db, ReportCursor, reports.Count < most ? 0 : from + reports.Count, cancellation);
        db.Record(IntegrityEvents.PagesChecked.On(host.Id, IntegrityEvents.Subject, null).With(new { report.Lists, report.Pages, report.Reports, report.Assets, report.Found, report.Unreached }));
        await db.CommitAsync(Caller.Site("integrity"), clock, cancellation);
        return report;
    }

    /// <summary>What is wrong with a served page; empty where it is as it should be.</summary>
    internal static string FindingOf(ServedPage served, ExpectedPage expected, string own)
    {
        if (served.Status != 200)
        {
            return string.Create(CultureInfo.InvariantCulture, $"公开的页面打不开（状态 {served.Status}）");
        }

        var html = Encoding.UTF8.GetString(served.Content);
        var words = PageText.Of(html);
        return expected.Texts.FirstOrDefault(text => !words.Contains(PageText.Squeezed(text), StringComparison.Ordinal)) is { } missing ? $"读者看到的内容与登记的不同，没有“{missing}”"
            : !html.Contains(expected.Body, StringComparison.Ordinal) ? "读者看到的正文与登记的不同"
            : ForeignCode.In(html, own) is { } foreign ? $"页面上有不是本站的代码：{foreign}"
            : "";
    }

    private async Task<PageReport> FetchAsync(GongkaiDb db, PageReport report, ExpectedPage page, string own, CancellationToken cancellation)
    {
        var served = await fetch(page.Path, cancellation);
        return await NoteAsync(db, report, (page.Organ, MarkedKind.Page, page.Path, page.Title), (served is not null, served is null ? "" : FindingOf(served, page, own)), cancellation);
    }

    private static async Task<long> CursorAsync(GongkaiDb db, string name, CancellationToken cancellation) =>
        long.TryParse((await db.Settings.FirstOrDefaultAsync(setting => setting.Name == name, cancellation))?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : 0;

    private static async Task MoveAsync(GongkaiDb db, string name, long to, CancellationToken cancellation)
    {
        var cursor = await db.Settings.FirstOrDefaultAsync(setting => setting.Name == name, cancellation);
        if (cursor is null)
        {
            cursor = new SiteSetting { Name = name };
            db.Add(cursor);
        }

        cursor.Value = to.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<PageReport> NoteAsync(GongkaiDb db, PageReport report, (Organ Organ, MarkedKind Kind, string Path, string Title) of, (bool IsReached, string Finding) outcome, CancellationToken cancellation)
    {
        if (!outcome.IsReached)
        {
            return report with { Unreached = report.Unreached + 1 };
        }

        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"integrity {of.Path}")).AsSpan(0, 16));
        if (outcome.Finding.Length == 0 || await db.Set<IntegrityMark>().AnyAsync(mark => mark.Id == id, cancellation))
        {
            return report;
        }

        var mark = new IntegrityMark { Id = id, OrganId = of.Organ.Id, Kind = of.Kind, Title = of.Title, Mark = "", MarkedAt = clock.Now, CheckedAt = clock.Now };
        db.Add(mark);
        IntegrityFinding.Open(db, mark, outcome.Finding, (vault, clock));
        return report with { Found = report.Found + 1 };
    }
}
