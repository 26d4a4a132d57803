using Gongkai.App.Publications;

namespace Gongkai.Web.Tests.Publishing;

public sealed class WordingPageTests
{
    [Fact(DisplayName = "更新雷达的用词错误：数目和等次在雷达上，逐处列出位置、标出错词、写明应为什么，能去更正；认定无误要理由，认定过的另列，可以撤销；供稿人不能认定")]
    public async Task WrongWords_ThroughThePage_AreSettled()
    {
        await using var site = await PublishingSite.StartAsync();
        var id = await site.PublishedAsync(site.Content("惠企办法") with { BodyHtml = "<p>第一段。</p><p>甲公司布署中心承办。</p>" });
        await new CheckPublishedWording(site.Site.Database, site.Site.Clock).RunAsync();
        var (editor, writer) = (await site.Desk.SignedInAsync("editor"), await site.Desk.SignedInAsync("writer"));
        const string Page = "/desk/items/radar/words";

        var radar = await editor.GetAsync("/desk/items/radar");
        var list = await editor.GetAsync(Page);
        var readOnly = await writer.GetAsync(Page);
        var refused = await editor.SendAsync(Page, "main details form", ("reason", ""));
        var settled = await editor.SendAsync(Page, "main details form", ("reason", "公司名称"));
        var after = await editor.GetAsync(Page);
        var kept = await editor.GetAsync($"{Page}?settled=true");
        var reopened = await editor.SendAsync($"{Page}?settled=true", "form[action*=Reopen]");

        Assert.Equal("1", radar.Document.QuerySelector($".todo a[href='{Page}'] b")!.TextContent);
        Assert.Contains("扣分项", radar.Text, StringComparison.Ordinal);
        Assert.Equal("布署", list.Document.QuerySelector(".excerpt mark")!.TextContent);
        Assert.Equal("正文第 2 段：甲公司布署中心承办。", list.Document.QuerySelector(".excerpt")!.TextContent);
        Assert.Contains("应为 部署", list.Text, StringComparison.Ordinal);
        Assert.NotNull(readOnly.Document.QuerySelector($"a[href='/desk/items/{id}/edit']"));
        Assert.Null(readOnly.Document.QuerySelector("main details form"));
        Assert.Contains("请写明为什么此处无误", refused.Problems, StringComparison.Ordinal);
        Assert.Equal(Page, settled.RedirectsTo);
        Assert.Null(after.Document.QuerySelector(".excerpt"));
        Assert.Contains("认定此处无误：公司名称", kept.Text, StringComparison.Ordinal);
        Assert.Equal($"{Page}?settled=True", reopened.RedirectsTo);
        Assert.NotNull((await editor.GetAsync(Page)).Document.QuerySelector(".excerpt"));
    }
}
