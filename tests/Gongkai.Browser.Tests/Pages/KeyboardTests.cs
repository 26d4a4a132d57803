using Gongkai.App.Demonstration;
using Gongkai.App.Users;
using Gongkai.Browser.Tests.Inspecting;
using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

public sealed class KeyboardTests(BrowserSite site)
{
    [Fact(DisplayName = "只用键盘：登录、打开清单、筛选、打开记录、退出")]
    public async Task Desk_KeyboardAlone_OpensARecord()
    {
        await using var context = await site.ContextAsync();
        var page = await context.NewPageAsync();
        var keys = new Keyboard(page);
        await page.GotoAsync("/desk/sign-in");
        await SignInAsync(keys, "administrator-1");
        Assert.EndsWith("/desk", page.Url, StringComparison.Ordinal);

        await keys.PressAsync(".desk-links a[href='/desk/people']");
        await keys.FillAsync("main .filters input[type=search], main .filters input[type=text]", "auditor-1");
        await keys.EnterAsync();
        Assert.Contains("auditor-1", await page.Locator("main tbody").TextContentAsync(), StringComparison.Ordinal);
        await keys.PressAsync("main tbody a");
        Assert.Matches("/desk/people/[0-9a-f-]{36}$", page.Url);
        await keys.PressAsync(".desk-who form button");
        Assert.EndsWith("/desk/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "只用键盘：启用动态口令，退出，用备用码再登录")]
    public async Task SecondFactor_KeyboardAlone_IsSetUpAndUsed()
    {
        await using var context = await site.ContextAsync();
        var page = await context.NewPageAsync();
        var keys = new Keyboard(page);
        await page.GotoAsync("/desk/sign-in");
        await SignInAsync(keys, "leader-3");
        await keys.PressAsync(".desk-who a[href='/desk/account']");
        await keys.PressAsync("main a[href='/desk/account/second-factor']");
        await keys.PressAsync("main form button.btn");
        await NoFaultsAsync(page);
        await keys.FillAsync("#Code", TimeCodes.At(await KeyAsync(page), DateTimeOffset.UtcNow));
        await keys.EnterAsync();
        Assert.Equal(10, await page.Locator("main .codes code").CountAsync());
        await NoFaultsAsync(page);
        var recovery = (await page.Locator("main .codes code").First.TextContentAsync())!;
        await keys.PressAsync(".desk-who form button");

        await SignInAsync(keys, "leader-3");
        Assert.Contains("/desk/sign-in/code", page.Url, StringComparison.Ordinal);
        await NoFaultsAsync(page);
        await keys.FillAsync("#Code", recovery);
        await keys.EnterAsync();

        Assert.EndsWith("/desk", page.Url, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "动态口令登录：密码之后输入手机上的六位数字")]
    public async Task SignIn_WithTimeCode_OpensTheDesk()
    {
        await using var context = await site.ContextAsync(await site.City.SignedInAsync("handler-4"));
        var page = await context.NewPageAsync();
        var keys = new Keyboard(page);
        await page.GotoAsync("/desk/account/second-factor");
        await keys.PressAsync("main form button.btn");
        var key = await KeyAsync(page);
        // The step before the present one counts too, which leaves the present one for signing in.
        await keys.FillAsync("#Code", TimeCodes.At(key, DateTimeOffset.UtcNow.AddSeconds(-30)));
        await keys.EnterAsync();
        Assert.Equal(10, await page.Locator("main .codes code").CountAsync());
        await keys.PressAsync(".desk-who form button");

        await SignInAsync(keys, "handler-4");
        await keys.FillAsync("#Code", TimeCodes.At(key, DateTimeOffset.UtcNow));
        await keys.EnterAsync();

        Assert.EndsWith("/desk", page.Url, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "跳转链接是第一站，焦点处处看得见，走得出去")]
    [InlineData("/")]
    [InlineData("/content")]
    [InlineData("/search?q=办法")]
    [InlineData("/desk/sign-in")]
    public async Task Page_TabAround_ShowsEveryStepAndTrapsNobody(string path)
    {
        await using var context = await site.ContextAsync();
        var page = await context.NewPageAsync();
        var keys = new Keyboard(page);
        await page.GotoAsync(path);

        await page.Keyboard.PressAsync("Tab");
        Assert.True((await keys.AtAsync("a.skip[href='#main']")).There, "the first stop is not the skip link");
        await page.Keyboard.PressAsync("Enter");
        Assert.True((await keys.AtAsync("main#main")).There, "the skip link does not lead to the text");

        await page.GotoAsync(path);
        Assert.InRange(await keys.AroundAsync(), 5, 150);
    }

    [Fact(DisplayName = "Esc 关闭快捷键表和确认框，焦点回到原处")]
    public async Task Dialog_Escape_ClosesAndGivesTheFocusBack()
    {
        await using var context = await site.ContextAsync(await site.City.SignedInAsync("disclosure-officer-2"));
        var page = await context.NewPageAsync();
        var keys = new Keyboard(page);
        await page.GotoAsync("/desk/reports");
        await keys.GoToAsync("[data-keys]");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Locator("#keys").IsVisibleAsync());
        await NoFaultsAsync(page);
        await page.Keyboard.PressAsync("Escape");

        Assert.False(await page.Locator("#keys").IsVisibleAsync());
        Assert.True((await keys.AtAsync("[data-keys]")).There, "the focus is lost after the dialog");
        await page.Keyboard.PressAsync("j");
        Assert.True((await keys.AtAsync("table.rows tbody a")).There, "j does not go to the first row");
    }

    private static async Task<string> KeyAsync(IPage page) => (await page.Locator("main code").First.TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);

    private static async Task SignInAsync(Keyboard keys, string name)
    {
        await keys.FillAsync("#Input_Name", name);
        await keys.FillAsync("#Input_Password", CreateDemonstration.Password);
        await keys.PressAsync("main form button.btn");
    }

    /// <summary>States that no address leads to are inspected where they come up.</summary>
    private static async Task NoFaultsAsync(IPage page) => Faults.None(await (await InspectedPage.OfAsync(page)).AccessibilityAsync());
}
