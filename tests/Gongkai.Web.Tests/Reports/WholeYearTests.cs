using System.Globalization;
using System.Net;
using System.Text;
using Gongkai.App;
using Gongkai.App.Publications;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Gongkai.Web.Tests.Users;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Web.Tests.Reports;

public sealed class WholeYearTests
{
    private const int Imported = 40;
    private const string Path = "/desk/reports/year/2025";

    [Fact(DisplayName = "从空到公开：设立机关，公开文件，登记和导入一年的申请，编制，打开一格，找到并在源头更正一处错误，起草，审核，签发，公开，汇总，与五份真实年报对照")]
    public async Task Year_FromNothingToTheCity_ThroughThePages()
    {
        await using var desk = await DeskSite.StartAsync();
        var today = desk.Site.Clock.Now;
        desk.Site.Time.MoveTo(new DateTimeOffset(2025, 6, 10, 1, 0, 0, TimeSpan.Zero));
        Assert.Null(await new InstallColumns(desk.Site.Database, desk.Site.Clock).RunAsync(Caller.Site("test"), desk.Site.City.Id, ColumnPresets.Statutory));
        await desk.Site.AddPersonAsync(desk.Site.City, "admin", Role.Administrator);
        var bureau = await NewOrganAsync(desk, await desk.SignedInAsync("admin"));
        await PublishAsync(desk, bureau, "云汀市占道经营管理办法", "云汀市户外广告设置管理规定");
        desk.Site.Time.MoveTo(today);
        await desk.Site.AddPersonAsync(bureau, "chen", Role.DisclosureOfficer);
        await desk.Site.AddPersonAsync(bureau, "shen", Role.Reviewer);
        await desk.Site.AddPersonAsync(bureau, "ling", Role.Leader);
        var officer = await desk.SignedInAsync("chen");

        await RegisterAsync(officer, "2025-11-03", "河道清淤工程验收材料");
        await RegisterAsync(officer, "2025-12-15", "城市照明节能改造合同");
        var wrong = await officer.UploadAsync("/desk/requests/import?dry=false", Ledger(isBroken: true));
        Assert.Contains("办理结果应为", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("导入", (await officer.UploadAsync("/desk/requests/import?dry=false", Ledger(isBroken: false))).Text, StringComparison.Ordinal);

        Assert.Equal(Path, (await PressAsync(officer, Path, "Start")).RedirectsTo);
        foreach (var source in (string[])["penalties", "compulsions", "charges"])
        {
            await PressAsync(officer, Path, "Declare", ("source", source), ("cell", "part2.art20_5.administrativeLicense.decisions"));
        }

        await FiguresAsync(officer);
        await OpensItsCasesAsync(officer);
        await OpensItsItemsAsync(officer);
        await FindAndCorrectAsync(officer);
        await WriteAsync(officer);
        await SignAndPublishAsync(desk, officer);
        await OnThePortalAsync(desk, bureau.Number);
        await RollUpAsync(desk, bureau);
    }

    private static async Task<Organ> NewOrganAsync(DeskSite desk, DeskVisitor admin)
    {
        var made = await admin.SendAsync("/desk/organs/create", "main form", ("Input.Name", "云汀市城市管理局"), ("Input.ShortName", "云城管"), ("Input.Kind", nameof(Domain.Reports.OrganKind.MunicipalDepartment)));
        Assert.True(made.Status == HttpStatusCode.Found, made.Problems);
        await using var db = desk.Site.Open();
        return await db.Organs.SingleAsync(organ => organ.Name == "云汀市城市管理局");
    }

    // Documents of the year, drafted, reviewed and published by the use cases.
    private static async Task PublishAsync(DeskSite desk, Organ bureau, params string[] titles)
    {
        var (database, clock) = (desk.Site.Database, desk.Site.Clock);
        await using var db = desk.Site.Open();
        var column = await db.Set<CatalogColumn>().Where(column => column.Path.EndsWith("documents/")).Select(column => column.Id).FirstAsync();
        foreach (var (i, title) in titles.Index())
        {
            var content = new ItemContent(title, ItemKind.NormativeDocument, column, "<p>各有关单位：请认真贯彻执行。</p>")
            {
                IssuingOrgan = bureau.Name,
                DatedOn = new DateOnly(2025, 6, 2 + i),
                EffectiveOn = new DateOnly(2025, 7, 1),
                Summary = "规定城市管理的工作要求。",
                ThemeCode = "0201",
                Editor = "测试编辑",
                DocumentNumber = $"云城管〔2025〕{i + 1}号",
                Class = ItemClass.Emergency,
            };
            var draft = (await new CreateDraft(database, clock).RunAsync(TestSite.Someone(bureau, Role.Contributor), content)).Value;
            Assert.Null(await new SubmitForReview(database, clock).RunAsync(TestSite.Someone(bureau, Role.Contributor), draft));
            while (await KeyAsync() is { State: ItemState.InReview } waiting)
            {
                Assert.Null(await new ApproveStage(database, clock).RunAsync(TestSite.Someone(bureau, Role.Leader), new ItemKey(draft.Id, waiting.Version), new ReviewOpinion(FiveGates.AllPassed)));
            }

            Assert.Null(await new PublishItem(database, clock, new ItemChecks(database, clock, _ => [])).RunAsync(TestSite.Someone(bureau, Role.SiteEditor), new ItemKey(draft.Id, (await KeyAsync()).Version)));

            Task<Publication> KeyAsync() => db.Set<Publication>().AsNoTracking().SingleAsync(item => item.Id == draft.Id);
        }
    }

    private static async Task RegisterAsync(DeskVisitor officer, string day, string title)
    {
        var made = await officer.SendAsync("/desk/requests/register", "main form[method=post]", ("Input.Channel", "InPerson"), ("Input.On", day), ("Input.Kind", "Disclosure"), ("Input.ApplicantKind", "NaturalPerson"),
            ("Input.Name", "窦星野"), ("Input.IdNumber", "990000196001011235"), ("Input.Phone", "00012345678"), ("Input.Address", "云汀市望汐路2号"), ("Input.Title", title),
            ("Input.Description", $"{title}，包括文号和附件。"), ("Input.DeliveryForm", "Paper"), ("Input.DeliveryChannel", "Post"));
        Assert.True(made.Problems.Length == 0, made.Problems);
    }

    // Forty requests of the year, all answered as the old register has it; the planted error is a reply that was never delivered.
    private static string Ledger(bool isBroken)
    {
        var text = new StringBuilder("编号,标题,内容,申请人,申请人类型,提交方式,提交日期,收到日期,办理结果,办结日期\n");
        for (var i = 1; i <= Imported; i++)
        {
            var day = new DateOnly(2025, 1, 6).AddDays(i * 7);
            var outcome = (i % 4) switch { 0 => "部分公开", 1 => "予以公开", 2 => "无法提供：本机关不掌握相关政府信息", _ => "不予公开：属于四类过程性信息" };
            text.Append(CultureInfo.InvariantCulture, $"旧{i},第{i}件事项,请提供文件,申请人{i},{(i % 5 == 0 ? "商业企业" : "自然人")},当面提交,{day:yyyy-MM-dd},{day:yyyy-MM-dd},{(isBroken && i == 7 ? "给了" : outcome)},{day.AddDays(12):yyyy-MM-dd}\n");
        }

        return text.ToString();
    }

    // What another system keeps comes from its file, which stays as the evidence.
    private static async Task FiguresAsync(DeskVisitor officer)
    {
        var template = Encoding.UTF8.GetString(await officer.BytesAsync($"{Path}?handler=Template"));
        Assert.Contains("行政许可", template, StringComparison.Ordinal);
        var name = template.Split('\n').First(line => line.Contains("行政许可", StringComparison.Ordinal)).Split(',')[0].Trim('"');
        var sent = await officer.UploadAsync($"{Path}?handler=Import", "form:has(input[name=figures])", ("figures", "审批系统.csv", Encoding.UTF8.GetBytes($"数据项,数,数据出处\n{name},56,政务服务审批系统年报表\n")));
        Assert.True(sent.RedirectsTo == Path, sent.Problems);
        var cell = await officer.GetAsync($"{Path}?cell=part2.art20_5.administrativeLicense.decisions");
        Assert.Contains("政务服务审批系统年报表", cell.Text, StringComparison.Ordinal);
        Assert.Contains("有佐证材料", cell.Text, StringComparison.Ordinal);
    }

    private static async Task OpensItsCasesAsync(DeskVisitor officer)
    {
        var opened = await officer.GetAsync($"{Path}?cell=part3.partiallyGranted.total");
        var links = opened.Document.QuerySelectorAll(".cases a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal($"{Imported / 4}", opened.Document.QuerySelector(".figure-card .big")!.TextContent.Trim());
        Assert.Equal(Imported / 4, links.Count);
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(link)).Status);
        }
    }

    private static async Task OpensItsItemsAsync(DeskVisitor officer)
    {
        var opened = await officer.GetAsync($"{Path}?cell=part2.art20_1.normativeDocuments.issued");
        Assert.Equal("2", opened.Document.QuerySelector(".figure-card .big")!.TextContent.Trim());
        Assert.Equal(2, opened.Document.QuerySelectorAll(".cases a").Length);
    }

    // Who handles the cases knows of three open ones, the register has two: the rules find it while it is typed, the officer in the register.
    private static async Task FindAndCorrectAsync(DeskVisitor officer)
    {
        const string known = "本年新收政府信息公开申请42件，结转下年度继续办理3件。";
        var tried = await PressAsync(officer, $"{Path}/text?section=1", "Try", ("section", "1"), ("text", known));
        Assert.Contains("\"rule\":\"N", tried.Document.Body!.TextContent, StringComparison.Ordinal);
        await PressAsync(officer, $"{Path}/text?section=1", "Save", ("section", "1"), ("basedOn", "1"), ("text", known));
        Assert.Contains("结转", (await officer.GetAsync($"{Path}/checks")).Document.QuerySelector(".finding")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual("", (await PressAsync(officer, $"{Path}/review", "Submit")).Problems);

        var cases = await officer.GetAsync($"{Path}?cell=part3.granted.total");
        var link = cases.Document.QuerySelectorAll(".cases a").First(one => one.TextContent.Contains("第9件事项", StringComparison.Ordinal)).GetAttribute("href")!;
        var undone = await officer.SendAsync($"{link}/undo/7", "main form[method=post]", ("Reason", "答复实际没有送达，仍在办理"));
        Assert.True(undone.RedirectsTo is not null, undone.Problems);

        var agreed = await PressAsync(officer, $"{Path}/text?section=1", "Try", ("section", "1"), ("text", known));
        Assert.DoesNotContain("\"rule\":\"N", agreed.Document.Body!.TextContent, StringComparison.Ordinal);
        await PressAsync(officer, $"{Path}/text?section=1", "Draft", ("section", "1"), ("basedOn", "2"));
    }

    private static async Task WriteAsync(DeskVisitor officer)
    {
        var text = await officer.GetAsync($"{Path}/text?section=1");
        Assert.All(["本年新收政府信息公开申请42件", "主动公开政府信息2条", "制发行政规范性文件2件，废止0件，现行有效2件"], fact => Assert.Contains(fact, text.Text, StringComparison.Ordinal));
        await PressAsync(officer, $"{Path}/text?section=5", "Save", ("section", "5"), ("basedOn", "1"), ("text", "存在的问题是栏目更新不够及时。下一步逐栏目明确责任人，每月检查一次。"));
        var checks = await officer.GetAsync($"{Path}/checks");
        var warnings = checks.Document.QuerySelectorAll("form:has(input[name=rule])").Select(form => (Rule: ValueOf(form, "rule"), At: ValueOf(form, "location"))).ToList();
        foreach (var warning in warnings)
        {
            await PressAsync(officer, $"{Path}/checks", "Explain", ("rule", warning.Rule), ("location", warning.At), ("note", "本机关当年设立，没有上年报告。"));
        }
    }

    private static string ValueOf(AngleSharp.Dom.IElement form, string name) => form.QuerySelector($"[name={name}]")!.GetAttribute("value")!;

    private static async Task SignAndPublishAsync(DeskSite desk, DeskVisitor officer)
    {
        var submitted = await PressAsync(officer, $"{Path}/review", "Submit");
        Assert.True(submitted.RedirectsTo is not null, submitted.Problems);
        Assert.NotNull((await PressAsync(await desk.SignedInAsync("shen"), $"{Path}/review", "Pass", ("opinion", "数据已核"))).RedirectsTo);
        var leader = await desk.SignedInAsync("ling");
        Assert.NotNull((await PressAsync(leader, $"{Path}/review", "Pass", ("opinion", "同意"))).RedirectsTo);
        var published = await PressAsync(leader, $"{Path}/review", "Publish");
        Assert.True(published.RedirectsTo is not null, published.Problems);
    }

    private static async Task OnThePortalAsync(DeskSite desk, int number)
    {
        var visitor = desk.Visitor();
        var shown = await visitor.GetAsync($"/reports/{number}/2025");
        Assert.Contains("云汀市城市管理局2025年政府信息公开工作年度报告", shown.Text, StringComparison.Ordinal);
        var item = shown.Document.QuerySelector(".downloads a[href^='/items/']")!.GetAttribute("href")!;
        Assert.Contains("年度报告.docx", (await visitor.GetAsync(item)).Document.QuerySelector(".files")!.TextContent, StringComparison.Ordinal);
        foreach (var format in (string[])["docx", "html", "xlsx", "json", "csv"])
        {
            var report = new ReportReader().Read(await visitor.BytesAsync($"/reports/{number}/2025?handler=File&format={format}"), $"年报.{format}").Value;
            Assert.Equal((format, 42, 3), (format, report.Table("part3")!["newReceived", "total"]!.Value, report.Table("part3")!["carriedOut", "total"]!.Value));
            Assert.Equal((format, 56), (format, report.Table("part2")!["art20_5.administrativeLicense", "decisions"]!.Value));
        }
    }

    // The city adds its organs up; the reports of five real bureaus come in as files and stay apart from its own organs.
    private static async Task RollUpAsync(DeskSite desk, Organ bureau)
    {
        await desk.Site.AddPersonAsync(desk.Site.City, "zhang", Role.CompetentDepartment);
        var supervisor = await desk.SignedInAsync("zhang");
        var sums = await supervisor.GetAsync("/desk/supervision/consolidation?year=2025&cell=part3.newReceived.total");
        Assert.Contains("没有报送", sums.Text, StringComparison.Ordinal);
        var row = sums.Document.QuerySelectorAll("#cell tbody tr").Single(row => row.TextContent.Contains(bureau.Name, StringComparison.Ordinal));
        Assert.Equal("42", row.QuerySelectorAll("td")[1].TextContent.Trim());
        Assert.Equal(Path, (await PressAsync(supervisor, "/desk/supervision/consolidation?year=2025", "Take", ("year", "2025"))).RedirectsTo);
        await using var db = desk.Site.Open();
        Assert.Equal(42, (await db.Set<App.Reports.Compiling.EnteredFigure>().SingleAsync(figure => figure.OrganId == desk.Site.City.Id && figure.Cell == "part3.newReceived.total")).Value);

        await CompareAsync(supervisor, desk.Site.City);
    }

    // The city's compiled report beside published reports from their files, on its page.
    private static async Task CompareAsync(DeskVisitor supervisor, Organ city)
    {
        const string page = "/desk/reports/peers";
        var token = (await supervisor.GetAsync(page)).Document.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var seeds = PublishedReports.All.Take(5).ToList();
        var answer = await supervisor.PostFilesAsync(page, [("__RequestVerificationToken", token), ("Year", "2025")], [.. seeds.Select(seed => ("Files", seed.Name, File.ReadAllBytes(seed.Path)))]);

        var heads = answer.Document.QuerySelectorAll("#result thead th").Select(head => head.TextContent).ToList();
        Assert.Equal(seeds.Count + 2, heads.Count);
        Assert.Contains(city.Name, heads[1], StringComparison.Ordinal);
        var received = answer.Document.QuerySelectorAll("#result tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Contains("新收", StringComparison.Ordinal)).QuerySelectorAll("td").Select(cell => cell.TextContent).ToList();
        Assert.Equal("42", received[0]);
        foreach (var (seed, shown) in seeds.Zip(received.Skip(1)))
        {
            var read = new ReportReader().Read(File.ReadAllBytes(seed.Path), seed.Name).Value.Table("part3")?["newReceived", "total"]?.Value;
            Assert.Equal((seed.Name, read), (seed.Name, decimal.TryParse(shown, CultureInfo.InvariantCulture, out var number) ? number : null));
        }
    }

    private static async Task<PageAnswer> PressAsync(DeskVisitor visitor, string path, string handler, params (string Name, string Value)[] fields)
    {
        var page = await visitor.GetAsync(path);
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.PostAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}", [("__RequestVerificationToken", token), .. fields]);
    }
}
