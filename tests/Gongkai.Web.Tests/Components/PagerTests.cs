using Gongkai.Web.Shared.Components;
using Microsoft.AspNetCore.Http;

namespace Gongkai.Web.Tests.Components;

public sealed class PagerTests
{
    [Theory(DisplayName = "分页：页码越界回到最近的一页")]
    [InlineData("", 1, 1, 20)]
    [InlineData("?page=3", 3, 41, 60)]
    [InlineData("?page=8", 7, 121, 137)]
    [InlineData("?page=0", 1, 1, 20)]
    [InlineData("?page=-2", 1, 1, 20)]
    [InlineData("?page=x", 1, 1, 20)]
    [InlineData("?page=99999999999", 1, 1, 20)]
    public void Of_AnAddress_FindsThePage(string query, int page, long from, long to)
    {
        var pager = Pager.Of(Request(query), 20, 137);

        Assert.Equal((page, from, to), (pager.Page, pager.From, pager.To));
    }

    [Theory(DisplayName = "分页：要的页在最后一页之后，说出最后一页的地址；在其内的不说")]
    [InlineData("?q=a&page=8", "/desk/requests?q=a&page=7")]
    [InlineData("?page=7", null)]
    [InlineData("?page=x", null)]
    [InlineData("", null)]
    public void LastInstead_BeyondTheLast_IsItsAddress(string query, string? expected)
    {
        var request = Request(query);

        Pager.Of(request, 20, 137);

        Assert.Equal(expected, Pager.LastInstead(request.HttpContext));
    }

    [Fact(DisplayName = "分页：一页里有长短两个清单时，长的还有这一页就不转走")]
    public void LastInstead_OfTwoLists_IsThatOfTheLonger()
    {
        var (within, beyond) = (Request("?page=3"), Request("?page=9"));
        foreach (var request in new[] { within, beyond })
        {
            Pager.Of(request, 20, 3);
            Pager.Of(request, 20, 137);
            Pager.Of(request, 20, 0);
        }

        Assert.Null(Pager.LastInstead(within.HttpContext));
        Assert.Equal("/desk/requests?page=7", Pager.LastInstead(beyond.HttpContext));
    }

    [Theory(DisplayName = "页码：首页、末页、前后两页，省略处用省略号")]
    [InlineData(1, 1, "1")]
    [InlineData(1, 5, "1 2 3 4 5")]
    [InlineData(1, 9, "1 2 3 … 9")]
    [InlineData(5, 9, "1 2 3 4 5 6 7 8 9")]
    [InlineData(10, 20, "1 … 8 9 10 11 12 … 20")]
    public void Links_OfAPage_AreItsNeighboursAndTheEnds(int page, int pages, string expected) =>
        Assert.Equal(expected, string.Join(' ', new Pager(page, 1, pages, Request("")).Links.Select(link => link?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "…")));

    [Fact(DisplayName = "翻页保留其他条件")]
    public void Path_WithOtherParameters_KeepsThem()
    {
        var pager = Pager.Of(Request("?q=%E6%8A%80%E6%94%B9&page=2&kind=a&kind=b"), 20, 137);

        Assert.Equal("/desk/requests?q=%E6%8A%80%E6%94%B9&kind=a&kind=b&page=3", pager.NextPath);
        Assert.Equal("/desk/requests?q=%E6%8A%80%E6%94%B9&kind=a&kind=b", pager.PreviousPath);
    }

    [Fact(DisplayName = "没有记录时是第 0–0 条")]
    public void Of_NoRows_IsOneEmptyPage()
    {
        var pager = Pager.Of(Request(""), 20, 0);

        Assert.Equal((0, 0, 1, null), (pager.From, pager.To, pager.Pages, pager.NextPath));
    }

    [Fact(DisplayName = "筛选：已选条件写成文字，可以逐个去掉")]
    public void Chosen_OfFilters_AreWordsThatCanBeTakenAway()
    {
        var filters = new Filters(Request("?q=a%26b&kind=x&tab=mine&page=4"), [new Filter("q", "关键词"), new Filter("kind", "类别") { Choices = [new Choice("x", "自然人")] }]) { Kept = ["tab"] };

        Assert.Equal(
            [("关键词：a&b", "/desk/requests?kind=x&tab=mine"), ("类别：自然人", "/desk/requests?q=a%26b&tab=mine")],
            filters.Chosen.Select(chip => (chip.Text, chip.Path)));
        Assert.Equal("/desk/requests?tab=mine", filters.Cleared);
    }

    private static HttpRequest Request(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/desk/requests";
        context.Request.QueryString = new QueryString(query);
        return context.Request;
    }
}
