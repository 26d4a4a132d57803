namespace Gongkai.App.Storage;

/// <summary>数据库种类 — the two databases that a site can stand on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>数据库地址 — which database a site uses; the connection string alone decides.</summary>
public sealed record DatabaseAddress(DatabaseKind Kind, string ConnectionString)
{
    /// <summary>The embedded database in a folder.</summary>
    public static DatabaseAddress InFolder(string folder) => OfFile(Path.Combine(folder, "gongkai.db"));

    public static DatabaseAddress OfFile(string path) => new(DatabaseKind.Sqlite, $"Data Source={path};Default Timeout=30");

    /// <summary>Reads a connection string; null or empty means the embedded database in the data folder.</summary>
    public static DatabaseAddress Parse(string? text, string dataFolder)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return InFolder(dataFolder);
        }

        return text.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new DatabaseAddress(DatabaseKind.Postgres, text)
            : new DatabaseAddress(DatabaseKind.Sqlite, text.Contains('=', StringComparison.Ordinal) ? text : $"Data Source={text};Default Timeout=30");
    }
}
