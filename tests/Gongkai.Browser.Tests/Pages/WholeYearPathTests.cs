using System.Globalization;
using System.Text;
using Gongkai.App.Reports.Compiling;
using Gongkai.App.Storage;
using Gongkai.Browser.Tests.Site;
using Gongkai.Documents.Reports;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Gongkai.Testing.Reports;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

public sealed class WholeYearPathTests(BrowserSite site)
{
    private const int Imported = 40;
    private const string City = "云汀市人民政府";
    private const string Bureau = "云汀市城市管理局";
    private const string Year = "/desk/reports/year/2025";
    private const string License = "part2.art20_5.administrativeLicense.decisions";

    [Theory(DisplayName = "从空的安装到公开的年报：设立机关，公开文件，登记和导入一年的申请，编制，打开一格，在源头更正一处错误，起草，审核，签发，公开，汇总，与五份年报对照"), OnBothDatabases]
    public async Task Year_FromEmptyInstallationToComparison(DatabaseKind kind)
    {
        await using var installation = await EmptyInstallation.StartAsync(kind, new DateTimeOffset(2025, 6, 10, 1, 0, 0, TimeSpan.Zero));
        await using var people = new NewSite(site, installation);
        await people.EnterAsync(NewSite.Administrator, installation.SetUpPath);
        await SetUpAsync(people[NewSite.Administrator]);
        await people.AddPersonAsync("chen", Bureau, Role.DisclosureOfficer);
        await people.AddPersonAsync("shen", Bureau, Role.Reviewer, Role.SiteEditor);
        await people.AddPersonAsync("ling", Bureau, Role.Leader);
        await people.AddPersonAsync("wuqing", Bureau, Role.Administrator);
        await people.AddPersonAsync("zhang", City, Role.CompetentDepartment);
        await PublishItemsAsync(people);

        installation.Time.MoveTo(new DateTimeOffset(2026, 1, 12, 1, 0, 0, TimeSpan.Zero));
        foreach (var name in (string[])["chen", "shen", "ling", "zhang"])
        {
            await people.SignInAsync(name);
        }

        var officer = people["chen"];
        await RegisterAsync(officer, "2025-11-03", "河道清淤工程验收材料");
        await RegisterAsync(officer, "2025-12-15", "城市照明节能改造合同");
        await ImportAsync(officer);
        await CompileAsync(officer);
        await OpenFiguresAsync(officer);
        await FindAndCorrectAsync(officer);
        await WriteAsync(officer);
        await SignAndPublishAsync(people);
        await using var citizen = await people.CitizenAsync();
        await ReadBackAsync(citizen);
        await RollUpAsync(people["zhang"]);
        await CompareAsync(people["zhang"]);
    }

    private static async Task SetUpAsync(Reader admin)
    {
        await admin.GoAsync("/desk/organs");
        await admin.ArriveAsync(() => admin.FollowAsync("请修改名称"));
        await admin.FillAsync("Input_Name", City);
        await admin.FillAsync("Input_ShortName", "云政");
        await admin.SendAsync("保存");
        await admin.GoAsync("/desk/items/columns");
        await admin.PutAsync("Preset", "statutory");
        await admin.SendAsync("建立");
        await admin.GoAsync("/desk/organs/create");
        await admin.FillAsync("Input_Name", Bureau);
        await admin.FillAsync("Input_ShortName", "云城管");
        await admin.PutAsync("Input.Kind", nameof(OrganKind.MunicipalDepartment));
        await admin.SendAsync("设立");
        await admin.Page.Locator("form[action*='CreateUnit'] [name=unitName]").FillAsync("办公室");
        await admin.SendAsync("添加内设机构");
        await admin.SeesAsync(Bureau);
        await admin.InspectAsync();
    }

