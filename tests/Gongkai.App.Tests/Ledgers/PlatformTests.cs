using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Gongkai.App.Tests.Metrics;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Ledgers;

public sealed class PlatformTests
{
    [Theory(DisplayName = "平台目录：增加以后可以登记、导入；不在目录里的不收；停用以后不能再选，已有的记录不变；别的机关不受影响")]
    [OnBothDatabases]
    public async Task Platform_Added_CanBeChosen(DatabaseKind kind)
    {
        using var organ = new FixtureOrgan(kind);
        var officer = TestSite.Someone(organ.Organ, Role.DisclosureOfficer);
        await using var db = organ.Site.Open(officer.Scope);
        var (keep, ledger) = (new KeepPlatforms(db, officer, organ.Site.Clock), new KeepLedger(db, organ.Site.Vault, officer, organ.Site.Clock));
        var post = new Dictionary<string, string> { ["platform"] = "视频号", ["account"] = "云汀工信", ["title"] = "推送", ["postedOn"] = "2026-07-01", ["quantity"] = "3", ["original"] = "是" };

        Assert.Contains("平台只能是", Assert.Single((await ledger.AddAsync("posts", post)).Value.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("platform-name", (await keep.AddAsync("", PlatformKind.NewMedia, ""))?.Code);
        Assert.Equal("platform-address", (await keep.AddAsync("视频号", PlatformKind.NewMedia, "ftp://x"))?.Code);
        Assert.Equal("platform-taken", (await keep.AddAsync("微信公众号", PlatformKind.NewMedia, ""))?.Code);
        Assert.Null(await keep.AddAsync("视频号", PlatformKind.NewMedia, ""));
        Assert.Null(await keep.AddAsync("行业网站", PlatformKind.Website, "https://hangye.example.invalid"));

        Assert.Empty((await ledger.AddAsync("posts", post)).Value.Problems);
        await organ.KeepAsync("posts", "平台,账号名称,标题或说明,发布日期,条数,是否原创\n视频号,云汀工信,推送,2026-08-01,4,是");
        Assert.Equal((7m, 7m), (await organ.ReadAsync("posts.total", 2026), await organ.ReadAsync("posts.total", 2026, "视频号")));
        var record = await db.LedgerRecords.Where(record => record.Ledger == "posts").OrderBy(record => record.HappenedOn).FirstAsync();
        Assert.Null(await keep.RetireAsync((await keep.ListAsync()).Single(platform => platform.Name == "视频号").Id));
        Assert.NotEmpty((await ledger.AddAsync("posts", post)).Value.Problems);
        Assert.Empty((await ledger.ChangeAsync(record.Id, record.Version, new Dictionary<string, string>(post) { ["quantity"] = "5" })).Value.Problems);
        Assert.Equal(9m, await organ.ReadAsync("posts.total", 2026));
        Assert.Equal(3, await db.Events.CountAsync(done => done.Action.StartsWith("platform-")));
        Assert.Empty(await new KeepPlatforms(db, TestSite.Someone(organ.Site.Other, Role.DisclosureOfficer), organ.Site.Clock).ListAsync());
    }

    [Theory(DisplayName = "备份以后，主办机关的安全保障台账自动有一条备份记录，写明内容和文件名，计入备份次数；没有机关的站点不写")]
    [OnBothDatabases]
    public async Task Backup_Made_IsInTheLedger(DatabaseKind kind)
    {
        using var site = new TestSite(kind);
        var manifest = new BackupManifest { Tables = [] };

        Assert.True(await new SecurityRecords(site.Database, site.Vault, site.Clock).BackedUpAsync("/srv/backups/gongkai-2026-11-20.zip", manifest));

        await using var db = site.Open();
        var row = Assert.Single((await new ReadLedger(db, site.Vault, site.Clock).ListAsync(new LedgerFilter("security-duties"), 1)).Rows);
        Assert.Equal((site.City.Id, "backup", "gongkai-2026-11-20.zip", "2026-11-20"), (row.OrganId, row.Entry["kind"], row.Entry["evidence"], row.Entry["doneOn"]));
        Assert.Equal(1m, await new App.Metrics.ReadMetrics(db, site.Clock).RunAsync("security.backups", App.Metrics.MetricScope.Year(site.City.Id, 2026)));
        using var empty = TestDatabase.Create(kind);
        Assert.False(await new SecurityRecords(empty.Site, site.Vault, site.Clock).BackedUpAsync("x.zip", manifest));
    }

    [Theory(DisplayName = "安全保障和工作要点的佐证写在记录里，登记、导出都有")]
    [InlineData("security-duties", "类别,内容,日期,佐证\n应急演练,网站应急演练,2026-05-06,演练签到表和照片 存办公室")]
    [InlineData("key-points", "任务,责任处室,交办日期,完成时限,状态,完成日期,佐证\n公开目录修订,办公室,2026-02-01,2026-06-30,已完成,2026-06-01,修订后的目录网址")]
    public async Task Evidence_OfDutiesAndKeyPoints_IsKept(string ledger, string csv)
    {
        using var organ = new FixtureOrgan(DatabaseKind.Sqlite);
        await organ.KeepAsync(ledger, csv);
        await using var db = organ.Site.Open();

        var row = Assert.Single((await new ReadLedger(db, organ.Site.Vault, organ.Site.Clock).ListAsync(new LedgerFilter(ledger), 1)).Rows);
        Assert.Equal(csv.Split(',')[^1], row.Entry["evidence"]);
    }
}
