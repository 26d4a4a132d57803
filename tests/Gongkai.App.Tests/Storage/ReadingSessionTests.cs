using Gongkai.App.Storage;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Storage;

public sealed class ReadingSessionTests
{
    [Theory(DisplayName = "只读会话：同时来的两个读者各有各的；还回来的借给下一个，借出的语句读到的是当时的数据")]
    [OnBothDatabases]
    public async Task Lend_ToOneAfterAnother_ReadsWhatStandsThen(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        GongkaiDb first;
        await using (var one = await database.Site.LendAsync(default))
        {
            await using var other = await database.Site.LendAsync(default);
            Assert.NotSame(one.Db, other.Db);
            first = one.Db;
            Assert.Equal(0, await NamedAsync(one.Db, "甲"));
        }

        for (var written = 1; written <= 3; written++)
        {
            await using (var db = database.Site.Open(OrganScope.Site))
            {
                await db.Database.ExecuteSqlAsync($"INSERT INTO site_settings (name, value) VALUES ({"设置" + written}, '甲')");
            }

            await using var next = await database.Site.LendAsync(default);
            Assert.Same(first, next.Db);
            Assert.Equal(written, await NamedAsync(next.Db, "甲"));
            Assert.Equal(0, await NamedAsync(next.Db, "乙"));
        }
    }

    [Theory(DisplayName = "只读会话：同一查询在读它自己的行时再问一次，两次都读全")]
    [OnBothDatabases]
    public async Task SameQuery_AskedAgainAfterBreakingOff_ReadsAllRows(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        await using (var db = database.Site.Open(OrganScope.Site))
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO site_settings (name, value) VALUES ('一', '甲'), ('二', '甲'), ('三', '甲')");
        }

        for (var round = 0; round < 3; round++)
        {
            await using var session = await database.Site.LendAsync(default);
            var asked = session.Db.Settings.AsNoTracking().Where(setting => setting.Value == "甲").AsAsyncEnumerable();
            await foreach (var setting in asked)
            {
                if (kind == DatabaseKind.Sqlite)
                {
                    Assert.Equal(3, await asked.CountAsync());
                }

                break;
            }

            Assert.Equal(3, await asked.CountAsync());
        }
    }

    [Theory(DisplayName = "只读会话：跟踪了记录的不再借出，下一个读者看不到没有保存的改动")]
    [OnBothDatabases]
    public async Task Session_ThatTracks_IsNotLentAgain(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);
        GongkaiDb used;
        await using (var session = await database.Site.LendAsync(default))
        {
            used = session.Db;
            used.Settings.Add(new SiteSetting { Name = "没有保存", Value = "甲" });
        }

        await using var next = await database.Site.LendAsync(default);

        Assert.NotSame(used, next.Db);
        Assert.Equal(0, await NamedAsync(next.Db, "甲"));
    }

    private static Task<int> NamedAsync(GongkaiDb db, string value) => db.Settings.AsNoTracking().CountAsync(setting => setting.Value == value);
}
