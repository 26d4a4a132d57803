using System.Net;
using System.Text;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Publishing;

public sealed class SiteListPageTests
{
    [Fact(DisplayName = "D06 主题分类：管理员从页面增加、改名、换位、停用、恢复；停用的起草时不能选，原来用它的信息还在，门户显示新名称；网站编辑进不来")]
    public async Task Themes_ThroughThePage_AreKept()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.Site.AddPersonAsync(site.Site.City, "admin", Role.Administrator);
        var (admin, editor, writer) = (await site.Desk.SignedInAsync("admin"), await site.Desk.SignedInAsync("editor"), await site.Desk.SignedInAsync("writer"));
        var published = await site.PublishedAsync(site.Content("惠企办法"));
        var draft = await site.DraftAsync(site.Content("惠企草稿"));
        const string Page = "/desk/items/themes";
        const string Below = $"{Page}?of=02";
        const string Row = "form[action*=Change]:has([value='0201'])";

        var wrong = await admin.SendAsync(Below, "form[action*=Add]", ("Name", "政务公开"));
        var added = await admin.SendAsync(Below, "form[action*=Add]", ("Name", "数字政府"));
        var renamed = await admin.SendAsync(Below, Row, ("newName", "政务公开和数据开放"), ("position", "2"));
        var level = await admin.GetAsync(Below);
        var shown = await site.Desk.Visitor().GetAsync($"/items/{published}");
        var retired = await admin.SendAsync(Below, "form[action*=Retire]:has([value='0201'])");
        var create = await writer.GetAsync("/desk/items/create");
        var edit = await writer.GetAsync($"/desk/items/{draft}/edit");
        var restored = await admin.SendAsync(Below, "form[action*=Restore]:has([value='0201'])");

