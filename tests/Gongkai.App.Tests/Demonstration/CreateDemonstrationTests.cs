using Gongkai.App.Audit;
using Gongkai.App.Demonstration;
using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Demonstration;

public sealed class CreateDemonstrationTests
{
    [Theory(DisplayName = "示例城市：同一种子得到同样的机关，每种角色都有人")]
    [OnBothDatabases]
    public async Task Run_SameSeed_GivesTheSameCity(DatabaseKind kind)
    {
        using var one = TestDatabase.Create(kind);
        using var other = TestDatabase.Create(kind);

        var (names, roles, digest) = await Made(one, 7);
        var (again, _, sameDigest) = await Made(other, 7);

        Assert.Equal(names, again);
        Assert.Equal(digest, sameDigest);
        Assert.Equal(await StoredAsync(one), await StoredAsync(other));
        Assert.Contains("云汀市工业和信息化局", names);
        Assert.Equal(Enum.GetValues<Role>(), roles.Order());
        Assert.Empty((await new VerifyChains(one.Site).RunAsync()).Broken);
        Assert.Empty((await new VerifyDatabase(one.Site, new Vault(new byte[32])).RunAsync(new VerifyOrder(null))).Value.Faults);
    }

    [Fact(DisplayName = "示例城市：两种数据库内容相同，换一个种子就不同")]
    public async Task Run_OtherSeed_GivesAnotherCity()
    {
        using var sqlite = TestDatabase.Create(DatabaseKind.Sqlite);
        using var postgres = TestDatabase.Create(DatabaseKind.Postgres);
        using var other = TestDatabase.Create(DatabaseKind.Sqlite);

        var digests = new[] { (await Made(sqlite, 7)).Digest, (await Made(postgres, 7)).Digest, (await Made(other, 8)).Digest };

        Assert.Equal(digests[0], digests[1]);
        Assert.NotEqual(digests[0], digests[2]);
    }

    [Theory(DisplayName = "示例城市不能装进已有机关的站点")]
    [OnBothDatabases]
    public async Task Run_SiteWithOrgans_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);

        var made = await new CreateDemonstration(site.Database, site.Clock).RunAsync(1, DemoSize.Small);

        Assert.Equal("site-not-empty", made.Refusal?.Code);
    }

    // The heads of the chains hold every event with the identifiers it names; the items hold the rest.
    private static async Task<List<string>> StoredAsync(TestDatabase database)
    {
        await using var db = database.Site.Open(OrganScope.Site);
        var heads = await db.Set<ChainHead>().Select(head => head.Hash).ToListAsync();
        var items = await db.Set<Publication>().OrderBy(item => item.Sequence).Select(item => item.IndexNumber + item.Title + item.BodyHtml).ToListAsync();
        return [.. heads.Order(StringComparer.Ordinal), .. items];
    }

    private static async Task<(List<string> Names, List<Role> Roles, string Digest)> Made(TestDatabase database, int seed)
    {
        var clock = new SiteClock(new FixedTime(new DateTimeOffset(2026, 11, 20, 1, 30, 0, TimeSpan.Zero)));
        var made = await new CreateDemonstration(database.Site, clock).RunAsync(seed, DemoSize.Small);
        Assert.True(made.Succeeded, made.Refusal?.Message);
        await using var db = database.Site.Open(OrganScope.Site);
        return (await db.Organs.OrderBy(organ => organ.Number).Select(organ => organ.Name).ToListAsync(),
            await db.RoleAssignments.Select(role => role.Role).Distinct().ToListAsync(), made.Value.Digest);
    }
}
