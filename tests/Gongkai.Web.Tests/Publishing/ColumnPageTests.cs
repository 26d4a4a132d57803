using System.Net;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Publishing;

public sealed class ColumnPageTests
{
    private const string Page = "/desk/items/columns";

    [Fact(DisplayName = "新站点：管理员从方案建立栏目，只建一次；网站编辑没有这个权限")]
    public async Task Columns_OfANewSite_AreInstalledOnce()
    {
        await using var desk = await DeskSite.StartAsync(DatabaseKind.Sqlite);
        await desk.Site.AddPersonAsync(desk.Site.City, "admin", Role.Administrator);
        await desk.Site.AddPersonAsync(desk.Site.City, "editor", Role.SiteEditor);
        var (admin, editor) = (await desk.SignedInAsync("admin"), await desk.SignedInAsync("editor"));

        Assert.Null((await editor.GetAsync(Page)).Document.QuerySelector("form[action*=Install]"));
        var none = await admin.SendAsync(Page, "form[action*=Install]");
        var made = await admin.SendAsync(Page, "form[action*=Install]", ("Preset", "department"));

        Assert.Contains("请选择一种栏目方案", none.Problems, StringComparison.Ordinal);
        Assert.Equal(Page, made.RedirectsTo);
        Assert.Null((await admin.GetAsync(Page)).Document.QuerySelector("form[action*=Install]"));
        await using var db = desk.Site.Open();
        Assert.Equal(1, await db.Events.CountAsync(link => link.Action == "columns-installed", TestContext.Current.CancellationToken));
    }

    [Fact(DisplayName = "本机关的栏目：网站编辑增加、改名、停用；代码不对、重复的说明；别的机关改不了；每一步留痕")]
    public async Task OwnColumn_ThroughThePage_IsAddedRenamedAndClosed()
    {
        await using var site = await PublishingSite.StartAsync();
        var (editor, foreign, writer) = (await site.Desk.SignedInAsync("editor"), await site.Desk.SignedInAsync("foreign"), await site.Desk.SignedInAsync("writer"));
        const string Add = "form[action*=Add]";
        (string, string)[] column = [("ParentId", site.Columns["statutory/"].ToString()), ("Name", "惠企政策"), ("Code", "benefits"), ("Kind", "Notice"), ("Rhythm", "HalfYear")];

        var wrong = await editor.SendAsync(Page, Add, [.. column[..2], ("Code", "惠企"), .. column[3..]]);
        var added = await editor.SendAsync(Page, Add, column);
        var twice = await editor.SendAsync(Page, Add, column);
        var id = (await new App.Publications.ColumnTree(site.Site.Database).RunAsync(site.Site.Bureau.Id)).Single(one => one.Code == "benefits").Id;
        await editor.SendToAsync(Page, "tbody form", $"{Page}?handler=Rename", ("Name", "惠企政策清单"));
        var renamed = await editor.GetAsync(Page);
        var strange = await foreign.SendToAsync(Page, Add, $"{Page}?handler=Close", ("id", id.ToString()));
        var (own, others) = ((await editor.GetAsync($"{Page}/{id}")).Status, (await foreign.GetAsync($"{Page}/{id}")).Status);
        await editor.SendToAsync(Page, "tbody form", $"{Page}?handler=Close");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (own, others));
        Assert.Contains("代码由小写字母", wrong.Problems, StringComparison.Ordinal);
        Assert.Equal(Page, added.RedirectsTo);
        Assert.Contains("相同代码", twice.Problems, StringComparison.Ordinal);
        Assert.Contains("惠企政策清单", renamed.Text, StringComparison.Ordinal);
        Assert.Contains("只能停用本机关自建的栏目", strange.Problems, StringComparison.Ordinal);
        Assert.DoesNotContain("惠企政策清单", (await editor.GetAsync(Page)).Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await writer.GetAsync(Page)).Document.QuerySelector(Add));
        await using var db = site.Site.Open();
        Assert.Equal(["column-added", "column-renamed", "column-closed"], await db.Events.Where(link => link.SubjectId == id).OrderBy(link => link.Number).Select(link => link.Action).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact(DisplayName = "公开统计：一个机关一年各栏目、各月、各种类的条数在页面上读得到，等于发布的条数，别的机关和别的年份不算进来")]
    public async Task Statistics_OfAnOrgan_StateColumnMonthAndKind()
    {
        await using var site = await PublishingSite.StartAsync();
        (string Column, ItemKind Kind, int Month, int Count)[] published =
        [
            ("statutory/documents/", ItemKind.NormativeDocument, 3, 2), ("statutory/documents/", ItemKind.NormativeDocument, 7, 1), ("statutory/meetings/", ItemKind.News, 7, 3), ("statutory/meetings/", ItemKind.Notice, 9, 1),
        ];
        foreach (var (column, kind, month, count) in published)
        {
            site.Site.Time.MoveTo(new DateTimeOffset(2026, month, 12, 2, 0, 0, TimeSpan.Zero));
            for (var i = 0; i < count; i++)
            {
                await site.PublishedAsync(site.Content($"{month}月第{i}条", column, kind) with { DatedOn = new DateOnly(2026, month, 1), EffectiveOn = null });
            }
        }

        site.Site.Time.MoveTo(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
        var page = await site.Desk.Visitor().GetAsync($"/statistics?year=2026&organ={site.Site.Bureau.Id}");
        var other = await site.Desk.Visitor().GetAsync($"/statistics?year=2026&organ={site.Site.Other.Id}");
        var before = await site.Desk.Visitor().GetAsync($"/statistics?year=2025&organ={site.Site.Bureau.Id}");

        await using var db = site.Site.Open();
        var names = await db.Set<CatalogColumn>().AsNoTracking().ToDictionaryAsync(column => column.Path, column => column.Name, TestContext.Current.CancellationToken);
        foreach (var column in published.GroupBy(one => one.Column))
        {
            var row = page.Document.QuerySelectorAll("[aria-label=各栏目各月] tbody tr").Single(row => row.QuerySelector("th")!.TextContent == names[column.Key]);
            var expected = Enumerable.Range(1, 11).Select(month => $"{column.Where(one => one.Month == month).Sum(one => one.Count)}").Append("").Append($"{column.Sum(one => one.Count)}");
            Assert.Equal(expected, row.QuerySelectorAll("td").Select(cell => cell.TextContent));
        }

        foreach (var kind in published.GroupBy(one => one.Kind))
        {
            Assert.Contains(page.Document.QuerySelectorAll("tr"), row => row.Children.Length >= 2 && row.Children[0].TextContent.Trim() == ItemKinds.Of(kind.Key).Name && row.Children[1].TextContent.Trim() == $"{kind.Sum(one => one.Count)}");
        }

        Assert.Contains($"主动公开 {published.Sum(one => one.Count)} 条", page.Text, StringComparison.Ordinal);
        Assert.Contains("主动公开 0 条", other.Text, StringComparison.Ordinal);
        Assert.Contains("主动公开 0 条", before.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "法定主动公开内容的目录列出政府信息公开年报，点开是年报列表；首页的目录也是")]
    public async Task Content_Tree_LeadsToTheAnnualReports()
    {
        await using var site = await PublishingSite.StartAsync();
        var visitor = site.Desk.Visitor();

        foreach (var path in (string[])["/content", "/"])
        {
            var entry = Assert.Single((await visitor.GetAsync(path)).Document.QuerySelectorAll("nav.tree a[href='/reports']"));
            Assert.Equal("政府信息公开年报", entry.TextContent.Trim());
        }

        Assert.Contains("政府信息公开年报", (await visitor.GetAsync("/reports")).Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }
}
