using Gongkai.App.Storage;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Storage;

public sealed class SchemaScriptsTests
{
    [Theory(DisplayName = "多个节点同时启动，结构脚本只执行一次，谁也不等到超时")]
    [OnBothDatabases]
    public async Task Apply_ManyNodesAtOnce_AppliesEachScriptOnce(DatabaseKind kind)
    {
        using var empty = new EmptyDatabase(kind);
        // Each node has connections of its own, as processes have.
        var nodes = Enumerable.Range(0, 6).Select(_ => new SiteDatabase(empty.Address)).ToList();

        var reports = await Task.WhenAll(nodes.Select(node => Task.Run(() => new SchemaScripts(node).ApplyAsync()))).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.All(reports, report => Assert.Equal(SchemaScripts.NewestNumber(kind), report.Value.Number));
        Assert.Equal(SchemaScripts.Shipped(kind).Select(script => script.Name), reports.SelectMany(report => report.Value.Applied).Order(StringComparer.Ordinal));
        nodes.ForEach(node => node.Dispose());
    }

    [Theory(DisplayName = "再次执行什么也不做")]
    [OnBothDatabases]
    public async Task Apply_CurrentSchema_DoesNothing(DatabaseKind kind)
    {
        using var database = TestDatabase.Create(kind);

        var report = await new SchemaScripts(database.Site).ApplyAsync();

        Assert.Empty(report.Value.Applied);
    }

    [Theory(DisplayName = "脚本内容与当初不同、数据库比程序新：拒绝并说明办法")]
    [InlineData(DatabaseKind.Sqlite, "UPDATE schema_scripts SET checksum = 'other' WHERE number = 1", "schema-changed", "0001_foundation.sql")]
    [InlineData(DatabaseKind.Postgres, "UPDATE schema_scripts SET checksum = 'other' WHERE number = 1", "schema-changed", "0001_foundation.sql")]
    [InlineData(DatabaseKind.Sqlite, "INSERT INTO schema_scripts VALUES (9000, 'later', '', '')", "schema-newer", "第 9000 版")]
    [InlineData(DatabaseKind.Postgres, "INSERT INTO schema_scripts VALUES (9000, 'later', '', '')", "schema-newer", "第 9000 版")]
    public async Task Apply_ForeignSchema_IsRefused(DatabaseKind kind, string change, string code, string says)
    {
        using var database = TestDatabase.Create(kind);
        await using (var db = database.Site.Open(OrganScope.Site))
        {
            await db.Database.ExecuteSqlRawAsync(change);
        }

        var refusal = (await new SchemaScripts(database.Site).ApplyAsync()).Refusal;

        Assert.Equal(code, refusal?.Code);
        Assert.Contains(says, refusal!.Message, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "脚本编号从一起连续，两种数据库一一对应")]
    public void Shipped_Numbers_AreTheSameOnBothWithoutGaps()
    {
        var sqlite = SchemaScripts.Shipped(DatabaseKind.Sqlite).Select(script => script.Name).ToList();

        Assert.Equal(sqlite, SchemaScripts.Shipped(DatabaseKind.Postgres).Select(script => script.Name));
        Assert.Equal(Enumerable.Range(1, sqlite.Count), SchemaScripts.Shipped(DatabaseKind.Sqlite).Select(script => script.Number));
    }
}
