using System.Globalization;
using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;
using Gongkai.Domain.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Ledgers;

/// <summary>安全保障记录 — writes what the program itself did for security into the ledger of the organ that hosts the site, so that nobody types it.</summary>
public sealed class SecurityRecords(SiteDatabase database, Vault vault, SiteClock clock)
{
    private const int Longest = 180;

    private static readonly LedgerDefinition s_duties = LedgerDefinitions.Find("security-duties")!;

    /// <summary>A backup was made. What restores it writes no record: a restored site is to be the same as its backup.</summary>
    public Task<bool> BackedUpAsync(string file, BackupManifest manifest, CancellationToken cancellation = default) =>
        NoteAsync("backup", "数据备份", $"{manifest.Tables.Count} 张表 {manifest.Tables.Sum(table => table.Rows)} 行{(manifest.Files is null ? "，不含文件内容" : "，含文件内容")}", file, cancellation);

    /// <returns>False where the site has no organ yet whose ledger it could be.</returns>
    private async Task<bool> NoteAsync(string kind, string title, string result, string file, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        if (await db.Organs.AsNoTracking().Where(organ => organ.ParentId == null && organ.IsActive).OrderBy(organ => organ.Number).FirstOrDefaultAsync(cancellation) is not { } host)
        {
            return false;
        }

        var entry = LedgerEntry.Read(s_duties, new Dictionary<string, string>
        {
            ["kind"] = kind,
            ["title"] = title,
            ["doneOn"] = clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["result"] = result,
            ["evidence"] = Path.GetFileName(file) is var name && name.Length > Longest ? name[..Longest] : Path.GetFileName(file),
        });
        var record = new LedgerRecord { Id = clock.NewId(), OrganId = host.Id, Ledger = s_duties.Code };
        LedgerContent.Write(record, s_duties, entry, vault);
        db.Add(record);
        db.Record(LedgerEvents.Added.On(host.Id, LedgerEvents.Subject, record.Id).With(new { record.Ledger }));
        return await db.CommitAsync(Caller.Site($"db {kind}"), clock, cancellation) is null;
    }
}
