using Gongkai.App.Audit;
using Gongkai.App.Files;
using Gongkai.Domain;
using Microsoft.Data.Sqlite;

namespace Gongkai.App.Storage.Backups;

/// <summary>核验范围 — what besides the database is read: the contents of files, and a backup to compare with.</summary>
/// <param name="Files">The file store; null leaves the contents out.</param>
/// <param name="Against">The backup whose counts and digests the database should have; null where there is none.</param>
public sealed record VerifyOrder(IFileStore? Files, BackupManifest? Against = null);

/// <summary>核验结果 — what was read, and every fault that was found, each one a sentence.</summary>
public sealed record VerifyReport(IReadOnlyList<TableSummary> Tables, ChainReport Chains, long Files, IReadOnlyList<string> Faults);

/// <summary>核验 — reads the whole site: the database's own check, references, audit chains, the contents of files, and counts against a backup.</summary>
public sealed class VerifyDatabase(SiteDatabase database, Vault? vault)
{
    private const int MostFileFaults = 100;

    public async Task<Result<VerifyReport>> RunAsync(VerifyOrder order, CancellationToken cancellation = default)
    {
        var faults = new List<string>();
        var opened = await Snapshot.OpenAsync(database, cancellation);
        if (!opened.TryGet(out var snapshot))
        {
            return opened.Refusal!;
        }

        var tables = new List<TableSummary>();
        await using (snapshot)
        {
            foreach (var table in snapshot.Tables)
            {
                tables.Add(await snapshot.SummarizeAsync(table, cancellation));
            }

            faults.AddRange(Compare(tables, order.Against));
        }

        faults.AddRange(await DatabaseFaultsAsync(cancellation));
        var chains = await new VerifyChains(database).RunAsync(cancellation);
        faults.AddRange(chains.Broken.Select(broken => $"审计链断开：机关 {broken.OrganId} 第 {broken.Number} 条，{broken.Reason}"));
        var files = order.Files is { } store ? await FilesAsync(store, faults, cancellation) : 0;
        return new VerifyReport(tables, chains, files, faults);
    }

    private static IEnumerable<string> Compare(List<TableSummary> tables, BackupManifest? backup) =>
        from noted in backup?.Tables ?? []
        let found = tables.Find(table => table.Table == noted.Name)
        where found is null || found.Rows != noted.Rows || found.Digest != noted.Digest
        select found is null ? $"表 {noted.Name}：数据库中没有"
            : found.Rows != noted.Rows ? $"表 {noted.Name}：备份有 {noted.Rows} 行，数据库有 {found.Rows} 行"
            : $"表 {noted.Name}：行数相同，内容与备份不同";

    private async Task<List<string>> DatabaseFaultsAsync(CancellationToken cancellation)
    {
        var faults = new List<string>();
        await using var connection = await database.ConnectAsync(cancellation);
        if (connection is SqliteConnection)
        {
            await using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = "PRAGMA integrity_check(20)";
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                if (reader.GetString(0) is var line && line != "ok")
                {
                    faults.Add($"数据库文件损坏：{line}");
                }
            }
        }

        if (await ForeignKeys.FirstBrokenAsync(connection, cancellation) is { } reference)
        {
            faults.Add($"外键不成立：{reference}");
        }

        return faults;
    }

    private async Task<long> FilesAsync(IFileStore store, List<string> faults, CancellationToken cancellation)
    {
        await using var db = database.Open(OrganScope.Site);
        var (count, bad) = (0L, 0);
        await foreach (var file in db.Files.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            count++;
            if (await FaultAsync(store, file, cancellation) is { } fault && ++bad <= MostFileFaults)
            {
                faults.Add($"文件 {file.Id}（{file.Name}）：{fault}");
            }
        }

        if (bad > MostFileFaults)
        {
            faults.Add($"另有 {bad - MostFileFaults} 个文件缺失或损坏");
        }

        return count;
    }

    private async Task<string?> FaultAsync(IFileStore store, StoredFile file, CancellationToken cancellation)
    {
        if (file.IsSealed && vault is null)
        {
            return "已密封，而数据目录中没有主密钥，无法核验";
        }

        try
        {
            await using var content = await OpenFile.ContentAsync(store, vault, file, cancellation);
            if (content is null)
            {
                return "内容缺失";
            }

            await content.CopyToAsync(Stream.Null, cancellation);
            return null;
        }
        catch (DamagedFileException)
        {
            return file.IsSealed ? "内容损坏，或主密钥不是存入时的那一个" : "内容损坏";
        }
    }
}
