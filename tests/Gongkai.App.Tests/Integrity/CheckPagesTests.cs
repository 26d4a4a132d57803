using System.Security.Cryptography;
using System.Text;
using Gongkai.App.Integrity;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Integrity;

public sealed class CheckPagesTests
{
    private const string Good = "<!doctype html><html><head><script src=\"/assets/portal.js\"></script></head><body><h1>{0}</h1><div class=\"prose\">{1}</div></body></html>";

    [Theory(DisplayName = "对外页面：正文被换、打不开、多了外来脚本或框架的，各登记一起安全事件；没有改动的不报；取不到的不算改动")]
    [OnBothDatabases]
    public async Task Pages_ChangedOnTheWay_AreFound(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var content = items.Content();
        Guid[] ids =
        [
            await items.PublishedQuicklyAsync(content with { Title = "没有改动的通知" }), await items.PublishedQuicklyAsync(content with { Title = "被换正文的通知" }),
            await items.PublishedQuicklyAsync(content with { Title = "打不开的通知" }), await items.PublishedQuicklyAsync(content with { Title = "被挂框架的通知" }),
        ];
        var pages = new Dictionary<string, ServedPage?>(StringComparer.Ordinal);
        foreach (var (i, id) in ids.Index())
        {
            var item = await items.ItemAsync(id);
            var html = Good.Replace("{0}", item.Title, StringComparison.Ordinal).Replace("{1}", i == 1 ? "<p>博彩广告</p>" : item.BodyHtml, StringComparison.Ordinal);
            pages[$"/items/{id}"] = i == 2 ? new ServedPage(404, []) : new ServedPage(200, Encoding.UTF8.GetBytes(i == 3 ? html.Replace("</body>", "<iframe src='https://evil.example/x'></iframe></body>", StringComparison.Ordinal) : html));
        }

        var report = await CheckAsync(items, pages);

        var lists = items.Columns.Count + 1;
        Assert.Equal(new PageReport(4, 0, 3, 0) { Lists = lists }, report);
        await using var db = items.Site.Open();
        var found = (await db.Set<IntegrityMark>().Where(mark => mark.FoundAt != null).ToListAsync()).OrderBy(mark => mark.Title, StringComparer.Ordinal).Select(mark => (mark.Kind, mark.Title, mark.Finding)).ToList();
        Assert.Equal(
            [
                (MarkedKind.Page, "打不开的通知", "公开的页面打不开（状态 404）"), (MarkedKind.Page, "被挂框架的通知", "页面上有不是本站的代码：<iframe src='https://evil.example/x'"),
                (MarkedKind.Page, "被换正文的通知", "读者看到的正文与登记的不同"),
            ], found);
        Assert.Equal(3, await db.LedgerRecords.CountAsync(record => record.Ledger == "security-duties"));
        Assert.Equal(0, (await CheckAsync(items, pages)).Found);
        Assert.Equal(new PageReport(4, 0, 0, 4) { Lists = lists }, await CheckAsync(items, []));
    }

    [Theory(DisplayName = "每夜核对一部分，接着上一夜；到头以后从第一页再来；静态文件与程序自带的校验和核对")]
    [OnBothDatabases]
    public async Task Pages_MoreThanOneNight_GoOnWhereTheyEnded(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        for (var i = 0; i < 5; i++)
        {
            await items.PublishedQuicklyAsync(items.Content($"通知之{i}"));
        }

        var asked = new List<string>();
        var assets = new Dictionary<string, string> { ["/assets/app.css"] = Sum("good"), ["/assets/portal.js"] = Sum("good") };
        async Task<PageReport> NightAsync()
        {
            asked.Clear();
            return await new CheckPages(items.Database, items.Site.Vault, items.Clock, (path, _) =>
            {
                if (ListOf(items, path) is { } list)
                {
                    return Task.FromResult<ServedPage?>(list);
                }

                asked.Add(path);
                return Task.FromResult(path.StartsWith("/assets", StringComparison.Ordinal) ? new ServedPage(200, Encoding.UTF8.GetBytes(path == "/assets/portal.js" ? "bad" : "good")) : null);
            }, assets).RunAsync("localhost", most: 2);
        }

        Assert.Equal(new PageReport(2, 2, 1, 2) { Lists = items.Columns.Count + 1 }, await NightAsync());
        var first = asked.Skip(2).ToList();
        Assert.Equal(2, (await NightAsync()).Pages);
        var second = asked.Skip(2).ToList();
        Assert.Equal(1, (await NightAsync()).Pages);
        Assert.Equal(5, first.Concat(second).Concat(asked.Skip(2)).Distinct().Count());
        await NightAsync();
        Assert.Equal(first, asked.Skip(2));
        await using var db = items.Site.Open();
        var mark = Assert.Single(await db.Set<IntegrityMark>().Where(mark => mark.FoundAt != null).ToListAsync());
        Assert.Equal((MarkedKind.Asset, "/assets/portal.js", items.Site.City.Id), (mark.Kind, mark.Title, mark.OrganId));
    }

    [Theory(DisplayName = "外来代码：本站的脚本、相对地址、检索数据不算；别处的脚本、框架、对象、基准地址和内嵌脚本算")]
    [InlineData("<script src=\"/assets/a.js\"></script><script type=\"application/ld+json\">{}</script><a href=\"https://www.gov.cn\">链接</a><img src=\"https://x.example/1.png\">", false)]
    [InlineData("<script src=\"https://gongkai.example/assets/a.js\"></script>", false)]
    [InlineData("<SCRIPT SRC=//evil.example/a.js></SCRIPT>", true)]
    [InlineData("<script>document.write('x')</script>", true)]
    [InlineData("<object data='https://evil.example/a.swf'></object>", true)]
    [InlineData("<base href=\"https://evil.example/\">", true)]
    [InlineData("<iframe src=\"javascript:alert(1)\"></iframe>", true)]
    [InlineData("<scripture>文字</scripture> 1 < 2", false)]
    public void Foreign_Code_IsSeen(string html, bool isForeign) =>
        Assert.Equal(isForeign, CheckPages.FindingOf(new ServedPage(200, Encoding.UTF8.GetBytes("标题正文" + html)), new ExpectedPage(null!, "/", "", ["标题"]) { Body = "正文" }, "gongkai.example").Length > 0);

    private static Task<PageReport> CheckAsync(TestItems items, Dictionary<string, ServedPage?> pages) =>
        new CheckPages(items.Database, items.Site.Vault, items.Clock, (path, _) => Task.FromResult(pages.GetValueOrDefault(path) ?? ListOf(items, path)), new Dictionary<string, string>()).RunAsync("localhost");

    // Home page and lists as they should be: they name every column.
    private static ServedPage? ListOf(TestItems items, string path)
    {
        if (path != "/" && !path.StartsWith("/content/", StringComparison.Ordinal))
        {
            return null;
        }

        using var db = items.Site.Open();
        var names = db.Set<Domain.Publications.CatalogColumn>().Select(column => column.Name).ToList();
        return new ServedPage(200, Encoding.UTF8.GetBytes($"<h1>政府信息公开</h1><ul><li>{string.Join("</li><li>", names)}</li></ul>"));
    }

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
