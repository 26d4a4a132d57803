namespace Gongkai.Web.Tests.Publishing;

public sealed class SearchPageTests
{
    [Fact(DisplayName = "检索：选了条件没有找到时，列出已选条件；去掉一个，其余的还在，去掉挡住结果的那个就找到")]
    public async Task ChosenConditions_AreShownAndLeftOutOneByOne()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.PublishedAsync(site.Content("惠企办法"));
        var visitor = site.Desk.Visitor();

        var nothing = await visitor.GetAsync("/search?q=惠企&year=1999&theme=02");
        var links = nothing.Document.QuerySelectorAll(".chosen a").ToList();
        var found = await visitor.GetAsync(links[1].GetAttribute("href")!);
        var plain = await visitor.GetAsync(found.Document.QuerySelector(".chosen a")!.GetAttribute("href")!);

        Assert.Contains("没有找到", nothing.Text, StringComparison.Ordinal);
        Assert.Equal(["综合政务", "1999 年"], links.Select(link => link.FirstChild!.TextContent.Trim()));
        Assert.Equal(["综合政务"], found.Document.QuerySelectorAll(".chosen a").Select(link => link.FirstChild!.TextContent.Trim()));
        Assert.Contains("惠企办法", found.Text, StringComparison.Ordinal);
        Assert.Empty(plain.Document.QuerySelectorAll(".chosen"));
        Assert.Contains("惠企办法", plain.Text, StringComparison.Ordinal);
        Assert.Equal(site.Desk.Site.Bureau.Name, found.Document.QuerySelector("main .list .from span")!.TextContent);
    }
}
