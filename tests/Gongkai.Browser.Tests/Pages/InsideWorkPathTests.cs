using System.Text;
using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

public sealed class InsideWorkPathTests(BrowserSite site)
{
    [Fact(DisplayName = "工作要点：一行一条分解到处室，到期前提醒，完成要有佐证，写上以后算完成")]
    public async Task KeyPoint_DoneWithEvidence_IsClosed()
    {
        await using var editor = await Reader.OpenAsync(site, "site-editor-1");
        var year = Ledgers.Today.Year;
        await editor.GoAsync($"/desk/items/key-points?year={year}");
        if (!await editor.Page.Locator("#Lines").IsVisibleAsync())
        {
            await editor.Page.GetByText("增加要点", new() { Exact = true }).ClickAsync();
        }

        await editor.FillAsync("Lines", $"901|公开河湖长制年度清单|办公室|{year}-12-31");
        await editor.SendAsync("增加");
        var row = editor.Page.Locator("main tbody tr").Filter(new() { HasText = "公开河湖长制年度清单" });
        await row.GetByText("完成", new() { Exact = true }).ClickAsync();
        Assert.Contains("佐证", await editor.TextAsync(".problems"), StringComparison.Ordinal);
        await row.Locator("[name=evidence]").FillAsync("云政办发〔2026〕12号");
        await editor.ArriveAsync(() => row.GetByText("完成", new() { Exact = true }).ClickAsync());

        await editor.NotRefusedAsync();
        Assert.Contains("云政办发〔2026〕12号", await row.InnerTextAsync(), StringComparison.Ordinal);
        await editor.InspectAsync();
    }

