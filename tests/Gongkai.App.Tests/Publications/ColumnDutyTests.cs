using Gongkai.App.Calendars;
using Gongkai.App.Organs;
using Gongkai.App.Portal;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain.Calendar;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Publications;

public sealed class ColumnDutyTests
{
    [Theory(DisplayName = "栏目责任：网站编辑设定本机关的机构、人员和天数；别的机关的人和机构、超过法定期限的天数不收；每个机关各是各的")]
    [OnBothDatabases]
    public async Task Duty_SetByAnOrgan_IsItsOwn(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var duties = new ColumnDuties(items.Database, items.Clock);
        var (unit, person) = (await UnitAsync(items, items.Site.Bureau, "政策法规处"), await items.Site.AddPersonAsync(items.Site.Bureau, "owner", Role.Contributor));
        var (strangeUnit, stranger) = (await UnitAsync(items, items.Site.Other, "水资源处"), await items.Site.AddPersonAsync(items.Site.Other, "stranger", Role.Contributor));
        var column = items.Columns["statutory/documents/"];

        await Refused.AssertAsync(items.Site, ("not-permitted", "编辑栏目和网站"), () => duties.SetAsync(items.Author, column, ColumnDutyContent.None));
        await Refused.AssertAsync(items.Site, ("column-owner", "本机关在用的机构和人员"), () => duties.SetAsync(items.Editor, column, new ColumnDutyContent(strangeUnit, null, null, null)));
        await Refused.AssertAsync(items.Site, ("column-owner", "本机关在用的机构和人员"), () => duties.SetAsync(items.Editor, column, new ColumnDutyContent(null, stranger.Id, null, null)));
        foreach (var days in new[] { 0, 731 })
        {
            await Refused.AssertAsync(items.Site, ("column-update-days", "1 至 730 天"), () => duties.SetAsync(items.Editor, column, new ColumnDutyContent(null, null, days, null)));
        }

        foreach (var days in new[] { 0, 21 })
        {
            await Refused.AssertAsync(items.Site, ("column-publish-days", "不能超过法定期限"), () => duties.SetAsync(items.Editor, column, new ColumnDutyContent(null, null, null, days)));
        }

        await Refused.AssertAsync(items.Site, ("item-column", "没有这个栏目"), () => duties.SetAsync(items.Editor, Guid.NewGuid(), ColumnDutyContent.None));
        Assert.Null(await duties.SetAsync(items.Editor, column, new ColumnDutyContent(unit, person.Id, 90, 7)));
        Assert.Null(await duties.SetAsync(TestSite.Someone(items.Site.Other, Role.SiteEditor), column, new ColumnDutyContent(strangeUnit, null, null, null)));

        var own = Assert.Single(await duties.OfAsync(items.Site.Bureau.Id));
        Assert.Equal((column, "政策法规处　测试owner", new ColumnDutyContent(unit, person.Id, 90, 7)), (own.Key, own.Value.Owner, own.Value.Content));
        Assert.Equal("水资源处", (await duties.OfAsync(items.Site.Other.Id))[column].Owner);
        Assert.Null(await duties.SetAsync(items.Editor, column, ColumnDutyContent.None));
        Assert.Equal("", (await duties.OfAsync(items.Site.Bureau.Id))[column].Owner);
    }

    [Theory(DisplayName = "更新雷达和公开期限按本机关规定的天数：栏目 10 天没有更新就超期，形成后 3 个工作日就应公开；全站的单项否决仍按检查指标，别的机关不受影响")]
    [OnBothDatabases]
    public async Task Duty_WithDays_MovesRadarAndClock(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var column = items.Columns["statutory/documents/"];
        await items.PublishedQuicklyAsync();
        await items.DraftAsync(items.Content() with { DatedOn = new DateOnly(2026, 11, 16) });
        items.Site.Time.Advance(TimeSpan.FromDays(11));
        var radar = new FreshnessRadar(items.Database, items.Clock);

        async Task<ColumnFreshness> FreshAsync(Guid? organ) => (await radar.RunAsync(organ)).Rows.Single(row => row.Column.Id == column).Freshness;
        async Task<PublishingClock> ClockAsync() => Assert.Single((await new DeskItems(items.Database, items.Clock).DutiesAsync(items.Author)).Rows).Clock!;

        Assert.False((await FreshAsync(items.Site.Bureau.Id)).IsStale);
        Assert.Equal(20, (await ClockAsync()).Count.WorkingDays);
        Assert.Null(await new ColumnDuties(items.Database, items.Clock).SetAsync(items.Editor, column, new ColumnDutyContent(null, null, 10, 3)));

        Assert.Equal(-1, (await FreshAsync(items.Site.Bureau.Id)).DaysLeft);
        Assert.False((await FreshAsync(null)).IsStale);
        Assert.Equal((new DateOnly(2026, 11, 19), "本机关规定的栏目公开时限"), ((await ClockAsync()).DueOn, (await ClockAsync()).Basis.ToString()));
        Assert.Equal((1, 1), Shares(await new DutyShares(items.Database).RunAsync(items.Author, 2026)));

        static (int, int) Shares(IReadOnlyList<DutyShare> shares) => (Assert.Single(shares).Published, shares[0].Late);
    }

