using System.Globalization;
using System.IO.Compression;
using System.Net;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;

namespace Gongkai.Web.Tests.Publishing;

public sealed class CatalogPageTests
{
    [Fact(DisplayName = "P02 法定栏目覆盖、P14 机关目录、P09 打包下载和纯文本：人人打得开，数和内容对得上")]
    public async Task Portal_CoverageFinderAndPackage_AreThere()
    {
        await using var site = await PublishingSite.StartAsync();
        var visitor = site.Desk.Visitor();
        var before = Covered((await visitor.GetAsync("/statistics?year=2026")).Text);
        var id = await site.PublishedAsync(site.Content("惠企办法"));

        var statistics = await visitor.GetAsync("/statistics?year=2026");
        var organs = await visitor.GetAsync("/organs?q=工业和信息化");
        var nobody = await visitor.GetAsync("/organs?q=没有这个机关");
        await using var package = await ZipArchive.CreateAsync(new MemoryStream(await site.Desk.Visitor().BytesAsync($"/items/{id}/package")), ZipArchiveMode.Read, false, null, TestContext.Current.CancellationToken);
        var text = await visitor.GetAsync($"/items/{id}/text");

        Assert.Equal(before + 1, Covered(statistics.Text));
        Assert.Equal(["云汀市工业和信息化局"], organs.Document.QuerySelectorAll("tbody td.whole").Select(cell => cell.TextContent));
        Assert.Contains("没有找到这个机关", nobody.Text, StringComparison.Ordinal);
        Assert.Contains(package.Entries, entry => entry.FullName == "SHA256SUMS");
        Assert.Contains(package.Entries, entry => entry.FullName == "正文.txt");
        Assert.Contains("正文密语", text.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "D05 索引号规则：预览不保存，没有顺序号的说明；D07 不公开登记：列出依据和下次评估，登记评估结论")]
    public async Task Desk_NumbersAndRegister_WorkThroughTheirPages()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.Site.AddPersonAsync(site.Site.Bureau, "admin", Role.Administrator);
        var (admin, editor) = (await site.Desk.SignedInAsync("admin"), await site.Desk.SignedInAsync("editor"));
        await site.FiledAsync(site.Content("内部工作安排"));
        const string Numbers = "/desk/items/numbers";

        var preview = await admin.SendToAsync(Numbers, "main form", $"{Numbers}?handler=Preview", ("Rule[0].Kind", "Literal"), ("Rule[0].Text", "YT"), ("Rule[0].Suffix", "-"));
        var untouched = await admin.GetAsync(Numbers);
        var wrong = await admin.PostAsync(Numbers, ("Rule[0].Kind", "Literal"), ("Rule[0].Text", "YT"), ("__RequestVerificationToken", untouched.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!));
        var register = await editor.GetAsync("/desk/items/register");
        var kept = await editor.SendAsync("/desk/items/register", "tbody form", ("reason", "情况没有变化，仍不公开"), ("next", "2027-06-30"));

        Assert.Contains("预览：YT-", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("YT-", untouched.Text, StringComparison.Ordinal);
        Assert.NotEmpty(wrong.Problems);
        Assert.Contains("内部工作安排", register.Text, StringComparison.Ordinal);
        Assert.Contains("条例第十六条", register.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        Assert.Contains("2027-06-30", (await editor.GetAsync("/desk/items/register")).Document.QuerySelector("tbody")!.InnerHtml, StringComparison.Ordinal);
    }

    private static int Covered(string text)
    {
        const string Before = "有内容的 ";
        var from = text.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return int.Parse(text.AsSpan(from, text.IndexOf(' ', from) - from), CultureInfo.InvariantCulture);
    }
}
