using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gongkai.App.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

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
        Assert.Contains(package.Entries, entry => entry.FullName == "正文.txt");
        Assert.Contains("正文密语", text.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "P09 打包：每个文件都在 SHA256SUMS 里，校验值对得上；图片放在包里，正文指向包里的图片；附件名里的斜线不成目录")]
    public async Task Package_EveryFile_IsInTheListOfChecksums()
    {
        await using var site = await PublishingSite.StartAsync();
        await using var scope = site.Desk.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<StoreItemFile>();
        var picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        var sheet = TestRequests.Must(await store.RunAsync(site.Author, (new MemoryStream("甲,乙\n1,2\n"u8.ToArray()), "清单.csv"), TestContext.Current.CancellationToken));
        var drawn = TestRequests.Must(await store.RunAsync(site.Author, (new MemoryStream(picture), "图.png"), TestContext.Current.CancellationToken));
        var id = await site.PublishedAsync(site.Content("带附件的办法") with
        {
            Attachments = [sheet with { Name = "附表/一" }],
            BodyHtml = $"<p>见图。</p><p><img src=\"/files/{drawn.FileId}\" alt=\"图\"></p>",
        });
        await using var package = await ZipArchive.CreateAsync(new MemoryStream(await site.Desk.Visitor().BytesAsync($"/items/{id}/package")), ZipArchiveMode.Read, false, null, TestContext.Current.CancellationToken);
        async Task<byte[]> ContentAsync(string name)
        {
            await using var entry = await package.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken);
            var copy = new MemoryStream();
            await entry.CopyToAsync(copy, TestContext.Current.CancellationToken);
            return copy.ToArray();
        }

        var sums = Encoding.UTF8.GetString(await ContentAsync("SHA256SUMS")).TrimEnd('\n').Split('\n').Select(line => line.Split("  ", 2)).ToDictionary(parts => parts[1], parts => parts[0]);
        Assert.Equal(package.Entries.Select(entry => entry.FullName).Where(name => name != "SHA256SUMS").Order(StringComparer.Ordinal), sums.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["图片/01.png", "正文.html", "正文.txt", "附件/01-附表_一.csv"], sums.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, sum) in sums)
        {
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await ContentAsync(name))), sum);
        }

        Assert.Contains("src=\"图片/01.png\"", Encoding.UTF8.GetString(await ContentAsync("正文.html")), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "C09 上报采用：从页面登记上报和采用，按得分表计分，供稿统计列出上报、采用和得分；改采用日期不重复计")]
    public async Task Upward_AdoptedThroughThePage_CountsInTheContributions()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.Site.AddPersonAsync(site.Site.Bureau, "admin", Role.Administrator);
        var (admin, writer) = (await site.Desk.SignedInAsync("admin"), await site.Desk.SignedInAsync("writer"));
        var (adopted, handed) = (await site.PublishedAsync(site.Content("被采用的信息")), await site.PublishedAsync(site.Content("只上报的信息")));
        const string Page = "/desk/items/contributions?year=2026&month=11";

        var rules = await admin.SendAsync("/desk/items/contributions", "details form", ("Points", "省政府网站|5"));
        foreach (var id in new[] { adopted, handed })
        {
            Assert.Equal($"/desk/items/{id}/upward", (await writer.SendAsync($"/desk/items/{id}/upward", "section form", ("platform", "省政府网站"), ("submittedOn", "2026-11-19"))).RedirectsTo);
        }

        await writer.SendAsync($"/desk/items/{adopted}/upward", "section form", ("platform", "省政府网站"), ("submittedOn", "2026-11-19"), ("adoptedOn", "2026-11-20"));
        await writer.SendAsync($"/desk/items/{adopted}/upward", "section form", ("platform", "省政府网站"), ("submittedOn", "2026-11-19"), ("adoptedOn", "2026-11-20"));
        var page = await writer.GetAsync($"/desk/items/{adopted}/upward");
        var sum = (await writer.GetAsync(Page)).Document.QuerySelectorAll("tfoot td").Select(cell => cell.TextContent.Trim()).ToList();

        Assert.Equal(HttpStatusCode.Redirect, rules.Status);
        Assert.Equal("5", Assert.Single(page.Document.QuerySelectorAll("tbody tr")).QuerySelector("td.r")!.TextContent);
        Assert.Equal(("2", "1", "5"), (sum[5], sum[6], sum[7]));
    }

    [Fact(DisplayName = "D07 不公开登记：领导进得来、评估得了，导航里有；审核人、审计员进不来")]
    public async Task Register_ForTheLeader_IsOpen()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.Site.AddPersonAsync(site.Site.Bureau, "auditor", Role.Auditor);
        var id = await site.FiledAsync(site.Content("内部工作安排"));
        var leader = await site.Desk.SignedInAsync("leader");
        const string Path = "/desk/items/register";

        var kept = await leader.SendAsync(Path, "tbody form", ("reason", "情况没有变化，仍不公开"), ("next", "2027-06-30"));

        Assert.Equal(Path, kept.RedirectsTo);
        Assert.Equal(new DateOnly(2027, 6, 30), (await site.ItemAsync(id)).ReassessOn);
        Assert.NotNull((await leader.GetAsync("/desk")).Document.QuerySelector($".desk-links a[href='{Path}']"));
        foreach (var other in new[] { "reviewer", "auditor" })
        {
            var visitor = await site.Desk.SignedInAsync(other);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Path)).Status);
            Assert.Null((await visitor.GetAsync("/desk")).Document.QuerySelector($".desk-links a[href='{Path}']"));
        }
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
