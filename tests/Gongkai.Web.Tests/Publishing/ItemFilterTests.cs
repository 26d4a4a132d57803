using System.Net;
using System.Text;
using System.Text.Json;
using Gongkai.Domain.Publications;

namespace Gongkai.Web.Tests.Publishing;

public sealed class ItemFilterTests
{
    [Theory(DisplayName = "数据接口：读不懂的条件答复 400，写明哪一个、写的是什么、可以写什么，不会当作没有写而给出全部")]
    [InlineData("kind=notice2", "kind", "normative-document")]
    [InlineData("kind=3", "kind", "normative-document")]
    [InlineData("validity=ended", "validity", "in-force")]
    [InlineData("organ=市工信局", "organ", "/api/organs")]
    [InlineData("column=1", "column", "/api/columns")]
    [InlineData("year=二〇二五", "year", "2025")]
    [InlineData("year=0", "year", "2025")]
    [InlineData("year=2024&year=2025", "year", "一个值")]
    [InlineData("before=-1", "before", "next")]
    [InlineData("documents=no", "documents", "true")]
    [InlineData("orgn=x", "orgn", "organ")]
    public async Task Filter_Unreadable_IsNamed(string query, string filter, string may)
    {
        await using var site = await PublishingSite.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Desk.Address };

        foreach (var list in (string[])["/api/items", "/api/items.csv"])
        {
            var answer = await client.GetAsync($"{list}?{query}", TestContext.Current.CancellationToken);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            var sentence = problem.RootElement.GetProperty("title").GetString()!;

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(filter, sentence, StringComparison.Ordinal);
            Assert.Contains(may, sentence, StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "数据接口：接口说明列出的每个种类代码都能用，只给出这一种；答复里的代码就是条件里的代码")]
    public async Task Kind_EveryDescribedCode_Narrows()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.PublishedAsync(site.Content("一个办法") with { Kind = ItemKind.NormativeDocument });
        await site.PublishedAsync(site.Content("一条新闻") with { Kind = ItemKind.News });
        var visitor = site.Desk.Visitor();
        using var described = JsonDocument.Parse(await visitor.BytesAsync("/api/openapi.json"));
        var parameters = described.RootElement.GetProperty("paths").GetProperty("/api/items").GetProperty("get").GetProperty("parameters").EnumerateArray();
        var codes = parameters.Single(one => one.GetProperty("name").GetString() == "kind").GetProperty("schema").GetProperty("enum").EnumerateArray().Select(code => code.GetString()!).ToList();
        var seen = new List<string>();
        foreach (var code in codes)
        {
            using var list = JsonDocument.Parse(await visitor.BytesAsync($"/api/items?kind={code}"));
            var kinds = list.RootElement.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("kind").GetString()!).ToList();
            Assert.All(kinds, kind => Assert.Equal(code, kind));
            seen.AddRange(kinds);
        }

        Assert.Equal(Enum.GetValues<ItemKind>().Length, codes.Count);
        Assert.Equal(["news", "normative-document"], seen.Order());
    }

    [Fact(DisplayName = "政策文件库：下载的 CSV 和 JSON 正是页面上的文件，不夹带新闻")]
    public async Task Library_Download_IsWhatThePageLists()
    {
        await using var site = await PublishingSite.StartAsync();
        var document = await site.PublishedAsync(site.Content("一个办法") with { Kind = ItemKind.NormativeDocument });
        var news = await site.PublishedAsync(site.Content("一条新闻") with { Kind = ItemKind.News });
        var visitor = site.Desk.Visitor();

        var page = await visitor.GetAsync("/library");
        var links = page.Document.QuerySelectorAll("a[href^='/api/items']").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(2, links.Count);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/items/{document}']"));
        Assert.Null(page.Document.QuerySelector($"a[href='/items/{news}']"));
        foreach (var link in links)
        {
            var text = Encoding.UTF8.GetString(await visitor.BytesAsync(link));
            Assert.Contains(document.ToString(), text, StringComparison.Ordinal);
            Assert.DoesNotContain(news.ToString(), text, StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "机关目录：CSV 和 JSON 列出同样的机关，同样的上级")]
    public async Task Organs_CsvAndJson_Agree()
    {
        await using var site = await PublishingSite.StartAsync();
        var visitor = site.Desk.Visitor();

        using var json = JsonDocument.Parse(await visitor.BytesAsync("/api/organs"));
        var lines = Encoding.UTF8.GetString(await visitor.BytesAsync("/api/organs.csv")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("id,number,name,parentId", lines[0]);
        Assert.Equal(
            json.RootElement.EnumerateArray().Select(organ => $"{organ.GetProperty("id")},{organ.GetProperty("number")},{organ.GetProperty("name")},{organ.GetProperty("parentId")}"),
            lines[1..]);
    }
}
