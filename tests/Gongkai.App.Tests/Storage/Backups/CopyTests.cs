using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Storage.Backups;

public sealed class CopyTests
{
    [Theory(DisplayName = "SQLite 站点迁到 PostgreSQL，再迁回来，逐表内容不变")]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Postgres)]
    [InlineData(DatabaseKind.Postgres, DatabaseKind.Sqlite)]
    public async Task Copy_ThereAndBack_LosesNothing(DatabaseKind from, DatabaseKind to)
    {
        using var filled = await FilledSite.CreateAsync(from);
        using var there = new EmptyDatabase(to);
        using var back = new EmptyDatabase(from);

        var copied = (await new CopyDatabase(filled.Site.Database).RunAsync(there.Address)).Value;
        using var middle = new SiteDatabase(there.Address);
        var returned = (await new CopyDatabase(middle).RunAsync(back.Address)).Value;

        Assert.Equal(copied, returned);
        string[] filledTables = ["case_events", "chain_heads", "organ_units", "organs", "outbox", "people", "protection_keys", "role_assignments", "site_settings", "stored_files"];
        Assert.All(copied.Where(table => filledTables.Contains(table.Table)), table => Assert.True(table.Rows > 0, $"{table.Table} is empty"));
        Assert.Empty((await new VerifyDatabase(middle, null).RunAsync(new VerifyOrder(null))).Value.Faults);
    }

    [Fact(DisplayName = "迁过去的站点可以接着办理：链接得上")]
    public async Task Copy_ToPostgres_GoesOnWhereItStood()
    {
        using var filled = await FilledSite.CreateAsync(DatabaseKind.Sqlite);
        using var there = new EmptyDatabase(DatabaseKind.Postgres);
        await new CopyDatabase(filled.Site.Database).RunAsync(there.Address);
        using var site = new SiteDatabase(there.Address);

        await using (var db = site.Open(OrganScope.Site))
        {
            db.Record(new App.Audit.EventDraft(filled.Site.Bureau.Id, "organ", null, "noted"));
            Assert.Null(await db.CommitAsync(Caller.Site("test"), filled.Site.Clock));
        }

        Assert.Empty((await new App.Audit.VerifyChains(site).RunAsync()).Broken);
    }

    [Fact(DisplayName = "PostgreSQL 不接受的内容：说明在哪张表，不留半截")]
    public async Task Copy_TextWithNul_IsRefusedAsAWhole()
    {
        using var filled = await FilledSite.CreateAsync(DatabaseKind.Sqlite);
        using var there = new EmptyDatabase(DatabaseKind.Postgres);
        await using (var db = filled.Site.Open())
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO site_settings VALUES ('坏', 'a' || char(0) || 'b')");
        }

        var refusal = (await new CopyDatabase(filled.Site.Database).RunAsync(there.Address)).Refusal;
        using var site = new SiteDatabase(there.Address);
        await using var after = site.Open(OrganScope.Site);

        Assert.Equal("value-refused", refusal?.Code);
        Assert.Contains("site_settings", refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(0, await after.Organs.CountAsync());
    }

    [Fact(DisplayName = "结构未升级的来源先要升级")]
    public async Task Copy_OlderSource_IsRefused()
    {
        using var filled = await FilledSite.CreateAsync(DatabaseKind.Sqlite);
        using var there = new EmptyDatabase(DatabaseKind.Sqlite);
        await using (var db = filled.Site.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM schema_scripts");
        }

        Assert.Equal("schema-older", (await new CopyDatabase(filled.Site.Database).RunAsync(there.Address)).Refusal?.Code);
    }
}
