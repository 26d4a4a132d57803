using Gongkai.Browser.Tests.Site;
using Microsoft.Playwright;

namespace Gongkai.Browser.Tests.Pages;

public sealed class PublishingPathTests(BrowserSite site)
{
    private const string Title = "云汀市滨河绿道养护通告";

    private const string FromWord = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><p class=MsoNormal style="font-size:16pt"><b>第一条</b>
        <span lang=EN-US style="color:red">滨河绿道每年养护两次。</span><o:p></o:p></p><table class=MsoTableGrid><tr><td>绿道</td><td>长度</td></tr><tr><td>云汀河</td><td>12</td></tr></table><!--EndFragment--></body></html>
        """;

    private const string Paste = """
        (target, html) => {
          const data = new DataTransfer();
          data.setData('text/html', html);
          target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;

    [Fact(DisplayName = "发布：从 Word 粘贴起草，五级审核，发布，公众检索读到，撤下后只留说明")]
    public async Task Item_FromDraftToWithdrawal_IsReadMeanwhile()
    {
        var id = await DraftAsync();
        foreach (var name in (string[])["unit-head-1", "reviewer-1", "disclosure-officer-1", "vice-leader-1", "leader-1"])
        {
            await ReviewAsync(name);
        }

        await using var editor = await Reader.OpenAsync(site, "site-editor-1");
        await editor.GoAsync($"/desk/items/{id}");
        await editor.PressAsync("立即发布");
        await editor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "立即发布" }).ClickAsync();
        await editor.SeesAsync("门户上的页面");

        await using var citizen = await Reader.OpenAsync(site);
        await FindAsync(citizen, found: 1);
        await citizen.FollowAsync(Title);
        await citizen.SeesAsync("滨河绿道每年养护两次。");
        Assert.Equal(0, await citizen.Page.Locator("main .prose [style*='color'], main .prose .MsoNormal").CountAsync());
        Assert.Equal(1, await citizen.Page.Locator("main .prose table").CountAsync());
        var address = citizen.Page.Url;

        await editor.GoAsync($"/desk/items/{id}/withdraw");
        await editor.FillAsync("PublicReason", "内容有误，改正后重新公开。");
        await editor.PressAsync("撤下");
        await editor.SeesAsync("已撤下");
        Assert.Equal(410, (await citizen.Page.GotoAsync(address))?.Status);
        await citizen.SeesAsync("内容有误，改正后重新公开。");
        await citizen.InspectAsync();
        await FindAsync(citizen, found: 0);
    }

    private async Task<string> DraftAsync()
    {
        await using var author = await Reader.OpenAsync(site, "contributor-1");
        await author.GoAsync("/desk/items/create");
        await author.FillAsync("Input_Title", Title);
        var text = author.Page.Locator("[contenteditable=true]").First;
        await text.ClickAsync();
        await text.EvaluateAsync(Paste, FromWord);
        await author.ChooseAsync("Input_ColumnId", "　通知公告");
        await author.ChooseAsync("Input_Class", "普通");
        await author.TickFirstAsync("Input.Disclosure");
        await author.PressAsync("保存草稿");
        await author.InspectAsync();
        await author.PressAsync("保存并去送审");
        await author.PressAsync("送审");
        await author.SeesAsync("正在供稿处室");
        await author.InspectAsync();
        return new Uri(author.Page.Url).Segments[3].Trim('/');
    }

    private async Task ReviewAsync(string name)
    {
        await using var reviewer = await Reader.OpenAsync(site, name);
        await reviewer.GoAsync("/desk/items/review");
        await reviewer.FollowAsync(Title);
        foreach (var gate in await reviewer.Page.Locator("#Gates fieldset").AllAsync())
        {
            await gate.GetByLabel("通过", new() { Exact = true }).CheckAsync();
        }

        await reviewer.PressAsync(name.StartsWith("leader", StringComparison.Ordinal) ? "签发" : "审核通过");
        await reviewer.Page.WaitForURLAsync("**/desk/items/review");
        Assert.Equal(0, await reviewer.Page.Locator("main").GetByText(Title).CountAsync());
    }

    // The index follows the publication a moment later, through the outbox.
    private static async Task FindAsync(Reader citizen, int found)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            await citizen.GoAsync("/search?q=滨河绿道养护");
            if (await citizen.Page.Locator("main").GetByText(Title).CountAsync() is var count && (count > 0) == (found > 0))
            {
                return;
            }
        }

        Assert.Fail($"The search does not follow: {found} expected.");
    }
}
