using System.Text;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Publications;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class ThemeTests
{
    [Theory(DisplayName = "主题分类表：只有管理员能改；名称不合规、同级重名、没有的分类都说明；增加的排在最后，代码接着取")]
    [OnBothDatabases]
    public async Task Theme_AddedByManager_TakesTheNextCode(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var themes = new SiteThemes(items.Database, items.Clock);

        await Refused.AssertAsync(items.Site, ("not-permitted", "管理网站设置"), () => themes.AddAsync(items.Editor, "02", "数字政府"));
        foreach (var name in new[] { "", "数", new string('数', 31), @"数字\政府", "数字/政府" })
        {
            await Refused.AssertAsync(items.Site, ("theme-name", "2 至 30 个字"), () => themes.AddAsync(items.Manager, "02", name));
        }

        await Refused.AssertAsync(items.Site, ("theme-taken", "同级已有“政务公开”"), () => themes.AddAsync(items.Manager, "02", "政务公开"));
        await Refused.AssertAsync(items.Site, ("theme-unknown", "没有找到"), () => themes.AddAsync(items.Manager, "0201", "数字政府"));
        await Refused.AssertAsync(items.Site, ("theme-unknown", "没有找到"), () => themes.AddAsync(items.Manager, "77", "数字政府"));
        Assert.Equal("0210", TestRequests.Must(await themes.AddAsync(items.Manager, "02", " 数字政府 ")));
        Assert.Equal("23", TestRequests.Must(await themes.AddAsync(items.Manager, null, "数据和人工智能")));

        var list = await themes.ListAsync();
        Assert.Equal(@"综合政务\数字政府", list.InChinese("0210"));
        Assert.Equal(("0210", "23"), (list.Below("02")[^1].Code, list.Below(null)[^1].Code));
        Assert.Equal(ThemeList.Shipped.Themes.Count + 2, list.Themes.Count);
        await using var db = items.Site.Open();
        Assert.Equal(["theme-added", "theme-added"], await db.Events.Where(one => one.SubjectKind == "theme").Select(one => one.Action).ToListAsync());
    }

    [Theory(DisplayName = "主题分类改名、换位、停用：信息仍按原代码归类，页面显示新名称；停用的和它下级的不再供选择，也导不进来；恢复后可以")]
    [OnBothDatabases]
    public async Task Theme_RenamedMovedRetired_StaysWithItsItems(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (themes, read) = (new SiteThemes(items.Database, items.Clock), new ReadItem(items.Database, items.Clock));
        var id = await items.PublishedQuicklyAsync(items.Content() with { ThemeCode = "0201" });

        await Refused.AssertAsync(items.Site, ("theme-unknown", "没有找到"), () => themes.ChangeAsync(items.Manager, "0299", ("数字政府", 1)));
        await Refused.AssertAsync(items.Site, ("theme-taken", "同级已有"), () => themes.ChangeAsync(items.Manager, "0201", ("信访", 1)));
        await Refused.AssertAsync(items.Site, ("not-permitted", "管理网站设置"), () => themes.RetireAsync(items.Editor, "0201"));
        Assert.Null(await themes.ChangeAsync(items.Manager, "0201", ("政务公开和数据开放", 3)));
        Assert.Null(await themes.ChangeAsync(items.Manager, "02", ("综合政务和数据", 2)));

        var moved = await themes.ListAsync();
        Assert.Equal(["0202", "0203", "0201", "0204"], moved.Below("02").Take(4).Select(theme => theme.Code));
        Assert.Equal(@"综合政务和数据\政务公开和数据开放", (await read.RunAsync(id))!.Facts.Theme);
        Assert.Equal(@"综合政务和数据\政务公开和数据开放", (await new OpenItem(items.Database).RunAsync(items.Author, id))!.Themes.InChinese("0201"));

        Assert.Null(await themes.RetireAsync(items.Manager, "02"));
        var retired = await themes.ListAsync();
        Assert.DoesNotContain(retired.Choices(""), theme => theme.Code.StartsWith("02", StringComparison.Ordinal));
        Assert.Contains(retired.Choices("0201"), theme => theme.Code == "0201");
        Assert.Equal(@"综合政务和数据\政务公开和数据开放", (await read.RunAsync(id))!.Facts.Theme);
        Assert.Contains(await ImportedAsync(items), problem => problem.Contains("已停用", StringComparison.Ordinal));
        Assert.Null(await themes.RestoreAsync(items.Manager, "02"));
        Assert.Contains((await themes.ListAsync()).Choices(""), theme => theme.Code == "0202");
        Assert.Empty(await ImportedAsync(items));
    }

    [Theory(DisplayName = "主题分类表的版次：每次改动留下谁、何时、改了什么，按级列出，最新在前；停用的记日期，恢复后没有；没改成的不留")]
    [OnBothDatabases]
    public async Task Themes_EveryChange_KeepsTheFormerState(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var themes = new SiteThemes(items.Database, items.Clock);
        var day = items.Clock.Today;

        TestRequests.Must(await themes.AddAsync(items.Manager, "02", "数字政府"));
        Assert.Null(await themes.ChangeAsync(items.Manager, "0201", ("政务公开和数据开放", 3)));
        Assert.Null(await themes.RetireAsync(items.Manager, "0202"));
        items.Site.Time.Advance(TimeSpan.FromDays(2));
        Assert.Null(await themes.RetireAsync(items.Manager, "02"));
        Assert.NotNull(await themes.ChangeAsync(items.Manager, "0203", ("信访", 1)));
        var (below, total) = await themes.HistoryAsync("02", (1, 2));
        var (first, _) = await themes.HistoryAsync(null, (1, 10));

        Assert.Equal(["3 停用“政务督查”", "2 “政务公开”改名“政务公开和数据开放”；“政务公开和数据开放”从第 1 位移到第 3 位"], below.Select(change => $"{change.Edition} {change.InChinese}"));
        Assert.Equal(3, total);
        Assert.Equal(["1 增加“数字政府”，排第 10"], (await themes.HistoryAsync("02", (2, 2))).Changes.Select(change => $"{change.Edition} {change.InChinese}"));
        Assert.Equal(("停用“综合政务”", items.Manager.Name, items.Clock.Now), (Assert.Single(first).InChinese, first[0].PersonName, first[0].ChangedAt));
        Assert.Equal((day, day.AddDays(2)), ((await themes.ListAsync()).Find("0202")!.RetiredOn, (await themes.ListAsync()).Find("02")!.RetiredOn));
        Assert.Null(await themes.RestoreAsync(items.Manager, "0202"));
        Assert.Null((await themes.ListAsync()).Find("0202")!.RetiredOn);
    }

    [Theory(DisplayName = "起草信息：没有的主题分类不收，本站增加的收")]
    [OnBothDatabases]
    public async Task Draft_WithUnknownTheme_IsRefused(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var create = new CreateDraft(items.Database, items.Clock);

        await Refused.AssertAsync(items.Site, ("item-theme", "没有这个主题分类"), () => create.RunAsync(items.Author, items.Content() with { ThemeCode = "0210" }));
        Assert.True((await new SiteThemes(items.Database, items.Clock).AddAsync(items.Manager, "02", "数字政府")).Succeeded);
        Assert.True((await create.RunAsync(items.Author, items.Content() with { ThemeCode = "0210" })).Succeeded);
        Assert.True((await create.RunAsync(items.Author, items.Content() with { ThemeCode = "" })).Succeeded);
    }

    /// <summary>What a trial import says of a line with the theme 综合政务\政务督查 as the site calls it.</summary>
    private static async Task<IReadOnlyList<string>> ImportedAsync(TestItems items)
    {
        var import = new ImportItems(items.Database, items.Clock, (_, _, _) => throw new InvalidOperationException("A table has no files."));
        var report = TestRequests.Must(await import.RunAsync(items.Author, (Encoding.UTF8.GetBytes("标题,栏目,主题分类,正文\n督查通报,部门文件,综合政务和数据/政务督查,正文\n"), "表.csv"), isTrial: true));
        return [.. report.Problems.Where(problem => problem.Column == "主题分类").Select(problem => problem.Message)];
    }
}
