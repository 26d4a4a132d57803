using System.Net;
using System.Xml.Linq;

namespace Gongkai.Web.Tests.Publishing;

public sealed class OddAddressTests
{
    [Fact(DisplayName = "公开页面：没有的年份、太大的页码、空字符，都照常答复，不出错（PostgreSQL 不收空字符）")]
    public async Task Portal_OddParameters_Answers()
    {
        await using var site = await PublishingSite.StartAsync(App.Storage.DatabaseKind.Postgres);
        var visitor = site.Desk.Visitor();
        string[] odd =
        [
            "/statistics?year=0", "/statistics?year=10000", "/consultations?page=2147483647", "/content?theme=%00", "/library?theme=%%0000", "/organs?q=%00", "/api/items?theme=%00", "/credit?q=%00",
            "/request/answers?q=%00", "/reports/data/sums?page=2147483647", "/search?q=%00",
        ];
        var failed = new List<string>();
        foreach (var path in odd)
        {
            var answer = await visitor.GetAsync(path);
            if ((int)answer.Status >= 500)
            {
                failed.Add(path);
            }
        }

        Assert.Empty(failed);
    }

    [Fact(DisplayName = "工作台：没有的年份、太大的页码、年代不可能的起止日期、表单里的空字符，都照常答复")]
    public async Task Desk_OddParameters_Answers()
    {
        await using var site = await PublishingSite.StartAsync(App.Storage.DatabaseKind.Postgres);
        var writer = await site.Desk.SignedInAsync("writer");
        string[] odd =
        [
            "/desk/items/visits?year=0", "/desk/items/visits?year=99999", "/desk/items/faults?page=2147483647", "/desk/items/radar/words?page=2147483647", "/desk/letters?q=%00",
            "/desk/metrics?from=0001-01-01&to=0001-12-31", "/desk/metrics?from=9999-01-01&to=9999-12-31",
        ];
        var failed = new List<string>();
        foreach (var path in odd)
        {
            if ((int)(await writer.GetAsync(path)).Status >= 500)
            {
                failed.Add(path);
            }
        }

        var edit = $"/desk/items/{await site.DraftAsync(site.Content("含空字符的办法"))}/edit";
        var form = (await writer.GetAsync(edit)).Document.QuerySelector("form:has([name='Input.Title'])")!;
        string Standing(string name) => form.QuerySelector($"[name='{name}']")!.GetAttribute("value")!;
        (string, string)[] fields =
        [
            ("__RequestVerificationToken", Standing("__RequestVerificationToken")), ("Version", Standing("Version")), ("Input.Title", "含\0空字符"), ("Input.ColumnId", site.Columns["statutory/documents/"].ToString()),
            ("Input.Disclosure", "Proactive"), ("Input.Note", "改了\0错字"), ("Input.Body", "正\0文"),
        ];
        var noted = await writer.PostFilesAsync(edit, fields, []);
        Assert.Empty(failed);
        Assert.EndsWith("/edit", noted.RedirectsTo, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "清单变短了，原来的页码不在了：转到最后一页，其他条件照旧，不说“没有”")]
    public async Task List_PageBeyondTheLast_GoesToTheLast()
    {
        await using var site = await PublishingSite.StartAsync();
        for (var i = 0; i < 21; i++)
        {
            await site.PublishedAsync(site.Content($"第{i}号节能办法"));
        }

        var (visitor, editor) = (site.Desk.Visitor(), await site.Desk.SignedInAsync("editor"));
        (string Asked, string Last)[] portal =
        [
            ("/search?q=节能&page=9", "/search?q=%E8%8A%82%E8%83%BD&page=2"), ("/consultations?closed=true&page=9", "/consultations?closed=true"), ("/credit?page=2", "/credit"), ("/letters?page=2", "/letters"),
            ("/request/answers?page=3", "/request/answers"), ("/organs?page=2", "/organs"),
        ];
        foreach (var (asked, last) in portal)
        {
            Assert.Equal(last, (await visitor.GetAsync(asked)).RedirectsTo);
        }

        Assert.Equal("/desk/items?state=published", (await editor.GetAsync("/desk/items?state=published&page=7")).RedirectsTo);
        var second = await visitor.GetAsync("/search?q=节能&page=2");
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Single(second.Document.QuerySelectorAll("main a[href^='/items/']"));
    }

    [Theory(DisplayName = "读不出的表单（空字符、字段太多）：答复是出错页面和 400，不是没有状态的答复")]
    [InlineData(1)]
    [InlineData(3_000)]
    public async Task Form_ThatCannotBeRead_IsABadRequest(int fields)
    {
        await using var site = await PublishingSite.StartAsync();

        var answer = await site.Desk.Visitor().PostAsync("/faults", [.. Enumerable.Range(0, fields).Select(i => ($"Words{i}", fields == 1 ? "\0" : "一"))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotEqual("", answer.Document.QuerySelector("h1")!.TextContent);
    }

    [Fact(DisplayName = "定时发布：年份不可能的时间说明要填，不出错")]
    public async Task Schedule_FirstDayOfAllTime_IsRefused()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.ApprovedAsync(site.Content("待发布的办法"));
        var editor = await site.Desk.SignedInAsync("editor");

        var refused = await editor.SendAsync($"/desk/items/{id}", "form[action*=Schedule]", ("At", "0001-01-01T00:00"));

        Assert.Contains("请填写发布的日期和时间", refused.Problems, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "数据地址只问有没有（HEAD）：照样答复，不带内容")]
    [InlineData("/feed")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/api/items")]
    [InlineData("/api/items.csv")]
    [InlineData("/items/{id}/package")]
    [InlineData("/items/{id}/text")]
    public async Task Data_HeadAlone_IsAnswered(string path)
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.PublishedAsync(site.Content("有数据的办法"));
        using var client = new HttpClient { BaseAddress = site.Desk.Address };
        using var request = new HttpRequestMessage(HttpMethod.Head, path.Replace("{id}", id.ToString(), StringComparison.Ordinal));

        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact(DisplayName = "订阅源：早先存进来的标题带控制符的，订阅源照样读得出，去掉的只是控制符")]
    public async Task Feed_ControlCharactersInOldTitle_StaysXml()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.PublishedAsync(site.Content("𠮷祥的办法"));
        await using (var db = site.Site.Open())
        {
            var item = await db.FindAsync<Gongkai.Domain.Publications.Publication>([id], TestContext.Current.CancellationToken);
            db.Entry(item!).Property(known => known.Title).CurrentValue = "𠮷\u0001祥的办法";
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var feed = XDocument.Parse(System.Text.Encoding.UTF8.GetString(await site.Desk.Visitor().BytesAsync("/feed")));

        Assert.Contains("𠮷祥的办法", feed.Root!.Value, StringComparison.Ordinal);
    }
}
