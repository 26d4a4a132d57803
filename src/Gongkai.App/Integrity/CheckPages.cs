using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gongkai.App.Publications;
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
    public string InChinese => $"核对 {Pages} 个页面、{Assets} 个静态文件，发现 {Found} 处改动{(Unreached > 0 ? $"，{Unreached} 个没有取到" : "")}";
}

/// <summary>核对对外页面 — fetches what readers get: each item's page must hold the registered text and no code from elsewhere, each static file must be the built one; a number of pages a night, going on where the last night ended.</summary>
/// <param name="fetch">Asks the site's own address; null where no answer came.</param>
/// <param name="assets">Checksums of the built files by their address.</param>
public sealed class CheckPages(SiteDatabase database, Vault vault, SiteClock clock, Func<string, CancellationToken, Task<ServedPage?>> fetch, IReadOnlyDictionary<string, string> assets)
{
    public const int UsualMost = 300;
    private const string Cursor = "integrity-page-cursor";

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

        var cursor = await db.Settings.FirstOrDefaultAsync(setting => setting.Name == Cursor, cancellation);
        var from = long.TryParse(cursor?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : 0;
        var items = await PublicItems.Of(db, clock.Now).Where(item => item.Sequence > from).OrderBy(item => item.Sequence).Take(most)
            .Join(db.Organs, item => item.OrganId, organ => organ.Id, (item, organ) => new { item.Id, item.Title, item.BodyHtml, item.Sequence, Organ = organ }).AsNoTracking().ToListAsync(cancellation);
        foreach (var item in items)
        {
            var path = $"/items/{item.Id}";
            var served = await fetch(path, cancellation);
            report = await NoteAsync(db, report with { Pages = report.Pages + 1 }, (item.Organ, MarkedKind.Page, path, item.Title), (served is not null, served is null ? "" : FindingOf(served, item.Title, item.BodyHtml, own)), cancellation);
        }

        // After the last page the next night begins with the first again.
        var next = (items.Count < most ? 0 : items[^1].Sequence!.Value).ToString(CultureInfo.InvariantCulture);
        if (cursor is null)
        {
            db.Add(new SiteSetting { Name = Cursor, Value = next });
        }
        else
        {
            cursor.Value = next;
        }

        db.Record(IntegrityEvents.PagesChecked.On(host.Id, IntegrityEvents.Subject, null).With(new { report.Pages, report.Assets, report.Found, report.Unreached }));
        await db.CommitAsync(Caller.Site("integrity"), clock, cancellation);
        return report;
    }

    /// <summary>What is wrong with a served page; empty where it is as it should be.</summary>
    internal static string FindingOf(ServedPage served, string title, string body, string own)
    {
        if (served.Status != 200)
        {
            return string.Create(CultureInfo.InvariantCulture, $"公开的页面打不开（状态 {served.Status}）");
        }

        var html = Encoding.UTF8.GetString(served.Content);
        return !html.Contains(body, StringComparison.Ordinal) || !WebUtility.HtmlDecode(html).Contains(title, StringComparison.Ordinal) ? "读者看到的标题或者正文与登记的不同"
            : ForeignCode.In(html, own) is { } foreign ? $"页面上有不是本站的代码：{foreign}"
            : "";
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
