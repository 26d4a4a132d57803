using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Publications.Checking;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class PublishingDeskTests
{
    [Theory(DisplayName = "自动保存：整理以后超过限额的，告诉人没有存下，不能当作已存")]
    [OnBothDatabases]
    public async Task Keep_TextThatGrowsTooLong_IsToldNotKept(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var draft = await items.DraftAsync();
        // Each sign is written with five characters in clean HTML.
        var body = $"<p>{new string('&', (ItemBounds.BodyCharacters / 5) + 1)}</p>";

        await Refused.AssertAsync(items.Site, ("item-body-too-long", "超过 200 万字符"), () => new DraftSaves(items.Database, items.Clock).KeepAsync(items.Author, draft.Id, items.Content(body: body)));
        var published = await items.PublishedAsync();
        await Refused.AssertAsync(items.Site, ("item-not-found", "没有找到这条信息"), () => new DraftSaves(items.Database, items.Clock).KeepAsync(items.Author, published.Id, items.Content()));
    }

    [Theory(DisplayName = "上报采用：再登记一次就按新的日期，日志写的和库里存的一致；日期颠倒的不收，别的机关的信息不收")]
    [OnBothDatabases]
    public async Task Submission_NotedAgain_TakesTheNewDays(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var id = await items.PublishedQuicklyAsync();
        var (note, today) = (new NoteSubmission(items.Database, items.Clock), items.Clock.Today);
        Assert.Null(await note.RunAsync(items.Author, id, ("省政府网站", today, null)));

        Assert.Null(await note.RunAsync(items.Author, id, ("省政府网站", today.AddDays(-9), today.AddDays(-2))));
        foreach (var (platform, submitted, adopted) in new (string, DateOnly, DateOnly?)[] { ("省", today, null), ("省政府网站", today.AddDays(1), null), ("省政府网站", today, today.AddDays(-1)), ("省政府网站", today, today.AddDays(1)) })
        {
            await Refused.AssertAsync(items.Site, ("submission-facts", "采用日期不能早于上报日期"), () => note.RunAsync(items.Author, id, (platform, submitted, adopted)));
        }

        await Refused.AssertAsync(items.Site, ("item-not-found", "没有找到"), () => note.RunAsync(TestSite.Someone(items.Site.Other, Role.Contributor), id, ("省政府网站", today, null)));
        var kept = Assert.Single(await note.OfAsync(items.Author, id));
        Assert.Equal((today.AddDays(-9), today.AddDays(-2), 1), (kept.SubmittedOn, kept.AdoptedOn!.Value, kept.Points));
        Assert.Empty(await note.OfAsync(TestSite.Someone(items.Site.Other, Role.Contributor), id));
    }

    [Theory(DisplayName = "要点、供稿规则、词表：每一种填错都指出哪一行错在哪里，什么也不存")]
    [OnBothDatabases]
    public async Task Lists_WithAWrongLine_SayWhichOne(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var points = new KeyPoints(items.Database, items.Clock);
        var good = new KeyPointLine("1", "公开预算", "", new DateOnly(2026, 6, 30));
        await Refused.AssertAsync(items.Site, ("key-points-lines", "不超过 500 条"), () => points.AddAsync(items.Editor, 2026, []));
        await Refused.AssertAsync(items.Site, ("key-points-lines", "不超过 500 条"), () => points.AddAsync(items.Editor, 2026, [.. Enumerable.Repeat(good, 501)]));
        foreach (var bad in new[] { good with { Matter = "预" }, good with { DueOn = null }, good with { Number = new string('1', 21) }, good with { Matter = new string('预', 301) } })
        {
            await Refused.AssertAsync(items.Site, ("key-points-line", "第 2 行不对"), () => points.AddAsync(items.Editor, 2026, [good, bad]));
        }

        Assert.Null(await points.AddAsync(items.Editor, 2026, [good]));
        var id = (await points.OfYearAsync(items.Editor, 2026))[0].Point.Id;
        await Refused.AssertAsync(items.Site, ("key-point-none", "没有找到这条要点"), () => points.DoneAsync(TestSite.Someone(items.Site.Other, Role.Contributor), id, "已经公开"));
        await Refused.AssertAsync(items.Site, ("not-permitted", "起草信息"), () => points.DoneAsync(TestSite.Someone(items.Site.Bureau, Role.Reviewer), id, "已经公开"));

        var sheet = new ContributionSheet(items.Database, items.Clock);
        foreach (var rule in new[] { ContributionRule.None with { Quotas = new Dictionary<Guid, int> { [Guid.NewGuid()] = -1 } }, ContributionRule.None with { Points = new Dictionary<string, int> { ["省政府网站"] = 1001 } } })
        {
            await Refused.AssertAsync(items.Site, ("contribution-rule", "0 至 1000 分"), () => sheet.SetAsync(items.Editor, rule));
        }

        var lists = new CheckLists(items.Database, items.Clock);
        foreach (var word in new[] { new ErrorProneWord("错", "正", "", []), new ErrorProneWord("按装", "", "", []), new ErrorProneWord("安装", "安装", "", []) })
        {
            await Refused.AssertAsync(items.Site, ("check-word", $"“{word.Wrong}”这一行不对"), () => lists.SetAsync(items.Manager, [new ErrorProneWord("按装", "安装", "", []), word], []));
        }

        await Refused.AssertAsync(items.Site, ("not-permitted", "管理网站设置"), () => lists.SetAsync(items.Editor, [], []));
    }

    [Theory(DisplayName = "按期公开比例：与逐条用期限规则清点的一致；没有成文日期的单列，不算按期也不算逾期；别的机关的不算")]
    [OnBothDatabases]
    public async Task DutyShares_OfAYear_EqualTheCountItemByItem(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var days = new DateOnly?[] { new(2026, 11, 19), new(2026, 10, 23), new(2026, 10, 19), new(2026, 3, 2), null };
        foreach (var kinds in new[] { ItemKind.Notice, ItemKind.AdministrativePenalty })
        {
            foreach (var day in days)
            {
                await items.PublishedQuicklyAsync(items.Content($"{kinds}{day:yyyyMMdd}") with { Kind = kinds, DatedOn = day ?? new DateOnly(2026, 1, 5), EffectiveOn = null, DocumentNumber = "" });
            }
        }

        // An undated one cannot be published any more; those of earlier years may be.
        await using (var db = items.Site.Open())
        {
            await db.Set<Publication>().Where(item => item.DatedOn == new DateOnly(2026, 1, 5)).ExecuteUpdateAsync(item => item.SetProperty(one => one.DatedOn, (DateOnly?)null));
        }

        var shares = await new DutyShares(items.Database).RunAsync(items.Author, 2026);

        // Twenty working days for documents, seven for decisions, counted one by one on the calendar.
        static int WorkingDays(DateOnly from, DateOnly to) => Enumerable.Range(1, to.DayNumber - from.DayNumber).Count(n => WorkingDayCalendar.Shipped.IsWorkingDay(from.AddDays(n)).Value);
        foreach (var share in shares)
        {
            var most = share.Kind == ItemKind.AdministrativePenalty ? 7 : 20;
            var inTime = days.Count(day => day is { } known && WorkingDays(known, items.Clock.Today) <= most);
            Assert.Equal((days.Length, inTime, 1, days.Length - 1 - inTime), (share.Published, share.InTime, share.Unknown, share.Late));
            Assert.Equal((double)inTime / 4, share.Rate);
        }

        Assert.Equal(2, shares.Count);
        Assert.Empty(await new DutyShares(items.Database).RunAsync(TestSite.Someone(items.Site.Other, Role.Contributor), 2026));
        Assert.Empty(await new DutyShares(items.Database).RunAsync(items.Author, 2025));
    }

    [Theory(DisplayName = "站内失效链接：指向撤下的、草稿的、没有的文件都报出来，指向公开的不报；只看本机关的信息")]
    [OnBothDatabases]
    public async Task BrokenLinks_ToWhatIsNotPublic_AreFound(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (open, gone, draft, file) = (await items.PublishedQuicklyAsync(items.Content("公开的")), await items.PublishedQuicklyAsync(items.Content("要撤下的")), (await items.DraftAsync()).Id, Guid.NewGuid());
        await items.PublishedQuicklyAsync(items.Content("链接页", $"<p><a href=\"/items/{open}\">甲</a><a href=\"/items/{gone}\">乙</a><a href=\"/items/{draft}\">丙</a><a href=\"/files/{file}\">丁</a><a href=\"https://example.invalid/x\">戊</a></p>"));
        var links = new BrokenLinks(items.Database, items.Clock);
        Assert.Equal([$"/items/{draft}", $"/files/{file}"], (await links.RunAsync(items.Author)).Select(link => link.Address));

        Assert.Null(await new WithdrawItem(items.Database, items.Clock).RunAsync(items.Editor, await items.KeyAsync(gone), "内容正在核实"));

        Assert.Equal([$"/items/{gone}", $"/items/{draft}", $"/files/{file}"], (await links.RunAsync(items.Author)).Select(link => link.Address));
        Assert.Empty(await links.RunAsync(TestSite.Someone(items.Site.Other, Role.Contributor)));
    }

    [Theory(DisplayName = "查找和关联：没有信息岗位的人只看得到已公开的；别的机关一条也看不到；各状态件数等于逐条清点")]
    [OnBothDatabases]
    public async Task Browse_ByDuty_ShowsDraftsOnlyToThoseWhoWork(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var open = await items.PublishedQuicklyAsync(items.Content("节能公开件"));
        var draft = await items.DraftAsync(items.Content("节能草稿件"));
        await items.ApprovedAsync(items.Content("节能已签发件"));
        Assert.Null(await new RelateItems(items.Database, items.Clock).RunAsync(items.Author, new ItemRelation(draft.Id, open, RelationKind.Interprets)));
        var (browse, links) = (new BrowseItems(items.Database), new ItemLinks(items.Database));
        var (auditor, foreign) = (TestSite.Someone(items.Site.Bureau, Role.Auditor), TestSite.Someone(items.Site.Other, Enum.GetValues<Role>()));

        var page = await browse.RunAsync(items.Author, new DeskFilter(Text: "节能"));
        Assert.Equal((3, 1, 1, 1), (page.Total, page.Counts[ItemState.Draft], page.Counts[ItemState.Approved], page.Counts[ItemState.Published]));
        Assert.Equal(draft.Id, Assert.Single((await browse.RunAsync(items.Author, new DeskFilter(ItemState.Draft))).Rows).Id);
        Assert.Equal(open, Assert.Single((await browse.RunAsync(auditor, new DeskFilter())).Rows).Id);
        Assert.Equal((0, 0), ((await browse.RunAsync(foreign, new DeskFilter())).Total, (await links.FindAsync(foreign, Guid.Empty, "节能")).Count));
        Assert.Equal(0, (await browse.RunAsync(items.Editor, new DeskFilter { IsOwn = true })).Total);
        Assert.Equal(3, (await browse.RunAsync(items.Author, new DeskFilter { IsOwn = true })).Total);

        Assert.Equal(draft.Id, Assert.Single(await links.OfAsync(items.Author, open)).Id);
        Assert.Empty(await links.OfAsync(auditor, open));
        Assert.Equal([open], (await links.FindAsync(auditor, draft.Id, "节能")).Select(item => item.Id));
        Assert.Empty(await links.FindAsync(items.Author, open, "节"));
    }
}