    [Fact(DisplayName = "培训：登记，出卷，同事答题交卷看到成绩，签到台账自动有一条")]
    public async Task Training_WithQuiz_KeepsTheScore()
    {
        await using var officer = await Reader.OpenAsync(site, "disclosure-officer-9");
        var training = await officer.EnterAsync("trainings", ("title", "年报编制培训"), ("heldOn", Ledgers.Day(-1)), ("participants", "12"));
        await officer.ArriveAsync(() => officer.FollowAsync("设置测验"));
        await officer.FillAsync("Text", "答复期限是多少？\n10 个工作日\n*20 个工作日\n\n哪些应当公开？\n*机构职能\n*收费标准\n人事信息");
        await officer.FillAsync("PassMark", "60");
        await officer.SendAsync("保存试卷");

        await using var colleague = await Reader.OpenAsync(site, "contributor-9");
        await colleague.GoAsync("/desk/trainings");
        await colleague.ArriveAsync(() => colleague.FollowAsync("年报编制培训"));
        await colleague.InspectAsync();
        await colleague.Page.Locator("[name=q0][value='1']").CheckAsync();
        await colleague.Page.Locator("[name=q1][value='0']").CheckAsync();
        await colleague.Page.Locator("[name=q1][value='1']").CheckAsync();
        await colleague.SendAsync("交卷");
        await colleague.SeesAsync("100 分，合格");
        await colleague.SeesAsync("正确答案");

        await officer.GoAsync("/desk/ledgers/attendances");
        Assert.Contains("年报编制培训", await officer.Page.Locator("main tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        await officer.GoAsync(training);
        await officer.ArriveAsync(() => officer.FollowAsync("设置测验"));
        await officer.SeesAsync("已有 1 人交卷，试卷不能再改");
    }

    [Fact(DisplayName = "考核：设指标，机关按台账事实自查并传佐证，主管部门评审，机关提异议，定分，下载通报")]
    public async Task Appraisal_FromSelfCheckToNotice()
    {
        const int year = 2024;
        await using var department = await Reader.OpenAsync(site, "competent-department-1");
        await department.GoAsync($"/desk/supervision/indicators?year={year}");
        await department.Page.Locator("#name-new").FillAsync("培训场次");
        await department.Page.Locator("#weight-new").FillAsync("100");
        await department.Page.Locator("#metric-new").SelectOptionAsync("trainings.sessions");
        await department.Page.Locator("#target-new").FillAsync("2");
        await department.SendAsync("增加");
        await department.SeesAsync("共 1 项，满分 100 分");
        await department.InspectAsync();

        await using var officer = await Reader.OpenAsync(site, "disclosure-officer-9");
        await officer.EnterAsync("trainings", ("title", "条例培训"), ("heldOn", "2024-03-05"), ("participants", "20"));
        await officer.GoAsync($"/desk/appraisal?year={year}");
        await officer.SeesAsync("按事实得 50 分");
        await officer.PutAsync("score", "50");
        await officer.PutAsync("note", "见培训台账");
        await officer.SendAsync("保存自查");
        await officer.Page.Locator("main [name=file]").SetInputFilesAsync(new FilePayload { Name = "签到表.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.7") });
        await officer.SendAsync("上传");

        await OpenOrganAsync(department, year);
        await ScoreAsync(department, "40", "材料不全", "评审");
        await officer.GoAsync($"/desk/appraisal?year={year}");
        await officer.PutAsync("note", "材料已经补齐，请复核");
        await officer.SendAsync("提出异议");
        await officer.InspectAsync();
        await OpenOrganAsync(department, year);
        await department.SeesAsync("异议：材料已经补齐，请复核");
        await ScoreAsync(department, "50", "复核属实", "定分");
        await officer.GoAsync($"/desk/appraisal?year={year}");
        await officer.SeesAsync("定分 50");

        await department.GoAsync($"/desk/supervision/appraisal?year={year}");
        Assert.Equal("PK"u8.ToArray(), (await department.DownloadAsync(department.Page.Locator("main a").Filter(new() { HasText = "通报" })))[..2]);
    }

    [Fact(DisplayName = "舆情：登记线索，四十八小时计时，回应连到已公开的信息，办结后按时")]
    public async Task Opinion_FromClueToClosure()
    {
        await using var officer = await Reader.OpenAsync(site, "disclosure-officer-9");
        var clue = await officer.EnterAsync("opinions", ("title", "网传某项补贴停发"), ("foundAt", Ledgers.Minute(-3)), ("source", "网络论坛"), ("level", "other"));
        await officer.SeesAsync("48小时");
        await officer.SeesAsync("回应 · 剩");
        await officer.InspectAsync();

        await officer.GoAsync("/content");
        var item = await officer.Page.Locator("main a[href^='/items/']").First.GetAttributeAsync("href");
        await officer.ChangeAsync(clue, ("respondedAt", Ledgers.Minute(-1)), ("response", "补贴照常发放，详见公告"), ("item", new Uri(site.City.Address, item!).ToString()), ("closedOn", Ledgers.Day()));
        await officer.SeesAsync("回应 · 按时");
        await officer.ArriveAsync(() => officer.FollowAsync("打开公开的信息"));
        Assert.EndsWith(item!, officer.Page.Url, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "安全保障：登记应急演练和佐证，计入安全工作，打开就是这一条")]
    public async Task SecurityDuty_WithEvidence_IsCounted()
    {
        await using var officer = await Reader.OpenAsync(site, "disclosure-officer-9");
        var duty = await officer.EnterAsync("security-duties", ("kind", "drill"), ("title", "断网应急演练"), ("doneOn", Ledgers.Day(-1)), ("keeper", "示例庚"), ("result", "四十分钟恢复"), ("evidence", "演练报告.pdf"));
        await officer.SeesAsync("演练报告.pdf");
        await officer.SeesAsync("示＊＊");
        await officer.InspectAsync();
        await officer.GoAsync("/desk/metrics/security.drills");
        await officer.ArriveAsync(() => officer.FollowAsync("打开这些记录"));
        await officer.ArriveAsync(() => officer.FollowAsync("断网应急演练"));
        Assert.EndsWith(duty, officer.Page.Url, StringComparison.Ordinal);
    }

    private static async Task OpenOrganAsync(Reader department, int year)
    {
        await department.GoAsync($"/desk/supervision/appraisal?year={year}");
        await department.ArriveAsync(() => department.FollowAsync("云汀市财政局"));
    }

    private static async Task ScoreAsync(Reader department, string score, string note, string button)
    {
        await department.PutAsync("score", score);
        await department.PutAsync("note", note);
        await department.SendAsync(button);
    }
}
