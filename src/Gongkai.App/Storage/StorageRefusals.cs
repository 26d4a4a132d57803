using Gongkai.Domain;

namespace Gongkai.App.Storage;

/// <summary>存储的拒绝 — every sentence with which the storage says no.</summary>
internal static class StorageRefusals
{
    internal static readonly Refusal SqliteMissing = new("sqlite-missing", "没有找到 SQLite 动态库（libsqlite3），内置数据库不能用：请先安装，例如 apt-get install libsqlite3-0。");

    internal static readonly Refusal PortableUnreadable = new("backup-unreadable", "这个文件不是公开系统的备份，或已损坏：读不到完整的目录，请换一份备份。");

    internal static readonly Refusal InUse = new("database-in-use", "目标数据库正被其他程序使用，没有改动：请先停止公开服务，再恢复。");

    internal static Refusal PortableMissing(string path) => new("backup-missing", $"没有找到备份文件 {path}：请核对路径。");

    internal static Refusal SqliteTooOld(Version found, Version oldest) =>
        new("sqlite-too-old", $"SQLite 动态库是 {found}，低于所需的 {oldest}：请升级系统的 libsqlite3，再启动。");

    internal static Refusal SqliteUnfit(string why) =>
        new("sqlite-unfit", $"SQLite 动态库自检没有通过（{why}）：请安装带 FTS5 的 libsqlite3，再启动。");

    internal static Refusal ScriptChanged(string name) =>
        new("schema-changed", $"数据库结构脚本 {name} 与当初执行的内容不同，程序和数据库不是同一来源：请换回原来的程序，或核对脚本后再启动。");

    internal static Refusal DatabaseIsNewer(int found, int expected) =>
        new("schema-newer", $"数据库结构是第 {found} 版，本程序只认识到第 {expected} 版：请升级程序，或用升级前的备份恢复。");

    internal static Refusal DatabaseIsOlder(int found, int expected) =>
        new("schema-older", $"数据库结构是第 {found} 版，本程序需要第 {expected} 版：请先运行 gongkai db migrate。");

    internal static Refusal NotEmpty(string table) =>
        new("target-not-empty", $"目标数据库中已有数据（{table}），没有改动：确要覆盖请加 --force，原有数据将全部被替换。");

    internal static Refusal TargetStandsElsewhere(int found, int expected) =>
        new("target-schema", $"目标数据库的结构是第 {found} 版，备份是第 {expected} 版：请换一个空的数据库来恢复，恢复后会自动升级。");

    internal static Refusal PortableIsNewer(int found, int expected) =>
        new("backup-newer", $"备份来自更新的程序（结构第 {found} 版，本程序只认识到第 {expected} 版）：请升级程序后再恢复。");

    internal static Refusal TableDiffers(string table, string what) =>
        new("backup-differs", $"表 {table} {what}，没有恢复任何内容：备份可能损坏，请换一份备份。");

    internal static Refusal UnknownTable(string table) =>
        new("backup-unknown-table", $"备份中的表 {table} 在数据库结构中没有，没有恢复任何内容：请使用与备份相配的程序。");

    internal static Refusal BrokenReference(string reference) =>
        new("backup-reference", $"外键不成立（{reference}），没有恢复任何内容：备份可能损坏，请换一份备份。");

    internal static Refusal ValueRefused(string table, string why) =>
        new("value-refused", $"表 {table} 中有目标数据库不接受的内容（{why}），没有写入任何内容：请按提示改正来源数据后再试。");
}
