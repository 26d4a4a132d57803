using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Gongkai.App.Users;
using Gongkai.App.Work;
using Gongkai.Domain.Organs;
using Gongkai.Domain.Users;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Tests.Storage.Backups;

/// <summary>A site with a row of every kind that is easily lost on the way: nulls, quotes, line ends, rare characters, instants, files.</summary>
internal sealed class FilledSite : IDisposable
{
    internal const string Awkward = "第一行\n“引号”'单'\"双\" \\ \t 𠮷野家 🏛 <b>&amp;</b> [1,2]";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongkai-filled-");

    private FilledSite(DatabaseKind kind)
    {
        Site = new TestSite(kind);
        Files = new DiskFileStore(Path.Combine(_folder.FullName, "files"));
    }

    internal TestSite Site { get; }

    internal DiskFileStore Files { get; }

    internal string Folder => _folder.FullName;

    internal string BackupPath => Path.Combine(Folder, "site.gkb");

    internal CreateBackup Backup => new(Site.Database, Site.Vault, Site.Clock);

    internal static async Task<FilledSite> CreateAsync(DatabaseKind kind)
    {
        var filled = new FilledSite(kind);
        var site = filled.Site;
        await using var db = site.Open();
        var unit = new OrganUnit(Guid.CreateVersion7(), site.Bureau.Id, Awkward, 3);
        db.Add(unit);
        db.Add(new Person { Id = Guid.CreateVersion7(), OrganId = site.Bureau.Id, UnitId = unit.Id, SignInName = "甲", NormalizedName = "甲", LockedUntil = site.Clock.Now.AddMilliseconds(7), Roles = [new() { Role = Role.Leader }] });
        db.Enqueue(new OutboxItem { Id = Guid.CreateVersion7(), Kind = "mail", Payload = "{\"正文\":\"\\u0001\"}", CreatedAt = site.Clock.Now, AvailableAt = site.Clock.Now });
        db.Add(new SiteSetting { Name = "空", Value = "" });
        await db.Database.ExecuteSqlRawAsync("INSERT INTO protection_keys VALUES ('key', '<key/>', '2026-11-20T01:30:00.000Z')");
        var store = new StoreFile(filled.Files, site.Vault, site.Clock);
        foreach (var isSealed in (bool[])[false, true])
        {
            using var content = new MemoryStream(new byte[300_000]);
            Assert.True((await store.RunAsync(db, new IncomingFile(site.Bureau.Id, "附件.pdf", "application/pdf", content) { IsSealed = isSealed })).Succeeded);
        }

        db.Record(new EventDraft(site.Bureau.Id, "unit", unit.Id, "unit-added") { Reason = Awkward });
        Assert.Null(await db.CommitAsync(Caller.Site("test"), site.Clock));
        return filled;
    }

    /// <summary>Goes on adding units, one after the other, until told to stop.</summary>
    internal async Task<int> WriteUntilAsync(CancellationToken stop)
    {
        var count = 0;
        while (!stop.IsCancellationRequested)
        {
            await using var db = Site.Open();
            var unit = new OrganUnit(Guid.CreateVersion7(), Site.Bureau.Id, $"新处室{count}", count);
            db.Add(unit);
            db.Record(new EventDraft(Site.Bureau.Id, "unit", unit.Id, "unit-added"));
            Assert.Null(await db.CommitAsync(Caller.Site("test"), Site.Clock, CancellationToken.None));
            count++;
        }

        return count;
    }

    public void Dispose()
    {
        Site.Dispose();
        _folder.Delete(recursive: true);
    }
}
