using System.Text;
using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

public sealed class OfficerPathTests(BrowserSite site)
{
    [Fact(DisplayName = "专员：登记一封签收邮件提出的申请，看到到期日是怎样算出来的，加一个文件去放行检查")]
    public async Task Officer_RegistersALetter_SeesWhyTheDate()
    {
        await using var officer = await Reader.OpenAsync(site, "disclosure-officer-2");
        await officer.GoAsync("/desk/requests/register");
        await officer.ChooseAsync("Input_Channel", "签收邮寄");
        await officer.FillAsync("Input_Name", "示例丙");
        await officer.FillAsync("Input_Phone", "13900000002");
        await officer.FillAsync("Input_Address", "槐序街1号");
        await officer.FillAsync("Input_Title", "2025年云汀河清淤合同");
        await officer.FillAsync("Input_Description", "2025 年云汀河清淤工程的合同文本。");
        await officer.PressAsync("登记");
        await officer.SeesAsync("已登记为");
        await officer.InspectAsync();
        await officer.FollowAsync("打开这件申请");
        await officer.SeesAsync("为收到申请之日，办理期限20个工作日，自次日起计算");
        await officer.Page.Locator(".day-table summary").ClickAsync();
        Assert.Contains("第20个工作日", await officer.TextAsync(".day-table"), StringComparison.Ordinal);
        await officer.InspectAsync();

        await officer.FollowAsync("添加文件、放行检查");
        await officer.ChooseAsync("Role", "拟提供文件");
        await officer.Page.Locator("#Sent").SetInputFilesAsync(new FilePayload { Name = "清淤合同.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("\uFEFF项目,金额\n清淤,12\n") });
        await officer.PressAsync("添加");
        await officer.FollowAsync("放行检查");
        await officer.Page.WaitForURLAsync("**/release");
        await officer.InspectAsync();
    }

    [Fact(DisplayName = "年报：点开一个数，看到组成它的申请，再打开其中一件")]
    public async Task YearReport_Figure_OpensItsCases()
    {
        await using var officer = await Reader.OpenAsync(site, "disclosure-officer-3");
        await officer.GoAsync("/desk/reports");
        await officer.Page.Locator("main a[href^='/desk/reports/year/']").First.ClickAsync();
        var figure = officer.Page.Locator("main td a[href*='newReceived.total']").First;
        var stated = int.Parse(await figure.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await figure.ClickAsync();
        await officer.SeesAsync($"组成这个数的 {stated} 条记录");
        await officer.InspectAsync();
        await officer.Page.Locator("#figure .list a[href^='/desk/requests/'], #figure li a[href^='/desk/requests/']").First.ClickAsync();

        await officer.SeesAsync("办理过程");
        Assert.Matches("/desk/requests/[0-9a-f-]{36}$", officer.Page.Url);
    }
}
