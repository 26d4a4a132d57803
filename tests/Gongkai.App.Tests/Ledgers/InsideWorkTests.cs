using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Ledgers;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Ledgers;

public sealed class InsideWorkTests
{
    [Theory(DisplayName = "新媒体：最近发布从发布台账得出，满十天预警，过两周报警，注销的不管")]
    [OnBothDatabases]
    public async Task Accounts_LastPost_ComesFromThePosts(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        await site.ImportAsync("accounts", "平台,账号名称,开设日期,注销日期,互动功能可用\n微信公众号,甲号,2020-01-01,,是\n抖音,乙号,2020-01-01,,否\n微博,丙号,2020-01-01,2024-01-01,是\n微博,丁号,2026-11-19,,是");
        await site.ImportAsync("posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n微信公众号,甲号,推送,2026-11-09,1,是\n微信公众号,甲号,推送,2026-11-01,1,是\n抖音,乙号,视频,2026-11-05,1,是\n抖音,乙号,预告,2026-12-05,1,是");

        var states = await site.WithAsync(site.Officer, db => new AccountWatch(db, site.Site.Vault, site.Site.Clock).RunAsync());

        Assert.Equal([("乙号", 15, true, false), ("甲号", 11, false, true), ("丁号", 1, false, false)], states.Select(state => (state.Account.Title, state.DaysSilent, state.IsSilent, state.IsNearlySilent)));
        Assert.Equal([false, true, true], states.Select(state => state.HasInteraction));
    }

    [Theory(DisplayName = "信息报送：按平台、批示和约稿计分，约稿未报扣分，处室排名")]
    [OnBothDatabases]
    public async Task Submissions_Points_FollowTheRules(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        await site.ImportAsync("submissions", "报送平台,标题,承办处室,报送日期,是否采用,领导批示,是否约稿\n市政府门户网站,一,办公室,2026-01-01,是,,\n国家级平台,二,办公室,2026-01-02,是,市级,\n信息简报,三,法规处,2026-01-03,是,,是\n信息简报,四,法规处,2026-01-04,否,,是\n市政府门户网站,五,法规处,2025-01-04,是,,");

        var units = await site.WithAsync(site.Officer, db => new SubmissionPoints(db, site.Site.Vault, site.Officer, site.Site.Clock).RunAsync(2026, PointRules.Shipped));

        Assert.Equal([new UnitPoints("办公室", 2, 2, 16), new UnitPoints("法规处", 2, 1, -5)], units);
    }

    [Theory(DisplayName = "舆情时限：重大的五小时、二十四小时，其他四十八小时；要点到期看完成时限")]
    [OnBothDatabases]
    public async Task Clocks_OfHoursAndDays_AreExact(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        await site.ImportAsync("opinions", "舆情主题,发现时间,来源,级别,首次权威发布时间\n甲,2026-11-20 02:00,网络,特别重大、重大,2026-11-20 07:00\n乙,2026-11-20 02:00,网络,其他,");
        await site.ImportAsync("key-points", "任务,责任处室,交办日期,完成时限,状态\n推进公开,办公室,2026-01-01,2026-11-19,推进中");

        var rows = (await site.ListAsync(new LedgerFilter("opinions"))).Rows.ToDictionary(row => row.Title);
        var task = Assert.Single((await site.ListAsync(new LedgerFilter("key-points"))).Rows);

        Assert.Equal(["release 2026-11-20 07:00 False", "press 2026-11-21 02:00 False"], rows["甲"].Clocks.Select(Words));
        Assert.Equal(["respond 2026-11-22 02:00 False"], rows["乙"].Clocks.Select(Words));
        Assert.Equal("完成：应在2026-11-19前", Assert.Single(task.Clocks).Explanation);
        Assert.True(task.Clocks[0].IsOverdue(new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Unspecified)));

        static string Words(LedgerClockState state) => $"{state.Clock.Code} {state.Due:yyyy-MM-dd HH:mm} {state.IsOverdue(new DateTime(2026, 11, 20, 9, 30, 0, DateTimeKind.Unspecified))}";
    }

    [Theory(DisplayName = "交接包：没办完的、在推进的、谁是谁都从记录来")]
    [OnBothDatabases]
    public async Task Handover_ListsWhatIsOpen(DatabaseKind kind)
    {
        using var site = new LedgerSite(kind);
        await site.AddAsync("proposals", LedgerSite.Proposal());
        await site.Site.AddPersonAsync(site.Site.Bureau, "chen", Domain.Users.Role.Handler);
        await Letters.LetterTests.SubmitAsync(site.Site);

        var pack = await site.WithAsync(site.Officer, db => new HandoverPack(db, site.Site.Vault, site.Officer, site.Site.Clock).RunAsync());

        Assert.Equal("关于支持中小企业数字化转型的提案", Assert.Single(pack.Open).Title);
        Assert.Equal("技改补贴什么时候发放", Assert.Single(pack.Letters).Letter.Title);
        Assert.Equal(["承办人"], Assert.Single(pack.Colleagues).Roles);
    }
}
