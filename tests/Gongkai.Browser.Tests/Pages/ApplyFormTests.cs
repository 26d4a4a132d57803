using Gongkai.App.Storage;
using Gongkai.Browser.Tests.Site;
using Gongkai.Testing.Databases;

namespace Gongkai.Browser.Tests.Pages;

public sealed class ApplyFormTests(BrowserSite site)
{
    private const int Organ = 7;
    private const string Apply = "/request/apply?organ=7";

    [Theory(DisplayName = "申请表：草稿留在本机，关了再开还在，证件号码不留；连按两次提交只有一件，提交以后草稿就没有了"), OnBothDatabases]
    public async Task Form_KeptOnTheDevice_SentOnce(DatabaseKind kind)
    {
        const string title = "云汀市社会组织年检结果";
        var city = await site.CityOnAsync(kind);
        await using var citizen = await Reader.OpenAsync(site, city: city);
        await citizen.GoAsync(Apply);
        await citizen.Page.Locator("#keep-draft").CheckAsync();
        await citizen.FillPersonAsync();
        await citizen.AskAsync(title, "2025 年度年检结果名单。");

        await citizen.OpenAgainAsync();
        await citizen.GoAsync(Apply);
        Assert.Equal((title, "2025 年度年检结果名单。", "示例甲"), (await ValueAsync(citizen, "Input_Title"), await ValueAsync(citizen, "Input_Description"), await ValueAsync(citizen, "Input_Name")));
        Assert.Equal("", await ValueAsync(citizen, "Input_IdNumber"));
        Assert.True(await citizen.Page.Locator("#keep-draft").IsCheckedAsync());

        await citizen.FillPersonAsync();
        await citizen.ArriveAsync(() => citizen.Page.Locator("form.apply .form-actions button").DblClickAsync());
        if (await citizen.Page.Locator(".problems.calm").CountAsync() > 0)
        {
            await citizen.ArriveAsync(() => citizen.Page.Locator("form.apply .form-actions button").DblClickAsync());
        }

        await citizen.ReceiptAsync();
        await citizen.GoAsync(Apply);
        Assert.Equal(("", ""), (await ValueAsync(citizen, "Input_Title"), await ValueAsync(citizen, "Input_Name")));
        Assert.False(await citizen.Page.Locator("#keep-draft").IsCheckedAsync());

        await using var officer = await Reader.OpenAsync(site, $"disclosure-officer-{Organ}", city);
        await officer.GoAsync($"/desk/requests?q={Uri.EscapeDataString(title)}");
        Assert.Equal(1, await officer.Page.Locator("table.requests tbody tr").CountAsync());
    }

    private static Task<string> ValueAsync(Reader citizen, string field) => citizen.Page.Locator($"#{field}").InputValueAsync();
}
