using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

public sealed class CitizenPathTests(BrowserSite site)
{
    [Fact(DisplayName = "公民：提出申请，拿到回执，凭编号和查询码看到办到哪一步，撤回")]
    public async Task Citizen_Asks_SeesTheCaseAndWithdraws()
    {
        await using var citizen = await Reader.OpenAsync(site);
        await citizen.GoAsync("/");
        await citizen.FollowAsync("我要申请");
        await citizen.ChooseAsync("organ", "云汀市工业和信息化局");
        await citizen.PressAsync("我要申请");
        await citizen.Page.Locator("#Input_HasRead").CheckAsync();
        await citizen.FillAsync("Input_Name", "示例甲");
        await citizen.Page.Locator("#Input_IdKind").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await citizen.FillAsync("Input_IdNumber", "11010119900307002X");
        await citizen.FillAsync("Input_Phone", "13900000000");
        await citizen.FillAsync("Input_Email", "jia@example.invalid");
        await citizen.FillAsync("Input_Title", "2025年云汀河治理工程招标文件");
        await citizen.FillAsync("Input_Description", "云汀河治理工程 2025 年的招标文件和中标通知书。");
        await citizen.TickFirstAsync("Input.DeliveryForm");
        await citizen.TickFirstAsync("Input.DeliveryChannel");
        await citizen.PressAsync("提交申请");

        await citizen.SeesAsync("政府信息公开申请回执");
        await citizen.InspectAsync();
        var (number, code) = (await citizen.TextAsync("#number"), await citizen.TextAsync("#code"));

        await using var later = await Reader.OpenAsync(site);
        await later.GoAsync("/request/query");
        await later.FillAsync("Input_Number", number);
        await later.FillAsync("Input_Code", code);
        await later.PressAsync("查询");
        await later.SeesAsync("2025年云汀河治理工程招标文件");
        await later.SeesAsync("尚未起算");
        await later.FollowAsync("不需要了，撤回申请");
        await later.Page.WaitForURLAsync("**/request/withdraw");
        await later.InspectAsync();
    }

    [Fact(DisplayName = "来信：公民写信，专员分办拟稿，领导批准，专员发出，公民查到答复")]
    public async Task Letter_Written_IsAnswered()
    {
        await using var citizen = await Reader.OpenAsync(site);
        await citizen.GoAsync("/letters/write");
        await citizen.ChooseAsync("Input_OrganId", "云汀市人民政府");
        await citizen.TickFirstAsync("Input.Kind");
        await citizen.FillAsync("Input_Title", "云汀河步道什么时候开放");
        await citizen.FillAsync("Input_Text", "请问云汀河步道什么时候开放？周末是否可以骑车？");
        await citizen.FillAsync("Input_Name", "示例乙");
        await citizen.FillAsync("Input_Phone", "13900000001");
        await citizen.PressAsync("提交");
        var (number, code) = (await citizen.TextAsync("#letter-number"), await citizen.TextAsync("#letter-code"));
        await citizen.InspectAsync();

        await using var officer = await Reader.OpenAsync(site, "disclosure-officer-1");
        await officer.GoAsync($"/desk/letters?q={number}");
        await officer.FollowAsync("云汀河步道什么时候开放");
        await officer.TickFirstAsync("Route");
        await officer.PressAsync("分办");
        await officer.FillAsync("Reply", "步道计划 2027 年 5 月 1 日开放，周末可以骑车。");
        await officer.PressAsync("送审批");
        await officer.SeesAsync("待审批");
        var letter = officer.Page.Url;

        await using var leader = await Reader.OpenAsync(site, "leader-1");
        await leader.GoAsync("/desk/letters/approval");
        await leader.Page.Locator("main .card").Filter(new() { HasText = "云汀河步道" }).Last.GetByText("同意", new() { Exact = true }).ClickAsync();
        await leader.Page.WaitForLoadStateAsync();

        await officer.GoAsync(letter);
        await officer.PressAsync("发送答复");
        await citizen.GoAsync("/letters/query");
        await citizen.FillAsync("Number", number);
        await citizen.FillAsync("Code", code);
        await citizen.PressAsync("查询");
        await citizen.SeesAsync("步道计划 2027 年 5 月 1 日开放");
        await citizen.InspectAsync();
    }
}
