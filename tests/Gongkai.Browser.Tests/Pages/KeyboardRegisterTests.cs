using Gongkai.App.Demonstration;
using Gongkai.Browser.Tests.Site;

namespace Gongkai.Browser.Tests.Pages;

public sealed class KeyboardRegisterTests(BrowserSite site)
{
    [Fact(DisplayName = "只用键盘：登录，从办件工作台登记一封签收邮寄的信，打开这件，展开逐日核对，去确认下一步；再用“/”检索编号回到这件")]
    public async Task Officer_KeyboardAlone_RegistersALetterAndOpensItsCase()
    {
        await using var context = await site.ContextAsync();
        var page = await context.NewPageAsync();
        var keys = new Keyboard(page);
        await page.GotoAsync("/desk/sign-in");
        await keys.FillAsync("#Input_Name", "disclosure-officer-2");
        await keys.FillAsync("#Input_Password", CreateDemonstration.Password);
        await keys.EnterAsync();
        await keys.PressAsync(".desk-links a[href='/desk/requests']");
        await keys.PressAsync("main a[href='/desk/requests/register']");

        // The first letters of a choice pick it in a list.
        await keys.GoToAsync("#Input_Channel");
        await page.Keyboard.TypeAsync("签收");
        await keys.FillAsync("#Input_Name", "示例辛");
        await keys.FillAsync("#Input_Phone", "13900000005");
        await keys.FillAsync("#Input_Address", "槐序街5号");
        await keys.FillAsync("#Input_Title", "云汀市工业园区排水许可");
        await keys.FillAsync("#Input_Description", "工业园区排水许可的批复。");
        await keys.PressAsync("main form.register .form-actions button.btn");
        Assert.Contains("已登记为", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var number = await page.Locator("main .facts dd.n").First.InnerTextAsync();
        await keys.PressAsync("main .form-actions a.btn[href^='/desk/requests/']");
        var path = new Uri(page.Url).AbsolutePath;
        Assert.Matches("^/desk/requests/[0-9a-f-]{36}$", path);
        Assert.Contains("为收到申请之日", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await keys.GoToAsync(".day-table summary");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Locator(".day-table table").IsVisibleAsync());
        await page.Keyboard.PressAsync("/");
        Assert.True((await keys.AtAsync("#desk-search")).There, "“/” does not go to the search");
        await page.Keyboard.TypeAsync(number);
        await keys.EnterAsync();
        Assert.Equal(path, new Uri(page.Url).AbsolutePath);
        await keys.PressAsync("main .case-next a.btn");
        Assert.StartsWith(path, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }
}