    [Theory(DisplayName = "下级栏目没有填的沿用上级：责任和两个时限各自沿用，填了的以自己为准；雷达和公开期限按沿用的算，改了上级就跟着变")]
    [OnBothDatabases]
    public async Task Duty_OfAColumnWithoutOne_IsThatOfTheColumnAbove(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var duties = new ColumnDuties(items.Database, items.Clock);
        var (unit, above, column) = (await UnitAsync(items, items.Site.Bureau, "办公室"), items.Columns["statutory/"], items.Columns["statutory/documents/"]);
        await items.DraftAsync(items.Content() with { DatedOn = new DateOnly(2026, 11, 16) });
        async Task<ColumnDutyView> OfAsync() => (await duties.OfAsync(items.Site.Bureau.Id))[column];
        async Task<int> DaysAsync() => Assert.Single((await new DeskItems(items.Database, items.Clock).DutiesAsync(items.Author)).Rows).Clock!.Count.WorkingDays;

        Assert.Null(await duties.SetAsync(items.Editor, above, new ColumnDutyContent(unit, null, 10, 5)));
        var inherited = await OfAsync();
        Assert.Equal(("办公室", 10, 5, ColumnDutyContent.None), (inherited.Owner, inherited.Content.UpdateDays, inherited.Content.PublishDays, inherited.Own));
        Assert.True(inherited.IsOwnerInherited && inherited.IsUpdateInherited && inherited.IsPublishInherited);
        Assert.Equal((5, 10), (await DaysAsync(), (await new FreshnessRadar(items.Database, items.Clock).RunAsync(items.Site.Bureau.Id)).Rows.Single(row => row.Column.Id == column).Duty.Content.UpdateDays));

        Assert.Null(await duties.SetAsync(items.Editor, column, new ColumnDutyContent(null, null, null, 3)));
        var own = await OfAsync();
        Assert.Equal(("办公室", 10, 3, true, false), (own.Owner, own.Content.UpdateDays, own.Content.PublishDays, own.IsOwnerInherited, own.IsPublishInherited));
        Assert.Equal(3, await DaysAsync());
        Assert.Null(await duties.SetAsync(items.Editor, column, ColumnDutyContent.None));
        Assert.Null(await duties.SetAsync(items.Editor, above, ColumnDutyContent.None with { PublishDays = 8 }));
        Assert.Equal(("", 8), ((await OfAsync()).Owner, await DaysAsync()));
        Assert.DoesNotContain(column, (await duties.OfAsync(items.Site.Other.Id)).Keys);
    }

    [Theory(DisplayName = "公开期限跨到下一年：没有放假通知就说明缺哪一年，导入通知以后算得出")]
    [OnBothDatabases]
    public async Task Clock_ReachingIntoNextYear_UsesTheImportedNotice(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        items.Site.Time.MoveTo(new DateTimeOffset(2026, 12, 21, 1, 0, 0, TimeSpan.Zero));
        await items.DraftAsync(items.Content() with { DatedOn = new DateOnly(2026, 12, 21) });
        var desk = new DeskItems(items.Database, items.Clock);
        Assert.Contains("2027", Assert.Single((await desk.DutiesAsync(items.Author)).Rows).Unknown?.Message, StringComparison.Ordinal);
        var notice = new HolidayNotice(2027, [new IssuedNotice(null, null)], [new PublicHoliday("元旦", new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 3))], []);

        Assert.Null(await new ImportHolidayNotice(items.Database, items.Clock, items.Site.Vault).RunAsync(items.Manager, notice, moves: 0));