        var history = await admin.GetAsync(Below);
        Assert.Equal(["4", "3", "2", "1"], history.Document.QuerySelectorAll("[aria-label=变更记录] tbody tr td:first-child").Select(cell => cell.TextContent));
        Assert.Contains("“政务公开”改名“政务公开和数据开放”", history.Text, StringComparison.Ordinal);
        Assert.Contains("同级已有“政务公开”", wrong.Problems, StringComparison.Ordinal);
        Assert.All(new[] { added, renamed, retired, restored }, answer => Assert.Equal(Below, answer.RedirectsTo));
        Assert.Equal(["0202", "0201"], level.Document.QuerySelectorAll("tbody td.n").Take(2).Select(cell => cell.TextContent));
        Assert.Equal("0210", level.Document.QuerySelectorAll("tbody td.n")[^1].TextContent);
        Assert.Contains(@"综合政务\政务公开和数据开放", shown.Text, StringComparison.Ordinal);
        Assert.Null(create.Document.QuerySelector("select[name='Input.ThemeCode'] option[value='0201']"));
        Assert.NotNull(create.Document.QuerySelector("select[name='Input.ThemeCode'] option[value='0210']"));
        Assert.Contains("已停用", edit.Document.QuerySelector("select[name='Input.ThemeCode'] option[value='0201'][selected]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await writer.GetAsync("/desk/items/create")).Document.QuerySelector("select[name='Input.ThemeCode'] option[value='0201']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{Page}?of=0201")).Status);
    }

    [Fact(DisplayName = "P02 栏目责任：网站编辑从页面指定机构、人员和天数；栏目页、更新雷达、公开期限和门户都用它；天数不对的说明；填错的还在")]
    public async Task ColumnDuty_ThroughThePage_IsShownAndUsed()
    {
        await using var site = await PublishingSite.StartAsync();
        var unit = await AddUnitAsync(site, "政策法规处");
        var column = site.Columns["statutory/documents/"];
        await site.PublishedAsync(site.Content("惠企办法"));
        await site.DraftAsync(site.Content("新的办法"));
        var (editor, writer) = (await site.Desk.SignedInAsync("editor"), await site.Desk.SignedInAsync("writer"));
        var path = $"/desk/items/columns/{column}";
        const string Form = "form[action*=Duty]";

        var wrong = await editor.SendAsync(path, Form, ("UnitId", unit.ToString()), ("UpdateDays", "0"));
        var noNumber = await editor.SendAsync(path, Form, ("UpdateDays", "三十"));
        var saved = await editor.SendAsync(path, Form, ("UnitId", unit.ToString()), ("UpdateDays", "5"), ("PublishDays", "3"));
        var readOnly = await writer.GetAsync(path);
        site.Site.Time.Advance(TimeSpan.FromDays(7));
        editor = await site.Desk.SignedInAsync("editor");
        var list = await editor.GetAsync("/desk/items/columns");
        var radar = await editor.GetAsync("/desk/items/radar");
        var duty = await editor.GetAsync("/desk/items/duty");
        var portal = await site.Desk.Visitor().GetAsync($"/content/{column}?organId={site.Site.Bureau.Id}");
        var other = await site.Desk.Visitor().GetAsync($"/content/{column}?organId={site.Site.Other.Id}");

        Assert.Contains("1 至 730 天", wrong.Problems + wrong.Text, StringComparison.Ordinal);
        Assert.Equal(unit.ToString(), wrong.Document.QuerySelector("select[name=UnitId] option[selected]")!.GetAttribute("value"));
        Assert.Contains("应填整数", noNumber.Problems, StringComparison.Ordinal);
        Assert.Equal("/desk/items/columns", saved.RedirectsTo);
        var row = list.Document.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector($"a[href='{path}']") is not null).TextContent;
        Assert.All(new[] { "政策法规处", "5 天", "3 个工作日" }, said => Assert.Contains(said, row, StringComparison.Ordinal));
        var stale = radar.Document.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector($"a[href='{path}']") is not null).TextContent;
        Assert.All(new[] { "政策法规处", "超期 2 天" }, said => Assert.Contains(said, stale, StringComparison.Ordinal));
        Assert.Contains("本机关规定的栏目公开时限", duty.Text, StringComparison.Ordinal);
        Assert.All(new[] { "责任机构：政策法规处", "更新要求：5 天" }, said => Assert.Contains(said, portal.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("政策法规处", other.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, readOnly.Status);
        Assert.Null(readOnly.Document.QuerySelector(Form));
    }

    [Fact(DisplayName = "P02 栏目方案可以改：管理员从页面增加各机关共有的栏目、改名、停用、恢复；固定栏目没有停用；门户导航跟着改名")]
    public async Task SiteColumns_ThroughThePage_AreKept()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.Site.AddPersonAsync(site.Site.City, "admin", Role.Administrator);
        var admin = await site.Desk.SignedInAsync("admin");
        const string Page = "/desk/items/columns";
        var reports = site.Columns["annual-report/"];

        var added = await admin.SendAsync(Page, "form[action*=Add]", ("ParentId", site.Columns["statutory/"].ToString()), ("Name", "惠企政策"), ("Code", "benefits"), ("Kind", "Notice"), ("Rhythm", "HalfYear"), ("Basis", "条例第十九条"));
        var id = (await new App.Publications.ColumnTree(site.Site.Database).RunAsync()).Single(column => column.Code == "benefits").Id;
        var renamed = await admin.SendAsync($"{Page}/{reports}", "form[action*=Change]", ("Name", "政府信息公开工作年度报告"));
        var closed = await admin.SendToAsync(Page, "tbody form", $"{Page}?handler=Close", ("id", id.ToString()));
        var without = await admin.GetAsync(Page);
        var reopened = await admin.SendToAsync(Page, "form:has(button[formaction*=Reopen])", $"{Page}?handler=Reopen");
        site.Site.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.All(new[] { added, renamed, closed, reopened }, answer => Assert.Equal(Page, answer.RedirectsTo));
        Assert.Contains("已停用的栏目", without.Text, StringComparison.Ordinal);
        Assert.Contains("政府信息公开工作年度报告", (await site.Desk.Visitor().GetAsync("/")).Document.QuerySelector("#site-nav")!.TextContent, StringComparison.Ordinal);
        var fixedRow = without.Document.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector($"a[href='{Page}/{reports}']") is not null);
        Assert.Null(fixedRow.QuerySelector("button[formaction*=Close]"));
    }

    [Fact(DisplayName = "P14 按职责找机关：机关职能和内设机构的职责从机关页填，机关目录按它查得到，点进去是这个机关的公开专栏；C13 专栏的五个入口都通向本机关的内容")]
    public async Task Organs_ByDuty_LeadToTheirSection()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.Site.AddPersonAsync(site.Site.City, "admin", Role.Administrator);
        var admin = await site.Desk.SignedInAsync("admin");
        var unit = await AddUnitAsync(site, "技术改造处");
        var id = await site.PublishedAsync(site.Content("惠企办法"));
        var organ = $"/desk/organs/{site.Site.Bureau.Id}";

        var described = await admin.SendAsync(organ, "form[action*=Change]", ("Input.Duties", "负责工业运行、节能和技术改造。"));
        var assigned = await admin.SendAsync(organ, $"form[action*=RenameUnit]:has([value='{unit}'])", ("duties", "技术改造项目备案、设备补贴"));
        var visitor = site.Desk.Visitor();
        var byUnit = await visitor.GetAsync("/organs?q=设备补贴");
        var byDuty = await visitor.GetAsync("/organs?q=节能");
        var nobody = await visitor.GetAsync("/organs?q=取水许可");
        var section = await visitor.GetAsync($"/organs/{site.Site.Bureau.Number}");
        var other = await visitor.GetAsync($"/organs/{site.Site.Other.Number}");

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], new[] { described.Status, assigned.Status });
        Assert.Contains("技术改造处：技术改造项目备案、设备补贴", byUnit.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("负责工业运行、节能", byDuty.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有找到这个机关", nobody.Text, StringComparison.Ordinal);
        Assert.Equal($"/organs/{site.Site.Bureau.Number}", byUnit.Document.QuerySelector("tbody td.whole a")!.GetAttribute("href"));
        Assert.Equal("云汀市工业和信息化局政府信息公开", section.Document.QuerySelector("h1")!.TextContent);
        Assert.NotNull(section.Document.QuerySelector($"a[href='/items/{id}']"));
        Assert.Null(other.Document.QuerySelector($"a[href='/items/{id}']"));
        var entries = section.Document.QuerySelectorAll("nav[aria-label=固定栏目] a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(5, entries.Count);
        foreach (var entry in entries)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(entry)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/organs/999")).Status);
    }

    [Fact(DisplayName = "C13 各机关自建的栏目：只在本机关的专栏和筛选里出现，栏目页打得开，信息页的面包屑不断；别的机关用不了；全站统计的合计对得上")]
    public async Task OwnColumn_OnThePortal_BelongsToItsOrgan()
    {
        await using var site = await PublishingSite.StartAsync();
        var editor = TestSite.Someone(site.Site.Bureau, Role.SiteEditor);
        var plan = new ColumnPlan("green", "绿色制造", ItemKind.Notice, ColumnRhythm.HalfYear, "", []);
        var column = TestRequests.Must(await new App.Publications.AddColumn(site.Site.Database, site.Site.Clock).RunAsync(editor, site.Columns["statutory/"], plan));
        var id = await site.PublishedAsync(site.Content("绿色工厂名单") with { ColumnId = column });
        var visitor = site.Desk.Visitor();

        var page = await visitor.GetAsync($"/content/{column}");
        var item = await visitor.GetAsync($"/items/{id}");
        var all = await visitor.GetAsync("/content");
        var own = await visitor.GetAsync($"/content?organId={site.Site.Bureau.Id}");
        var other = await visitor.GetAsync($"/content?organId={site.Site.Other.Id}");
        var statistics = await visitor.GetAsync("/statistics?year=2026");

        foreach (var machine in new[] { "/api/columns.csv", "/sitemap.xml" })
        {
            Assert.Contains(column.ToString(), Encoding.UTF8.GetString(await visitor.BytesAsync(machine)), StringComparison.Ordinal);
        }

        Assert.Contains("绿色工厂名单", Encoding.UTF8.GetString(await visitor.BytesAsync($"/feed/{column}")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/items/{id}']"));
        Assert.NotNull(item.Document.QuerySelector($"a[href='/content/{column}']"));
        Assert.NotNull(own.Document.QuerySelector($"nav.tree a[href='/content/{column}']"));
        Assert.Null(all.Document.QuerySelector($"nav.tree a[href='/content/{column}']"));
        Assert.Null(other.Document.QuerySelector($"nav.tree a[href='/content/{column}']"));
        Assert.Equal("1", statistics.Document.QuerySelectorAll("[aria-label=各栏目各月] tbody tr").Single(row => row.QuerySelector("th")!.TextContent == "各机关自建的栏目").LastElementChild!.TextContent);
    }

    [Fact(DisplayName = "P07 页头页脚要素：网站资料页列出缺哪些，填了以后每页的页脚和标签都有；写错的说明；上级门户在页头")]
    public async Task SiteIdentity_ThroughThePage_StandsOnEveryPage()
    {
        await using var site = await PublishingSite.StartAsync();
        await site.Site.AddPersonAsync(site.Site.City, "admin", Role.Administrator);
        var admin = await site.Desk.SignedInAsync("admin");
        const string Page = "/desk/site";
        (string, string)[] whole =
        [
            ("Input.Domain", "www.yunting.example"), ("Input.UndertakenBy", "云汀市数据局"), ("Input.FilingNumber", "云ICP备00000000号"), ("Input.PoliceFilingNumber", "云公网安备 00000000000000号"),
            ("Input.FaultReportAddress", "https://fault.example/site"), ("Input.ServesIpv6", "true"), ("Input.ParentName", "岚澜省人民政府"), ("Input.ParentAddress", "https://www.lanlan.example"),
        ];

        var before = await admin.GetAsync(Page);
        foreach (var (field, value, said) in new[]
        {
            ("Input.Domain", "https://www.yunting.example/", "只写主机名"), ("Input.FilingNumber", "00000000", "ICP 备案号不对"), ("Input.PoliceFilingNumber", "000", "公安备案号不对"),
            ("Input.FaultReportAddress", "javascript:alert(1)", "以 https:// 开头"), ("Input.ParentName", "", "要一起填"),
        })
        {
            var wrong = await admin.SendAsync(Page, "main form", [.. whole.Where(pair => pair.Item1 != field), (field, value)]);
            Assert.Contains(said, wrong.Problems, StringComparison.Ordinal);
            Assert.Equal(value, wrong.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value") ?? "");
        }

        var saved = await admin.SendAsync(Page, "main form", whole);
        site.Site.Time.Advance(TimeSpan.FromMinutes(2));
        var after = await admin.GetAsync(Page);

        Assert.Contains("缺", before.Document.QuerySelectorAll("ul.list li").Single(line => line.TextContent.Contains("ICP", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Equal(Page, saved.RedirectsTo);
        Assert.Contains("有", after.Document.QuerySelectorAll("ul.list li").Single(line => line.TextContent.Contains("ICP", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/content", "/organs", "/statistics", "/faults" })
        {
            var page = await site.Desk.Visitor().GetAsync(path);
            var foot = page.Document.QuerySelector("footer.site-foot")!;
            Assert.All(new[] { "主办单位：云汀市人民政府", "承办单位：云汀市数据局", "www.yunting.example", "云ICP备00000000号", "云公网安备 00000000000000号", "IPv6", "我为政府网站找错", "网站地图", "无障碍" }, said => Assert.Contains(said, foot.TextContent, StringComparison.Ordinal));
            Assert.Equal("https://fault.example/site", foot.QuerySelector("a.foot-mark")!.GetAttribute("href"));
            Assert.NotNull(page.Document.QuerySelector("header a[href='https://www.lanlan.example']"));
            Assert.Equal("www.yunting.example", page.Document.QuerySelector("meta[name=SiteDomain]")!.GetAttribute("content"));
        }
    }

    private static async Task<Guid> AddUnitAsync(PublishingSite site, string name)
    {
        await using var db = site.Site.Open();
        var unit = new OrganUnit(Guid.CreateVersion7(), site.Site.Bureau.Id, name, 1);
        db.Add(unit);
        await db.SaveChangesAsync();
        return unit.Id;
    }
}
