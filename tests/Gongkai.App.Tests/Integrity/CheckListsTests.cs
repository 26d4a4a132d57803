using System.Buffers;
using System.Net;
using System.Text;
using Gongkai.App.Integrity;
using Gongkai.App.Reports;
using Gongkai.App.Storage;
using Gongkai.Documents.Reports.Writing;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Integrity;

public sealed class CheckListsTests
{
    [Theory(DisplayName = "首页和栏目页：最新公开的不见了、打不开、多了外来脚本的，各登记一起；一小时以内发布的还不要求")]
    [OnBothDatabases]
    public async Task Lists_WithoutTheNewest_AreFound(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        await items.PublishedQuicklyAsync(items.Content("早已公开的通知 <一>"));
        items.Site.Time.MoveTo(items.Clock.Now.AddHours(2));
        await items.PublishedQuicklyAsync(items.Content("刚刚公开的通知"));
        var documents = $"/content/{items.Columns["statutory/documents/"]}";
        var served = new List<string>();
        string PageOf(string path) => $"<title>政府信息公开</title><p>{NamesOf(items)}</p>" + WebUtility.HtmlEncode("早已公开的通知 <一>");
        Task<PageReport> CheckAsync(Func<string, ServedPage?> changed) => new CheckPages(items.Database, items.Site.Vault, items.Clock, (path, _) =>
        {
            served.Add(path);
            return Task.FromResult(path.StartsWith("/items", StringComparison.Ordinal) ? null : changed(path) ?? new ServedPage(200, Encoding.UTF8.GetBytes(PageOf(path))));
        }, new Dictionary<string, string>()).RunAsync("localhost");

        Assert.Equal((items.Columns.Count + 1, 0), (await CheckAsync(_ => null) is var good ? good.Lists : 0, good.Found));
        Assert.Contains("/", served);
        Assert.Equal(2, (await CheckAsync(path => path == "/" ? new ServedPage(200, Encoding.UTF8.GetBytes("<h1>政府信息公开</h1><p>博彩</p>"))
            : path == documents ? new ServedPage(200, Encoding.UTF8.GetBytes(PageOf(path) + "<script src='https://evil.example/a.js'></script>")) : null)).Found);
        await using var db = items.Site.Open();
        Assert.Equal(["读者看到的内容与登记的不同，没有“早已公开的通知 <一>”", "页面上有不是本站的代码：<script src='https://evil.example/a.js'"],
            (await db.Set<IntegrityMark>().Where(mark => mark.FoundAt != null).Select(mark => mark.Finding).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Theory(DisplayName = "公开的年报页面：标题、文字、每一行数都与登记的相同；改了一个数就登记一起；每夜接着上一夜")]
    [OnBothDatabases]
    public async Task Reports_ChangedFigure_IsFound(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var report = ReportBuilder.For("2021").Organ(site.Bureau.Name).Year(2025).Title($"{site.Bureau.Name}2025年政府信息公开工作年度报告")
            .Row("part3.newReceived", 3, 1, 0, 0, 0, 0, 4).Row("part3.granted", 3, 1, 0, 0, 0, 0, 4).Row("part3.resultsTotal", 3, 1, 0, 0, 0, 0, 4).Build();
        await AcceptAsync(site, report);
        var html = PageOf(report);
        Task<PageReport> CheckAsync(string page) => new CheckPages(site.Database, site.Vault, site.Clock,
            (path, _) => Task.FromResult<ServedPage?>(path == $"/reports/{site.Bureau.Number}/2025" ? new ServedPage(200, Encoding.UTF8.GetBytes(page)) : new ServedPage(200, "政府信息公开"u8.ToArray())),
            new Dictionary<string, string>()).RunAsync("localhost", most: 1);

        Assert.Equal((1, 0), (await CheckAsync(html) is var good ? good.Reports : 0, good.Found));
        Assert.Equal((0, 0), (await CheckAsync(html) is var end ? end.Reports : 1, end.Found));
        var row = report.Table("part3")!.Format.Row("granted")!.Label;
        Assert.Equal(1, (await CheckAsync(html.Replace($"{row}</th><td>3</td>", $"{row}</th><td>8</td>", StringComparison.Ordinal))).Found);
        await using var db = site.Open();
        var mark = await db.Set<IntegrityMark>().SingleAsync(mark => mark.FoundAt != null);
        Assert.Equal((site.Bureau.Id, report.Title), (mark.OrganId, mark.Title));
        Assert.Contains($"{row}3100004", mark.Finding, StringComparison.Ordinal);
    }

    private static string NamesOf(TestItems items)
    {
        using var db = items.Site.Open();
        return string.Join("、", db.Set<CatalogColumn>().Select(column => column.Name).ToList());
    }

    private static string PageOf(AnnualReport report)
    {
        var html = new StringBuilder($"<h1>{report.Title}</h1>");
        foreach (var part in report.Sections)
        {
            html.Append("<h2>").Append(part.Heading).Append("</h2>").AppendJoin("", part.Text.Split('\n').Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"));
        }

        foreach (var (table, row) in report.Tables.SelectMany(table => table.Format.Rows.Select(row => (table, row))))
        {
            html.Append("<tr><th>").Append(row.Label).Append("</th>").AppendJoin("", row.Columns.Select((_, i) => $"<td>{table[row, i]!.Raw}</td>")).Append("</tr>\n");
        }

        return html.ToString();
    }

    private static async Task AcceptAsync(TestSite site, AnnualReport report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ReportJson.Write(bytes, report, "年报.json");
        var officer = TestSite.Someone(site.Bureau, Role.DisclosureOfficer);
        await using var db = site.Open(officer.Scope);
        var filed = TestRequests.Must(await new FileReport(db, officer, site.Clock).RunAsync(new ReportUpload(site.Bureau.Id, 2025, "年报.json", bytes.WrittenMemory)));
        var supervisor = TestSite.Someone(site.City, Role.CompetentDepartment) with { Scope = OrganScope.OwnAndBelow(site.City, writes: true) };
        await using var above = site.Open(supervisor.Scope);
        TestRequests.Must(await new DecideReport(above, supervisor, site.Clock).AcceptAsync(filed, "核对无误"));
    }
}
