using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

/// <summary>The pages where most of the work is done, without a mouse from the first key to the last.</summary>
public sealed class KeyboardWorkTests(BrowserSite site)
{
    private const string UnderTheBar = """
        () => {
          const at = document.activeElement, box = at.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, Math.min(box.y + box.height / 2, innerHeight - 1));
          return !!top?.closest('.form-actions.sticky') && !at.closest('.form-actions.sticky');
        }
        """;

    [Fact(DisplayName = "只用键盘：检索，选一个年份，再去掉这个条件")]
    public async Task Search_KeyboardAlone_IsNarrowedAndWidened()
    {
        await using var context = await site.ContextAsync();
        var page = await context.NewPageAsync();
        var keys = new Keyboard(page);
        await page.GotoAsync("/search");

        await keys.FillAsync("input[type=search]", "办法");
        await keys.EnterAsync();
        await keys.PressAsync("main nav a[href*='year=2025']");
        Assert.Contains("2025", await page.Locator(".chosen").TextContentAsync(), StringComparison.Ordinal);
        await keys.PressAsync(".chosen a");

        Assert.Equal(0, await page.Locator(".chosen").CountAsync());
    }

    [Fact(DisplayName = "只用键盘：起草信息，走出正文编辑器，勾选联合发文机关，保存草稿")]
    public async Task Draft_KeyboardAlone_IsSavedWithItsJointOrgan()
    {
        await using var context = await site.ContextAsync(await site.City.SignedInAsync("disclosure-officer-1"));
        var page = await context.NewPageAsync();
        var keys = new Keyboard(page);
        await page.GotoAsync("/desk/items/create");

        await keys.FillAsync("#Input_Title", "只用键盘起草的信息");
        await keys.FillAsync(".ProseMirror", "正文一段。");
        await keys.GoToAsync("#Input_Summary");
        await keys.GoToAsync("details.pick > summary");
        await page.Keyboard.PressAsync("Enter");
        await keys.GoToAsync(".picks input");
        await page.Keyboard.PressAsync("Space");
        await keys.GoToAsync("#Input_ColumnId");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        for (var step = 0; step < 150 && !(await keys.AtAsync(".form-actions.sticky .btn")).There; step++)
        {
            Assert.False(await page.EvaluateAsync<bool>(UnderTheBar), $"The bar lies over {(await keys.AtAsync("body")).Html}");
            await page.Keyboard.PressAsync("Tab");
        }

        await keys.EnterAsync();

        Assert.Matches("/desk/items/[0-9a-f-]{36}", page.Url);
        Assert.Equal(1, await page.Locator(".picks input:checked").CountAsync() + await page.Locator("main dd a[href^='/organs/']").CountAsync());
    }

    [Fact(DisplayName = "只用键盘：成批报送，打开待人工确认的文件，记为不收")]
    public async Task Batch_KeyboardAlone_IsUploadedAndSettled()
    {
        await using var context = await site.ContextAsync(await site.City.SignedInAsync("competent-department-1"));
        var page = await context.NewPageAsync();
        var keys = new Keyboard(page);
        await page.GotoAsync("/desk/supervision/upload");

        await keys.GoToAsync("#Files");
        // The system's own dialog is not the page's; the file it would give is put in.
        await page.SetInputFilesAsync("#Files", new FilePayload { Name = "随便一页.txt", MimeType = "text/plain", Buffer = "今天天气很好。"u8.ToArray() });
        await keys.PressAsync("main form .btn");
        Assert.Contains("/desk/supervision/batch/", page.Url, StringComparison.Ordinal);
        for (var again = 0; again < 60 && await page.Locator("main .card .btn[href*='state=Unsettled']").CountAsync() == 0; again++)
        {
            await page.ReloadAsync();
        }

        await keys.PressAsync("main .card .btn[href*='state=Unsettled']");
        await keys.FillAsync("main form input[name=note]", "不是年报");
        await keys.PressAsync("main form button[value=LeaveOut]");

        Assert.Contains("不收（1）", await page.Locator("main .tabs").TextContentAsync(), StringComparison.Ordinal);
    }
}
