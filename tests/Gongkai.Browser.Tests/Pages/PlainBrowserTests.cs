using Gongkai.App.Demonstration;
using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

/// <summary>Browsers that do less: no script, bigger type, a slow line.</summary>
public sealed class PlainBrowserTests(BrowserSite site)
{
    private const int FirstPageBytes = 100_000;

    [Fact(DisplayName = "没有脚本：检索、列表、登录、筛选都能用")]
    public async Task WithoutScript_SearchListsAndDesk_Work()
    {
        await using var context = await site.ContextAsync(withScript: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("main input[name=q], .site-head input[name=q]").First.FillAsync("办法");
        await page.Locator("main .search button, .site-head .search button").First.ClickAsync();
        Assert.NotEqual(0, await page.Locator("main .list a[href^='/items/']").CountAsync());
        await page.Locator("main .list a[href^='/items/']").First.ClickAsync();
        Assert.Contains("/items/", page.Url, StringComparison.Ordinal);
        // Buttons that only a script can serve are not there.
        Assert.Equal(0, await page.Locator("[data-needs-script]:visible").CountAsync());

        await page.GotoAsync("/content");
        await page.Locator("main select[name=year]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("main .filters button").ClickAsync();
        Assert.Contains("year=", page.Url, StringComparison.Ordinal);

        await page.GotoAsync("/desk/sign-in");
        await page.Locator("#Input_Name").FillAsync("competent-department-10");
        await page.Locator("#Input_Password").FillAsync(CreateDemonstration.Password);
        await page.Locator("main form button.btn").First.ClickAsync();
        Assert.EndsWith("/desk", page.Url, StringComparison.Ordinal);
        await page.Locator(".desk-links a[href='/desk/supervision']").ClickAsync();
        Assert.NotEqual(0, await page.Locator("main tbody tr").CountAsync());
        await page.Locator(".desk-who form button").ClickAsync();
        Assert.EndsWith("/desk/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "长者版：一次点击打开，处处保持，字号放大，点击目标不小于 48 像素，再一次点击退出")]
    public async Task Elder_OneClick_StaysAndEnlarges()
    {
        await using var context = await site.ContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/content");
        var usual = await SizeAsync(page);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "长者版", Exact = true }).ClickAsync();
        var elder = await SizeAsync(page);
        await page.GotoAsync("/");
        var low = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main .btn, main .doors a')].filter(one => one.getBoundingClientRect().height < 48).map(one => one.outerHTML)");

        Assert.True(elder >= usual * 1.25, $"{elder} is not much larger than {usual}");
        Assert.Equal("elder", await page.Locator("html").GetAttributeAsync("data-view"));
        Assert.Empty(low);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "退出长者版" }).ClickAsync();
        Assert.Equal("usual", await page.Locator("html").GetAttributeAsync("data-view"));
    }

    [Theory(DisplayName = "首次打开不超过 100 kB（线上字节）")]
    [InlineData("/")]
    [InlineData("/content")]
    [InlineData("/search?q=办法")]
    [InlineData("/desk/sign-in")]
    public async Task FirstPage_BytesOverTheWire_AreFew(string path)
    {
        await using var context = await site.ContextAsync();
        var page = await context.NewPageAsync();
        var protocol = await context.NewCDPSessionAsync(page);
        var bytes = 0.0;
        protocol.Event("Network.loadingFinished").OnEvent += (_, message) => bytes += message!.Value.GetProperty("encodedDataLength").GetDouble();
        await protocol.SendAsync("Network.enable");

        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.InRange(bytes, 2_000, FirstPageBytes);
    }

    private static Task<double> SizeAsync(IPage page) => page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('main li')).fontSize)");
}
