using Gongkai.App.Storage;
using Gongkai.Domain;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Files;

/// <summary>清理结果 — how many contents were looked at, and how many without a record were taken away.</summary>
public sealed record SweepReport(long Seen, long Removed);

/// <summary>清理无主文件 — takes away content that no record names and that is older than a day: left by uploads that were never finished.</summary>
public sealed class SweepFiles(SiteDatabase database, IFileStore store, SiteClock clock)
{
    private const int Batch = 500;

    private static readonly TimeSpan s_leastAge = TimeSpan.FromDays(1);

    public async Task<Result<SweepReport>> RunAsync(CancellationToken cancellation = default)
    {
        var oldest = clock.Now - s_leastAge;
        await using var db = database.Open(OrganScope.Site);
        var hasFiles = await db.Files.AnyAsync(cancellation);
        var (seen, removed) = (0L, 0L);
        var names = new List<string>(Batch);
        await foreach (var content in store.ListAsync(cancellation))
        {
            if (!hasFiles)
            {
                // An empty register beside a full store is more likely a wrong setting than a thousand broken uploads.
                return new Refusal("sweep-without-records", "数据库中没有任何文件记录，文件库中却有内容，没有清理：请核对数据库和文件库的设置是否属于同一个站点。");
            }

            seen++;
            if (content.WrittenAt < oldest)
            {
                names.Add(content.Name);
            }

            if (names.Count == Batch)
            {
                removed += await RemoveAsync(db, names, cancellation);
                names.Clear();
            }
        }

        removed += await RemoveAsync(db, names, cancellation);
        foreach (var file in new DirectoryInfo(store.SpoolFolder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < oldest.UtcDateTime))
        {
            file.Delete();
            removed++;
        }

        return new SweepReport(seen, removed);
    }

    private async Task<long> RemoveAsync(GongkaiDb db, List<string> names, CancellationToken cancellation)
    {
        var known = await db.Files.Where(file => names.Contains(file.StoredName)).Select(file => file.StoredName).ToListAsync(cancellation);
        var orphans = names.Except(known).ToList();
        foreach (var name in orphans)
        {
            await store.DeleteAsync(name, cancellation);
        }

        return orphans.Count;
    }
}
