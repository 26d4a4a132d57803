using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Storage.Backups;

public sealed class BackupTests
{
    [Theory(DisplayName = "备份可以恢复到任一种数据库，一行不少，连同文件都通过核验")]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Postgres)]
    [InlineData(DatabaseKind.Postgres, DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres, DatabaseKind.Postgres)]
    public async Task Restore_OnEitherDatabase_PassesVerification(DatabaseKind from, DatabaseKind to)
    {
        using var filled = await FilledSite.CreateAsync(from);
        using var target = new EmptyDatabase(to);
        var store = new DiskFileStore(Path.Combine(target.Folder, "files"));
        var backup = (await filled.Backup.RunAsync(new BackupOrder(filled.BackupPath, filled.Files))).Value;

        var restored = await RestoreBackup.RunAsync(new RestoreOrder(filled.BackupPath, target.Address, store));
        using var site = new SiteDatabase(target.Address);
        var report = (await new VerifyDatabase(site, filled.Site.Vault).RunAsync(new VerifyOrder(store, backup))).Value;

        Assert.Null(restored.Refusal);
        Assert.Empty(report.Faults);
        Assert.Equal((2L, 2L, 3), (report.Files, backup.Files!.Count, report.Chains.Chains));
        await using var db = site.Open(OrganScope.Site);
        Assert.Equal(FilledSite.Awkward, (await db.Units.SingleAsync()).Name);
        Assert.Equal(filled.Site.Clock.Now.AddMilliseconds(7), (await db.People.Include(person => person.Roles).SingleAsync(person => person.Roles.Count == 1)).LockedUntil);
    }

    [Theory(DisplayName = "服务运行中、不断有人写入时，备份仍是同一时刻的完整内容")]
    [OnBothDatabases]
    public async Task Backup_UnderLoad_IsOfOneInstant(DatabaseKind kind)
    {
        using var filled = await FilledSite.CreateAsync(kind);
        using var target = new EmptyDatabase(DatabaseKind.Sqlite);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => filled.WriteUntilAsync(stop.Token))).ToList();

        var manifests = new List<BackupManifest>();
        for (var i = 0; i < 3; i++)
        {
            manifests.Add((await filled.Backup.RunAsync(new BackupOrder(filled.BackupPath, null))).Value);
        }

        await stop.CancelAsync();
        var written = (await Task.WhenAll(writers)).Sum();
        Assert.Null((await RestoreBackup.RunAsync(new RestoreOrder(filled.BackupPath, target.Address, null))).Refusal);
        using var site = new SiteDatabase(target.Address);
        var report = (await new VerifyDatabase(site, null).RunAsync(new VerifyOrder(null, manifests[^1]))).Value;

        Assert.Empty(report.Faults);
        await using var db = site.Open(OrganScope.Site);
        var units = await db.Units.CountAsync();
        Assert.Equal(await db.Events.CountAsync(happened => happened.Action == "unit-added"), units);
        Assert.InRange(units, 1, written + 1);
    }

    [Theory(DisplayName = "有数据的目标不覆盖；加了确认才整体替换")]
    [OnBothDatabases]
    public async Task Restore_UsedTarget_IsRefusedUnlessForced(DatabaseKind kind)
    {
        using var filled = await FilledSite.CreateAsync(DatabaseKind.Sqlite);
        using var target = new TestSite(kind);
        var backup = (await filled.Backup.RunAsync(new BackupOrder(filled.BackupPath, null))).Value;
        var order = new RestoreOrder(filled.BackupPath, target.Database.Address, null);

        Assert.Equal("target-not-empty", (await RestoreBackup.RunAsync(order)).Refusal?.Code);
        Assert.Empty((await new VerifyDatabase(target.Database, null).RunAsync(new VerifyOrder(null))).Value.Faults);
        Assert.Null((await RestoreBackup.RunAsync(order with { Replaces = true })).Refusal);
        Assert.Empty((await new VerifyDatabase(target.Database, null).RunAsync(new VerifyOrder(null, backup))).Value.Faults);
    }

    [Theory(DisplayName = "目标正被使用时不动它")]
    [OnBothDatabases]
    public async Task Restore_TargetInUse_LeavesItAlone(DatabaseKind kind)
    {
        using var filled = await FilledSite.CreateAsync(DatabaseKind.Sqlite);
        using var target = new TestSite(kind);
        await filled.Backup.RunAsync(new BackupOrder(filled.BackupPath, null));
        await using (var db = target.Open())
        {
            await using var reading = await db.Database.BeginTransactionAsync();
            Assert.Equal(3, await db.Organs.CountAsync());
            var refusal = (await RestoreBackup.RunAsync(new RestoreOrder(filled.BackupPath, target.Database.Address, null, Replaces: true))).Refusal;

            Assert.Equal("database-in-use", refusal?.Code);
        }

        await using var after = target.Open();
        Assert.Equal(3, await after.Events.CountAsync());
    }

    [Theory(DisplayName = "损坏或被改动的备份什么也不恢复")]
    [OnBothDatabases]
    public async Task Restore_DamagedBackup_LeavesNothing(DatabaseKind kind)
    {
        using var filled = await FilledSite.CreateAsync(DatabaseKind.Sqlite);
        await filled.Backup.RunAsync(new BackupOrder(filled.BackupPath, null));

        using var target = new EmptyDatabase(kind);

        foreach (var (name, damage, code) in DamagedBackups.All)
        {
            var refusal = (await RestoreBackup.RunAsync(new RestoreOrder(damage(filled.BackupPath), target.Address, null))).Refusal;

            Assert.Equal((name, code), (name, refusal?.Code));
            Assert.Empty(Directory.EnumerateFileSystemEntries(target.Folder));
        }

        // Without force: nothing of all that was left.
        Assert.Null((await RestoreBackup.RunAsync(new RestoreOrder(filled.BackupPath, target.Address, null))).Refusal);
    }

    [Theory(DisplayName = "核验指出缺失和损坏的文件、断开的链、与备份的出入")]
    [OnBothDatabases]
    public async Task Verify_DamagedSite_NamesEachFault(DatabaseKind kind)
    {
        using var filled = await FilledSite.CreateAsync(kind);
        var backup = (await filled.Backup.RunAsync(new BackupOrder(filled.BackupPath, null))).Value;
        var contents = Directory.EnumerateFiles(filled.Folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".gkb", StringComparison.Ordinal)).Order().ToList();
        File.Delete(contents[0]);
        await File.AppendAllTextAsync(contents[1], "x");
        await using (var db = filled.Site.Open())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE case_events SET reason = '改过' WHERE number = 2");
        }

        var faults = (await new VerifyDatabase(filled.Site.Database, filled.Site.Vault).RunAsync(new VerifyOrder(filled.Files, backup))).Value.Faults;

        Assert.Equal(4, faults.Count);
        Assert.Contains("表 case_events：行数相同，内容与备份不同", faults);
        Assert.Single(faults, fault => fault.StartsWith("审计链断开", StringComparison.Ordinal));
        Assert.Single(faults, fault => fault.EndsWith("内容缺失", StringComparison.Ordinal));
        Assert.Single(faults, fault => fault.Contains("内容损坏", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "核验指出外键不成立")]
    public async Task Verify_BrokenReference_NamesIt()
    {
        using var filled = await FilledSite.CreateAsync(DatabaseKind.Sqlite);
        await using (var db = filled.Site.Open())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF; DELETE FROM organ_units; PRAGMA foreign_keys = ON");
        }

        var faults = (await new VerifyDatabase(filled.Site.Database, filled.Site.Vault).RunAsync(new VerifyOrder(null))).Value.Faults;

        Assert.Equal("外键不成立：people → organ_units", Assert.Single(faults));
    }
}
