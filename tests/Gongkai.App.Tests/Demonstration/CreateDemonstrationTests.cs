using Gongkai.App.Audit;
using Gongkai.App.Demonstration;
using Gongkai.App.Storage;
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

        var (names, roles) = await Made(one);
        var (again, _) = await Made(other);

        Assert.Equal(names, again);
        Assert.Contains("云汀市工业和信息化局", names);
        Assert.Equal(Enum.GetValues<Role>(), roles.Order());
        Assert.Empty((await new VerifyChains(one.Site).RunAsync()).Broken);
    }

    [Theory(DisplayName = "示例城市不能装进已有机关的站点")]
    [OnBothDatabases]
    public async Task Run_SiteWithOrgans_IsRefused(DatabaseKind kind)
    {
        using var site = new TestSite(kind);

        var made = await new CreateDemonstration(site.Database, site.Clock, site.Vault).RunAsync(1, DemoSize.Small);

        Assert.Equal("site-not-empty", made.Refusal?.Code);
    }

    private static async Task<(List<string> Names, List<Role> Roles)> Made(TestDatabase database)
    {
        var made = await new CreateDemonstration(database.Site, new SiteClock(TimeProvider.System), new Vault(new byte[32])).RunAsync(7, DemoSize.Small);
        Assert.True(made.Succeeded, made.Refusal?.Message);
        await using var db = database.Site.Open(OrganScope.Site);
        return (await db.Organs.OrderBy(organ => organ.Number).Select(organ => organ.Name).ToListAsync(),
            await db.RoleAssignments.Select(role => role.Role).Distinct().ToListAsync());
    }
}