    // One document through the form, two by import; the bureau is small and has one stage of review.
    private static async Task PublishItemsAsync(NewSite people)
    {
        var manager = people["wuqing"];
        await manager.GoAsync("/desk/items/routes?class=Ordinary");
        var stages = manager.Page.Locator("[name^='Stages'][name$='Name']");
        for (var i = 1; i < await stages.CountAsync(); i++)
        {
            await stages.Nth(i).FillAsync("");
        }

        await stages.First.FillAsync("签发");
        await manager.PutAsync("Stages[0].Duty", "Approve");
        await manager.PutAsync("Stages[0].Who", "");
        await manager.PostAsync("保存普通信息的审核路径");
        await manager.NotRefusedAsync();

        var author = people["chen"];
        await author.GoAsync("/desk/items/create");
        await author.FillAsync("Input_Title", "云汀市户外广告设置管理规定");
        await author.Page.Locator("[contenteditable=true]").First.FillAsync("各有关单位：请认真贯彻执行。");
        await author.Page.Locator("#Input_ColumnId").SelectOptionAsync(await NewSite.ValueOfAsync(author, "#Input_ColumnId", "法规规章规范性文件"));
        foreach (var (field, text) in new[] { ("IssuingOrgan", Bureau), ("DatedOn", "2025-06-03"), ("EffectiveOn", "2025-07-01"), ("Summary", "规定户外广告设置的要求。"), ("Editor", "示例编辑"), ("DocumentNumber", "云城管〔2025〕1号") })
        {
            await author.FillAsync($"Input_{field}", text);
        }

        await author.Page.Locator("#Input_ThemeCode").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await author.TickFirstAsync("Input.Disclosure");
        await author.SendAsync("保存草稿");
        await author.GoAsync("/desk/items/import");
        var table = new StringBuilder("\uFEFF标题,栏目,文号,发布机构,成文日期,施行日期,主题分类,内容概述,正文,责任编辑,公开属性\n");
        foreach (var (number, title) in new[] { (2, "云汀市占道经营管理办法"), (3, "云汀市建筑垃圾处置管理办法") })
        {
            table.Append(CultureInfo.InvariantCulture, $"{title},法规规章规范性文件,云城管〔2025〕{number}号,{Bureau},2025-06-0{number + 2},2025-07-01,0201,规定城市管理的工作要求。,各有关单位：请认真贯彻执行。,示例编辑,主动公开\n");
        }

        await author.Page.Locator("#Upload").SetInputFilesAsync(new FilePayload { Name = "文件目录.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table.ToString()) });
        await author.Page.Locator("#IsForReal").CheckAsync();
        await author.SendAsync("上传");
        await author.SeesAsync("已导入 2 条草稿");
        foreach (var title in (string[])["云汀市户外广告设置管理规定", "云汀市占道经营管理办法", "云汀市建筑垃圾处置管理办法"])
        {
            await PublishAsync(people, title);
        }
    }

    private static async Task PublishAsync(NewSite people, string title)
    {
        var (author, leader, editor) = (people["chen"], people["ling"], people["shen"]);
        await author.GoAsync("/desk/items");
        await author.ArriveAsync(() => author.FollowAsync(title));
        var path = new Uri(author.Page.Url).AbsolutePath;
        await author.SendAsync("送审");
        await leader.GoAsync($"{path}/review");
        foreach (var gate in await leader.Page.Locator("#Gates fieldset").AllAsync())
        {
            await gate.GetByLabel("通过", new() { Exact = true }).CheckAsync();
        }

        await leader.SendAsync("签发");
        await editor.GoAsync(path);
        await editor.PressAsync("立即发布");
        await editor.ArriveAsync(() => editor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "立即发布" }).ClickAsync());
        await editor.NotRefusedAsync();
        await editor.SeesAsync("门户上的页面");
    }

    private static async Task RegisterAsync(Reader officer, string day, string title)
    {
        await officer.GoAsync("/desk/requests/register");
        await officer.ChooseAsync("Input_Channel", "当面提交");
        foreach (var (field, text) in new[] { ("On", day), ("Name", "窦星野"), ("Phone", "00012345678"), ("Address", "云汀市望汐路2号"), ("Title", title), ("Description", $"{title}，包括文号和附件。") })
        {
            await officer.FillAsync($"Input_{field}", text);
        }

        await officer.SendAsync("登记");
        await officer.SeesAsync("已登记为");
    }

