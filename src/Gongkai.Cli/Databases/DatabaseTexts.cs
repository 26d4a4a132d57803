using Gongkai.App.Files;
using Gongkai.App.Storage;
using Gongkai.App.Storage.Backups;

namespace Gongkai.Cli.Databases;

/// <summary>数据库命令文字 — what the commands on the database say.</summary>
internal static class DatabaseTexts
{
    internal static readonly Bilingual Root = new("数据库：升级结构、备份、恢复、核验、迁移", "The database: migrate, back up, restore, verify, copy");
    internal static readonly Bilingual Migrate = new("执行尚未执行的结构脚本", "Apply the schema scripts that are not applied yet");
    internal static readonly Bilingual Backup = new("备份为一个文件，服务不必停止", "Back up into one file while the service goes on");
    internal static readonly Bilingual Restore = new("从备份恢复，任一种数据库都可以；请先停止服务", "Restore a backup into a database of either kind; stop the service first");
    internal static readonly Bilingual Verify = new("核验数据库、外键、审计链和文件内容", "Check the database, references, audit chains and file contents");
    internal static readonly Bilingual Copy = new("把站点迁到另一个数据库，例如从 SQLite 迁到 PostgreSQL", "Move the site to another database, for example from SQLite to PostgreSQL");
    internal static readonly Bilingual BackupFile = new("备份文件，习惯用 .gkb 结尾", "Backup file, by custom named .gkb");
    internal static readonly Bilingual WithFiles = new("连同上传的文件内容", "With the contents of uploaded files");
    internal static readonly Bilingual Force = new("目标已有数据时整体替换", "Replace what is in the target");
    internal static readonly Bilingual Against = new("与这份备份逐表比对", "Compare table by table with this backup");
    internal static readonly Bilingual SkipFiles = new("不读文件内容", "Leave the contents of files unread");
    internal static readonly Bilingual To = new("目标数据库的连接串或文件", "Connection string or file of the target");

    internal const string TableHead = "表";
    internal const string RowsHead = "行数";
    internal const string KeyElsewhere = "主密钥（keys/master.key）不在备份中：请另行保管，没有它，密封的个人信息无法读出。";
    internal const string KeyMissing = "数据目录中没有主密钥：请把原站点的 keys/master.key 放到数据目录的 keys 下，否则密封的个人信息无法读出。";
    internal const string KeyForeign = "数据目录中的主密钥不是备份所属站点的那一个：请换上原站点的 keys/master.key，否则密封的个人信息无法读出。";
    internal const string VerifyClean = "核验通过：没有发现问题。";

    internal static string Migrated(MigrationReport report) =>
        report.Applied.Count == 0 ? $"数据库结构已是第 {report.Number} 版，不需要升级。" : $"已执行 {string.Join("、", report.Applied)}，数据库结构升级到第 {report.Number} 版。";

    internal static string BackedUp(string path, BackupManifest manifest) =>
        $"已备份到 {path}：{manifest.Tables.Count} 张表，{manifest.Tables.Sum(table => table.Rows)} 行{Files(manifest)}。";

    internal static string FilesLost(long missing) => $"有 {missing} 个文件在文件库中找不到，没有备份到：请运行 gongkai db verify 查明。";

    internal static string FilesApart(FileStoreAddress store) => $"备份不含上传的文件（{store}）：请另行备份，或加 --with-files。";

    internal static string Restored(BackupManifest manifest) =>
        $"已恢复 {manifest.TakenAt.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm} 的备份：{manifest.Tables.Count} 张表，{manifest.Tables.Sum(table => table.Rows)} 行，逐表核对一致。";

    internal static string Copied(IReadOnlyList<TableSummary> tables) => $"已迁移 {tables.Count} 张表，{tables.Sum(table => table.Rows)} 行，来源和目标逐表核对一致。";

    internal const string CopyNext = "请把 GONGKAI_DATABASE 改为新的连接串再启动服务；数据目录中的 keys 和 files 照旧使用。";

    internal static string Verified(VerifyReport report) =>
        $"读了 {report.Tables.Count} 张表、{report.Tables.Sum(table => table.Rows)} 行，{report.Chains.Chains} 条审计链、{report.Chains.Links} 条记录，{report.Files} 个文件。";

    internal static string VerifyFailed(int count) => $"核验未通过：{count} 处问题。";

    private static string Files(BackupManifest manifest) => manifest.Files is { } files ? $"，{files.Count} 个文件" : "";
}
