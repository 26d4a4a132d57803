namespace Gongkai.Cli.Databases;

/// <summary>站点选项文字 — what the options of all commands on a site say.</summary>
internal static class SiteTexts
{
    internal static readonly Bilingual Data = new("数据目录，默认 data 或环境变量 GONGKAI_DATA", "Data folder; data or GONGKAI_DATA by default");
    internal static readonly Bilingual Database = new(
        "数据库：PostgreSQL 连接串（Host=…）或 SQLite 文件，默认数据目录中的 gongkai.db 或环境变量 GONGKAI_DATABASE",
        "Database: a PostgreSQL connection string (Host=…) or an SQLite file; gongkai.db in the data folder or GONGKAI_DATABASE by default");
    internal static readonly Bilingual Store = new(
        "文件库：https://主机/存储桶?region=区域，默认数据目录下的 files 或环境变量 GONGKAI_FILES",
        "File store: https://host/bucket?region=…; files in the data folder or GONGKAI_FILES by default");

    internal static string DatabaseFailed(string why) => $"数据库不能用（{why}）：请核对 --database 或 GONGKAI_DATABASE 的写法，确认数据库正在运行、账号有权限。";

    internal static string ConnectionUnreadable(string why) => $"数据库连接串写法不对（{why}）：例如 Host=127.0.0.1;Database=gongkai;Username=gongkai。";

    internal static string FilesFailed(string why) => $"读写文件没有成功（{why}）：请检查目录、权限和磁盘空间后再试。";
}