    // A year of the old register; a wrong outcome is told with its line, and nothing is kept.
    private static async Task ImportAsync(Reader officer)
    {
        foreach (var isBroken in (bool[])[true, false])
        {
            await officer.GoAsync("/desk/requests/import");
            await officer.Page.Locator("#Upload").SetInputFilesAsync(new FilePayload { Name = "旧台账.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Ledger(isBroken)) });
            await officer.SendAsync("导入");
            await officer.SeesAsync(isBroken ? "办理结果应为" : $"已导入 {Imported} 条");
        }
    }

    private static string Ledger(bool isBroken)
    {
        var text = new StringBuilder("\uFEFF编号,标题,内容,申请人,申请人类型,提交方式,提交日期,收到日期,办理结果,办结日期\n");
        for (var i = 1; i <= Imported; i++)
        {
            var day = new DateOnly(2025, 1, 6).AddDays(i * 7);
            var outcome = (i % 4) switch { 0 => "部分公开", 1 => "予以公开", 2 => "无法提供：本机关不掌握相关政府信息", _ => "不予公开：属于四类过程性信息" };
            text.Append(CultureInfo.InvariantCulture, $"旧{i},第{i}件事项,请提供文件,申请人{i},{(i % 5 == 0 ? "商业企业" : "自然人")},当面提交,{day:yyyy-MM-dd},{day:yyyy-MM-dd},{(isBroken && i == 7 ? "给了" : outcome)},{day.AddDays(12):yyyy-MM-dd}\n");
        }

        return text.ToString();
    }

    private static async Task CompileAsync(Reader officer)
    {
        await officer.GoAsync(Year);
        await officer.SendAsync("开始编制");
        foreach (var cell in (string[])["part2.art20_6.administrativePenalty.decisions", "part2.art20_6.administrativeCompulsion.decisions", "part2.art20_8.administrativeCharge.amountWanYuan"])
        {
            await officer.GoAsync($"{Year}?cell={cell}");
            await officer.SendAsync("声明由本系统登记");
        }

        // What another system keeps comes from its file, which stays as the evidence.
        await officer.GoAsync(Year);
        await officer.Page.GetByText("导入其他系统的数据", new() { Exact = true }).ClickAsync();
        var template = Encoding.UTF8.GetString(await officer.DownloadAsync(officer.Page.GetByText("下载填报模板")));
        var name = template.Split('\n').First(line => line.Contains("行政许可", StringComparison.Ordinal)).Split(',')[0].Trim('"');
        await officer.Page.Locator("[name=figures]").SetInputFilesAsync(new FilePayload { Name = "审批系统.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"数据项,数,数据出处\n{name},56,政务服务审批系统年报表\n") });
        await officer.SendAsync("导入");
        await officer.GoAsync($"{Year}?cell={License}");
        await officer.SeesAsync("政务服务审批系统年报表");
    }

    private static async Task OpenFiguresAsync(Reader officer)
    {
        foreach (var (cell, count) in new[] { ("part3.partiallyGranted.total", Imported / 4), ("part2.art20_1.normativeDocuments.issued", 3) })
        {
            await officer.GoAsync(Year);
            await officer.ArriveAsync(() => officer.Page.Locator($"main td a[href*='{cell}']").First.ClickAsync());
            Assert.Equal($"{count}", await officer.TextAsync(".figure-card .big"));
            Assert.Equal(count, await officer.Page.Locator(".cases a").CountAsync());
        }

        await officer.InspectAsync();
        await officer.ArriveAsync(() => officer.Page.Locator(".cases a").First.ClickAsync());
        await officer.SeesAsync("审核过程");
    }

    // Who handles the cases knows of three open ones, the register has two: the rules find it while it is typed, the officer in the register.
    private static async Task FindAndCorrectAsync(Reader officer)
    {
        await officer.GoAsync($"{Year}/text?section=1");
        await officer.FillAsync("text", "本年新收政府信息公开申请42件，结转下年度继续办理3件。");
        await Assertions.Expect(officer.Page.Locator("[data-try-out] .problem").First).ToContainTextAsync("N");
        await officer.SendAsync("保存并核对");
        await officer.GoAsync($"{Year}/checks");
        Assert.Contains("结转", await officer.TextAsync(".finding"), StringComparison.Ordinal);
        await officer.GoAsync($"{Year}/review");
        await officer.SeesAsync("去核对页逐项处理");

        await officer.GoAsync($"{Year}?cell=part3.granted.total");
        await officer.ArriveAsync(() => officer.FollowAsync("第9件事项"));
        await officer.GoAsync($"{new Uri(officer.Page.Url).AbsolutePath}/undo/7");
        await officer.FillAsync("Reason", "答复实际没有送达，仍在办理");
        await officer.SendAsync("撤销这一步");
        await officer.GoAsync($"{Year}/text?section=1");
        await officer.FillAsync("text", "本年新收政府信息公开申请42件，结转下年度继续办理3件。本局。");
        await Assertions.Expect(officer.Page.Locator("[data-try-out]")).ToContainTextAsync("与表格相符。");
    }

    private static async Task WriteAsync(Reader officer)
    {
        await officer.PressAsync("重新起草");
        await officer.ArriveAsync(() => officer.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "重新起草" }).ClickAsync());
        foreach (var fact in (string[])["本年新收政府信息公开申请42件", "主动公开政府信息3条", "制发行政规范性文件3件，废止0件，现行有效3件"])
        {
            await officer.SeesAsync(fact);
        }

        await officer.GoAsync($"{Year}/text?section=5");
        await officer.FillAsync("text", "存在的问题是栏目更新不够及时。下一步逐栏目明确责任人，每月检查一次。");
        await officer.SendAsync("保存并核对");
        await officer.GoAsync($"{Year}/checks");
        while (await officer.Page.Locator("main [name=note]").CountAsync() > 0)
        {
            await officer.PutAsync("note", "本机关当年设立，没有上年报告。");
            await officer.SendAsync("记下说明");
        }

        await officer.SeesAsync("可以送审");
        await officer.InspectAsync();
    }

    private static async Task SignAndPublishAsync(NewSite people)
    {
        await people["chen"].GoAsync($"{Year}/review");
        await people["chen"].SendAsync("送审");
        foreach (var name in (string[])["shen", "ling"])
        {
            await people[name].GoAsync($"{Year}/review");
            await people[name].FillAsync("opinion", "数据已核，同意。");
            await people[name].SendAsync("同意");
        }

        await people["ling"].SendAsync("公开");
        await people["ling"].SeesAsync("已公开。");
        await people["ling"].InspectAsync();
    }

    // The page, and every file that the portal offers, say the same.
    private static async Task ReadBackAsync(Reader citizen)
    {
        await citizen.GoAsync("/reports?year=2025");
        await citizen.ArriveAsync(() => citizen.FollowAsync(Bureau));
        await citizen.SeesAsync($"{Bureau}2025年政府信息公开工作年度报告");
        await citizen.InspectAsync();
        foreach (var (label, figure) in new[] { ("本年新收", "42"), ("结转下年度", "3"), ("行政许可", "56") })
        {
            Assert.Equal((label, figure), (label, (await citizen.Page.Locator("main table.grid tr").Filter(new() { HasText = label }).First.Locator("td.r").Last.InnerTextAsync()).Trim()));
        }

        foreach (var format in (string[])["HTML", "DOCX", "XLSX", "JSON", "CSV"])
        {
            Check(format, await citizen.DownloadAsync(citizen.Page.Locator(".downloads").GetByText(format, new() { Exact = true })));
        }

        await citizen.ArriveAsync(() => citizen.FollowAsync("签发的文件"));
        await citizen.SeesAsync($"{Bureau}2025年政府信息公开工作年度报告");
        foreach (var format in OfficePdf.Program is null ? (string[])["docx"] : ["docx", "pdf"])
        {
            Check(format, await citizen.FetchAsync(citizen.Page.Locator("main .files a").Filter(new() { HasText = format }).First));
        }
    }

    private static void Check(string format, byte[] content)
    {
        var report = new ReportReader().Read(content, $"年报.{format.ToLowerInvariant()}").Value;
        Assert.Equal((format, 42, 3), (format, report.Table("part3")!["newReceived", "total"]!.Value, report.Table("part3")!["carriedOut", "total"]!.Value));
        Assert.Equal((format, 56), (format, report.Table("part2")!["art20_5.administrativeLicense", "decisions"]!.Value));
    }

    private static async Task RollUpAsync(Reader supervisor)
    {
        await supervisor.GoAsync("/desk/supervision/consolidation?year=2025&cell=part3.newReceived.total");
        var row = supervisor.Page.Locator("#cell tbody tr").Filter(new() { HasText = Bureau });
        Assert.Equal("42", await row.Locator("td").Nth(1).InnerTextAsync());
        await supervisor.InspectAsync();
        await supervisor.SendAsync("填入本级 2025 年度报告");
        await supervisor.GoAsync($"{Year}?cell=part3.newReceived.total");
        Assert.Equal("42", await supervisor.TextAsync(".figure-card .big"));
    }

    private static async Task CompareAsync(Reader supervisor)
    {
        var published = PublishedReports.All.Take(5).ToList();
        await supervisor.GoAsync("/desk/reports/peers");
        await supervisor.PutAsync("Year", "2025");
        await supervisor.Page.Locator("#Files").SetInputFilesAsync(published.Select(report => report.Path));
        await supervisor.SendAsync("对照");
        var row = supervisor.Page.Locator("#result tbody tr").Filter(new() { HasText = "新收" }).First;
        var shown = await row.Locator("td").AllInnerTextsAsync();
        var read = published.Select(report => new ReportReader().Read(File.ReadAllBytes(report.Path), report.Name).Value.Table("part3")?["newReceived", "total"]?.Value).ToList();
        Assert.Equal([42, .. read], shown.Select(text => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null));
        await supervisor.InspectAsync();
    }
}
