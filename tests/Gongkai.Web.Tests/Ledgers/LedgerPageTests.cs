using System.Globalization;
using System.Net;
using Gongkai.Domain.Ledgers;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Web.Tests.Users;

namespace Gongkai.Web.Tests.Ledgers;

public sealed class LedgerPageTests
{
    private static readonly (string, string)[] s_training = [("Values[title]", "新条例培训"), ("Values[heldOn]", "2026-03-05"), ("Values[participants]", "49")];

    [Fact(DisplayName = "登记一条：错误写在字段旁，改好后打开记录，列表和总览都有它，经过里有登记")]
    public async Task New_WrongThenRight_ShowsTheRecord()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await OfficerAsync(desk);

        var wrong = await officer.SendAsync("/desk/ledgers/trainings/new", "main form", ("Values[title]", ""), ("Values[heldOn]", "2026-03-05"), ("Values[participants]", "很多"));
        var kept = await officer.SendAsync("/desk/ledgers/trainings/new", "main form", s_training);
        var record = await officer.GetAsync(kept.RedirectsTo!);
        var list = await officer.GetAsync("/desk/ledgers/trainings?year=2026");
        var overview = await officer.GetAsync("/desk/ledgers");

        Assert.Contains("请填写培训主题。", wrong.Document.QuerySelector("#Values_title_-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("很多", wrong.Document.QuerySelector("#Values_participants_")!.GetAttribute("value"));
        Assert.Equal("新条例培训", record.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("登记台账", record.Document.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(kept.RedirectsTo, list.Document.QuerySelector("main tbody a")!.GetAttribute("href"));
        Assert.Contains(overview.Document.QuerySelectorAll(".ledger-list li"), line => line.TextContent.Contains("培训", StringComparison.Ordinal) && line.QuerySelector("b")?.TextContent == "1");
    }

    [Fact(DisplayName = "每一种台账：列表、登记、导入、模板、汇总都打得开，标签与定义一致")]
    public async Task EveryLedger_EveryPage_Opens()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await OfficerAsync(desk);
        foreach (var ledger in LedgerDefinitions.Shipped)
        {
            foreach (var page in (string[])["", "/import", "/import?handler=Template", "/summary"])
            {
                Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/desk/ledgers/{ledger.Code}{page}")).Status);
            }

            var form = await officer.GetAsync($"/desk/ledgers/{ledger.Code}/new");
            Assert.All(ledger.Fields, field => Assert.StartsWith(field.Name, form.Document.QuerySelector($"label[for='Values_{field.Code}_']")!.TextContent, StringComparison.Ordinal));
        }
    }

    [Fact(DisplayName = "修改、公开、显示姓名、删除：姓名在页面上只见姓，显示要留痕，删除要写原因")]
    public async Task Record_Changes_AreMadeOnItsPage()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await OfficerAsync(desk);
        var path = (await officer.SendAsync("/desk/ledgers/proposals/new", "main form", ("Values[number]", "第0101号"), ("Values[kind]", "cppcc"), ("Values[title]", "支持企业用地"),
            ("Values[proposer]", "沈知远"), ("Values[role]", "host"), ("Values[receivedOn]", "2026-10-10"), ("Values[note]", "附件一份"))).RedirectsTo!;

        var changed = await officer.SendAsync($"{path}/edit", "main form", ("Values[title]", "支持企业用地和用能"), ("Values[note]", ""));
        await officer.SendAsync(path, "form[action*='Publish']");
        var shown = await officer.GetAsync(path);
        var revealed = await officer.SendAsync(path, "form[action*='Reveal']");
        var portal = await desk.Visitor().GetAsync("/proposals?year=2026");
        var noReason = await officer.SendAsync(path, "form[action*='Remove']");
        var removed = await officer.SendAsync(path, "form[action*='Remove']", ("Reason", "重复"));

        Assert.Equal(path, changed.RedirectsTo);
        Assert.Contains("沈＊＊", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("沈知远", shown.Text, StringComparison.Ordinal);
        Assert.Contains("沈知远", revealed.Text, StringComparison.Ordinal);
        Assert.Contains("支持企业用地和用能", portal.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("沈", portal.Text, StringComparison.Ordinal);
        Assert.Contains("请写明删除的原因", noReason.Problems, StringComparison.Ordinal);
        Assert.Equal("/desk/ledgers/proposals", removed.RedirectsTo);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(path)).Status);
        Assert.DoesNotContain("支持企业用地", (await desk.Visitor().GetAsync("/proposals?year=2026")).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "导入：先检查不保存，错误列出行号，改好后导入；导出的表头可以再导入")]
    public async Task Import_ChecksThenKeeps()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await OfficerAsync(desk);

        var bad = await officer.UploadAsync("/desk/ledgers/trainings/import", "培训主题,日期,参加人数\n甲,2026-13-01,3\n乙,2026-01-01,三", ("dry", "false"));
        var dry = await officer.UploadAsync("/desk/ledgers/trainings/import", "培训主题,日期,参加人数\n甲,2026-01-01,3", ("dry", "true"));
        var none = await officer.GetAsync("/desk/ledgers/trainings");
        var kept = await officer.UploadAsync("/desk/ledgers/trainings/import", "培训主题,日期,参加人数\n甲,2026-01-01,3", ("dry", "false"));
        var exported = await officer.SendAsync("/desk/ledgers/trainings", "form[action*='Export']", ("format", "csv"));

        Assert.Equal(["2", "3"], bad.Document.QuerySelectorAll("td.fit:first-child").Where(cell => cell.TextContent.Length == 1).Select(cell => cell.TextContent));
        Assert.Contains("检查通过：1 条可以导入", dry.Text, StringComparison.Ordinal);
        Assert.Contains("没有符合条件的记录", none.Text, StringComparison.Ordinal);
        Assert.Contains("已导入 1 条", kept.Text, StringComparison.Ordinal);
        Assert.Contains("培训主题,日期", exported.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "列表：筛选和翻页都在地址里；汇总的数字点开就是那些记录")]
    public async Task List_FiltersAndPages_AreAddresses()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await OfficerAsync(desk);
        var rows = Enumerable.Range(1, 33).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i % 3 == 0 ? "图解" : "政策宣讲")},活动{i},2026-0{1 + (i % 9)}-01,2"));
        await officer.UploadAsync("/desk/ledgers/activities/import", "形式,主题,日期,数量\n" + string.Join('\n', rows), ("dry", "false"));

        var first = await officer.GetAsync("/desk/ledgers/activities");
        var second = await officer.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var graphics = await officer.GetAsync("/desk/ledgers/activities?kind=graphic&year=2026");
        var summary = await officer.GetAsync("/desk/ledgers/activities/summary?year=2026");
        var opened = await officer.GetAsync(summary.Document.QuerySelectorAll("td a").First(link => link.TextContent == "图解").GetAttribute("href")!);

        Assert.Equal((30, 3), (first.Document.QuerySelectorAll("main tbody tr").Length, second.Document.QuerySelectorAll("main tbody tr").Length));
        Assert.Equal(11, graphics.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(11, opened.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("66", summary.Document.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "指标：每个都打得开，数值从记录来，点开就是记录，数据可下载；门户有公开统计")]
    public async Task Metrics_AreReadFromRecords()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await OfficerAsync(desk);
        await officer.SendAsync("/desk/ledgers/trainings/new", "main form", s_training);

        var all = await officer.GetAsync("/desk/metrics?year=2026");
        var one = await officer.GetAsync("/desk/metrics/trainings.participants?year=2026");
        var rows = await officer.GetAsync(one.Document.QuerySelector(".page-head a")!.GetAttribute("href")!);
        var csv = await officer.GetAsync("/desk/metrics/trainings.participants?handler=Csv&year=2026");
        var portal = await desk.Visitor().GetAsync("/figures?year=2026");

        Assert.Equal("49", all.Document.QuerySelector("a[href^='/desk/metrics/trainings.participants']")!.Closest("tr")!.QuerySelectorAll("td.r")[1].TextContent);
        Assert.Contains("参加人数之和", one.Text, StringComparison.Ordinal);
        // The clock stands in November: December has no number, not nought.
        Assert.Equal(["0", ""], one.Document.QuerySelector("figure:last-of-type")!.QuerySelectorAll("tbody tr").Skip(10).Select(row => row.QuerySelector("td")!.TextContent));
        Assert.Contains("新条例培训", rows.Text, StringComparison.Ordinal);
        Assert.Contains("trainings.participants,培训人次,参加人数之和,人次,云汀市工业和信息化局,2026,3,49", csv.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("公开信息总数", portal.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("培训人次", portal.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/desk/metrics/unknown")).Status);
    }

    [Fact(DisplayName = "双公示门户页：只列已公开的，自然人隐去姓名，可按文书号查找；事前公示列清单")]
    public async Task Credit_ShowsPublishedMasked()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await OfficerAsync(desk);
        var path = (await officer.SendAsync("/desk/ledgers/penalties/new", "main form", ("Values[number]", "罚〔2026〕1号"), ("Values[holderKind]", "person"), ("Values[person]", "沈知远"), ("Values[cause]", "未按规定备案"),
            ("Values[kind]", "warning"), ("Values[content]", "警告"), ("Values[decidedOn]", "2026-11-09"))).RedirectsTo!;
        var list = (await officer.SendAsync("/desk/ledgers/enforcement-lists/new", "main form", ("Values[kind]", "subject"), ("Values[title]", "行政执法主体清单"), ("Values[publishedOn]", "2026-03-01"))).RedirectsTo!;

        var before = await desk.Visitor().GetAsync("/credit?kind=penalties");
        await officer.SendAsync(path, "form[action*='Publish']");
        await officer.SendAsync(list, "form[action*='Publish']");
        var after = await desk.Visitor().GetAsync("/credit?kind=penalties&q=2026");
        var deadline = await officer.GetAsync(path);

        Assert.Contains("没有符合条件的公示", before.Text, StringComparison.Ordinal);
        Assert.Contains("沈＊＊", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("沈知远", after.Text, StringComparison.Ordinal);
        Assert.Contains("自2026-11-09起7个工作日，至2026-11-18", deadline.Text, StringComparison.Ordinal);
        Assert.Contains("行政执法主体清单", (await desk.Visitor().GetAsync("/credit/lists")).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "监测、计分、交接、考核：空的说明下一步，有记录的列出来；主管部门选用指标后机关自查")]
    public async Task InsidePages_Open()
    {
        await using var desk = await DeskSite.StartAsync();
        var officer = await OfficerAsync(desk);
        await desk.Site.AddPersonAsync(desk.Site.City, "department", Role.CompetentDepartment);
        var department = await desk.SignedInAsync("department");
        await officer.SendAsync("/desk/ledgers/accounts/new", "main form", ("Values[platform]", "wechat"), ("Values[name]", "云汀工信"), ("Values[openedOn]", "2026-01-01"), ("Values[hasInteraction]", "yes"));
        await officer.SendAsync("/desk/ledgers/trainings/new", "main form", s_training);

        var installed = await department.SendAsync("/desk/supervision/appraisal?year=2026", "form[action*='Install']", ("Preset", "district"));
        var check = await officer.GetAsync("/desk/appraisal?year=2026");
        var wrong = await officer.SendAsync("/desk/appraisal?year=2026", "form[action*='SelfCheck']", ("score", "九十"));
        var done = await officer.SendAsync("/desk/appraisal?year=2026", "form[action*='SelfCheck']", ("score", "20"), ("note", "佐证见台账"));
        var ranks = await department.GetAsync($"/desk/supervision/appraisal?year=2026&organ={desk.Site.Bureau.Id}");

        Assert.Contains("超过两周未更新", (await officer.GetAsync("/desk/ledgers/silence")).Text, StringComparison.Ordinal);
        Assert.Contains("这一年没有报送记录", (await officer.GetAsync("/desk/ledgers/points")).Text, StringComparison.Ordinal);
        Assert.Contains("测试officer", (await officer.GetAsync("/desk/ledgers/handover")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, installed.Status);
        Assert.Contains("培训场次 1，满分值 2，按事实得 2.5 分", check.Text, StringComparison.Ordinal);
        Assert.Contains("自查分应当是数字", wrong.Problems, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Contains("佐证见台账", ranks.Text, StringComparison.Ordinal);
    }

    private static async Task<DeskVisitor> OfficerAsync(DeskSite desk)
    {
        await desk.Site.AddPersonAsync(desk.Site.Bureau, "officer", Role.DisclosureOfficer);
        return await desk.SignedInAsync("officer");
    }
}
