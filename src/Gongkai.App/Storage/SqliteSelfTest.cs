using Gongkai.Domain;
using Microsoft.Data.Sqlite;

namespace Gongkai.App.Storage;

/// <summary>SQLite 自检 — tries at start what the program relies on: the library's age, full-text search and online backup.</summary>
public static class SqliteSelfTest
{
    private static readonly Lazy<Refusal?> s_result = new(Try);

    /// <summary>The refusal where the library is missing, too old or lacks something; null where it is fit. Tried once a process.</summary>
    public static Refusal? Run() => s_result.Value;

    /// <summary>The version of the library in use; null where there is none.</summary>
    public static Version? LibraryVersion
    {
        get
        {
            try
            {
                return SqliteBridge.LibraryVersion;
            }
            catch (DllNotFoundException)
            {
                return null;
            }
        }
    }

    internal static Refusal? JudgeVersion(Version? version) =>
        version is null ? StorageRefusals.SqliteMissing
        : version < SqliteBridge.OldestLibrary ? StorageRefusals.SqliteTooOld(version, SqliteBridge.OldestLibrary)
        : null;

    private static Refusal? Try()
    {
        if (JudgeVersion(LibraryVersion) is { } refusal)
        {
            return refusal;
        }

        try
        {
            using var one = new SqliteConnection("Data Source=:memory:");
            using var other = new SqliteConnection("Data Source=:memory:");
            one.Open();
            other.Open();
            Execute(one, "CREATE VIRTUAL TABLE probe USING fts5(words, tokenize = 'unicode61'); INSERT INTO probe VALUES ('公开 开信 信息')");
            one.BackupDatabase(other);
            return Execute(other, "SELECT count(*) FROM probe WHERE probe MATCH '开信'") is 1L ? null : StorageRefusals.SqliteUnfit("全文检索没有查到刚写入的内容");
        }
        catch (SqliteException fault)
        {
            return StorageRefusals.SqliteUnfit(fault.Message);
        }
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