        Assert.Equal(new DateOnly(2027, 1, 19), Assert.Single((await desk.DutiesAsync(items.Author)).Rows).Clock!.DueOn);
    }

    [Theory(DisplayName = "全站栏目：管理员改名、换依据和频率、增加、停用、恢复；网站编辑改不了；固定栏目、有下级的、别的机关有信息的不能停")]
    [OnBothDatabases]
    public async Task SiteColumn_ByManager_IsKept(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var (change, close, add) = (new ChangeColumn(items.Database, items.Clock), new CloseColumn(items.Database, items.Clock), new AddColumn(items.Database, items.Clock));
        var (documents, meetings, root) = (items.Columns["statutory/documents/"], items.Columns["statutory/meetings/"], items.Columns["statutory/"]);
        var wanted = new ColumnChange("会议和活动", 2) { Basis = "条例第二十条第（二）项", Rhythm = ColumnRhythm.TwoWeeks };
        var plan = new ColumnPlan("benefits", "惠企政策", ItemKind.Notice, ColumnRhythm.HalfYear, "条例第十九条", []);

        await Refused.AssertAsync(items.Site, ("column-not-own", "全站的栏目由管理员维护"), () => change.RunAsync(items.Editor, meetings, wanted));
        await Refused.AssertAsync(items.Site, ("not-permitted", "编辑栏目和网站"), () => change.RunAsync(items.Author, meetings, wanted));
        await Refused.AssertAsync(items.Site, ("column-basis", "不超过 100 个字"), () => change.RunAsync(items.Manager, meetings, wanted with { Basis = new string('条', 101) }));
        await Refused.AssertAsync(items.Site, ("column-fixed", "固定栏目"), () => close.RunAsync(items.Manager, root));
        await Refused.AssertAsync(items.Site, ("not-permitted", "管理网站设置"), () => add.RunAsync(items.Editor, root, plan, isForAll: true));
        Assert.Null(await change.RunAsync(items.Manager, meetings, wanted));
        var added = TestRequests.Must(await add.RunAsync(items.Manager, root, plan, isForAll: true));
        var below = TestRequests.Must(await add.RunAsync(items.Editor, added, plan with { Code = "own" }));

        await Refused.AssertAsync(items.Site, ("column-has-below", "下面还有在用的栏目"), () => close.RunAsync(items.Manager, added));
        await items.PublishedQuicklyAsync(items.Content() with { ColumnId = documents });
        await Refused.AssertAsync(items.Site, ("column-has-below", "别的机关在这里有已发布的信息"), () => close.RunAsync(TestSite.Someone(items.Site.City, Role.Administrator), documents));
        await Refused.AssertAsync(items.Site, ("column-in-use", "还有已发布的信息"), () => close.RunAsync(items.Manager, documents));
        Assert.Null(await close.RunAsync(items.Editor, below));
        Assert.Null(await close.RunAsync(items.Manager, added));
        await Refused.AssertAsync(items.Site, ("column-above", "先恢复上级栏目"), () => close.ReopenAsync(items.Editor, below));
        var tree = new ColumnTree(items.Database);
        Assert.Equal([added], (await tree.ClosedAsync(items.Manager)).Select(column => column.Id));
        Assert.Null(await close.ReopenAsync(items.Manager, added));
        Assert.Null(await close.ReopenAsync(items.Editor, below));

        var known = (await tree.RunAsync(items.Site.Bureau.Id)).ToDictionary(column => column.Id);
        Assert.Equal(("会议和活动", 2, "条例第二十条第（二）项", ColumnRhythm.TwoWeeks), (known[meetings].Name, known[meetings].Position, known[meetings].Basis, known[meetings].Rhythm));
        Assert.Equal((null, items.Site.Bureau.Id), (known[added].OrganId, known[below].OrganId));
    }

    [Theory(DisplayName = "按职责找机关：机关职能、内设机构的名称和职责里的词都找得到，几个词都要有；停用的机构不算")]
    [OnBothDatabases]
    public async Task Directory_ByDuty_FindsOrganAndUnit(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        var admin = new Caller(Guid.CreateVersion7(), "测试人", "127.0.0.1", OrganScope.OwnAndBelow(items.Site.City, writes: true), RoleTable.Of([Role.Administrator]));
        var unit = await UnitAsync(items, items.Site.Bureau, "技术改造处");
        await using (var db = items.Database.Open(admin.Scope))
        {
            var organ = await db.Organs.AsNoTracking().FirstAsync(organ => organ.Id == items.Site.Other.Id);
            Assert.Null(await new ChangeOrgan(db, items.Clock).RunAsync(admin, new OrganChange(organ.Id, organ.Version, new OrganProfile(organ.Name, organ.ShortName, organ.Kind, DisclosureOffice.Unknown) { Duties = "负责水资源管理和取水许可。" })));
            Assert.Null(await new RenameUnit(db, items.Clock).RunAsync(admin, unit, new UnitChange("技术改造处", 1, "技术改造项目备案和资金补贴")));
        }

        var directory = new OrganDirectory(items.Database, items.Clock);
        async Task<string> FoundAsync(string words) => string.Join('；', (await directory.RunAsync(words)).Select(organ => $"{organ.Name}：{string.Join('、', organ.Units.Select(one => one.Name))}"));

        Assert.Equal(3, (await directory.RunAsync()).Count);
        Assert.Equal("云汀市水务局：", await FoundAsync("取水许可"));
        Assert.Equal("云汀市工业和信息化局：技术改造处", await FoundAsync("补贴"));
        Assert.Equal("云汀市工业和信息化局：技术改造处", await FoundAsync(" 工业　备案 "));
        Assert.Equal("", await FoundAsync("补贴 取水"));
        await using (var db = items.Database.Open(admin.Scope))
        {
            Assert.Null(await new CloseUnit(db, items.Clock).RunAsync(admin, unit));
        }

        Assert.Equal("", await FoundAsync("补贴"));
    }

    private static async Task<Guid> UnitAsync(TestItems items, Organ organ, string name)
    {
        await using var db = items.Site.Open();
        var unit = new OrganUnit(Guid.CreateVersion7(), organ.Id, name, 1);
        db.Add(unit);
        await db.SaveChangesAsync();
        return unit.Id;
    }
}
