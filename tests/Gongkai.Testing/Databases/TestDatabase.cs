using Gongkai.App.Storage;

namespace Gongkai.Testing.Databases;

/// <summary>A fresh database of its own for one test, copied from a template that has the schema.</summary>
public sealed class TestDatabase : IDisposable
{
    private static readonly Lazy<string> s_sqliteTemplate = new(CreateSqliteTemplate);
    private static readonly Lazy<string> s_postgresTemplate = new(CreatePostgresTemplate);

    private readonly string _name;

    private TestDatabase(DatabaseAddress address, string name)
    {
        _name = name;
        Site = new SiteDatabase(address);
    }

    public SiteDatabase Site { get; }

    public DatabaseKind Kind => Site.Address.Kind;

    public static TestDatabase Create(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("gongkai-test-").FullName;
            var path = Path.Combine(folder, "gongkai.db");
            File.Copy(s_sqliteTemplate.Value, path);
            return new TestDatabase(DatabaseAddress.OfFile(path), folder);
        }

        var name = $"test_{Guid.NewGuid():N}";
        lock (s_postgresTemplate)
        {
            PostgresServer.Execute($"CREATE DATABASE {name} TEMPLATE {s_postgresTemplate.Value}");
        }

        return new TestDatabase(DatabaseAddress.Parse(PostgresServer.AddressOf(name) + ";Maximum Pool Size=40", ""), name);
    }

    public void Dispose()
    {
        Site.Dispose();
        if (Kind == DatabaseKind.Sqlite)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_name, recursive: true);
        }
        else
        {
            PostgresServer.Execute($"DROP DATABASE {_name} WITH (FORCE)");
        }
    }

    private static string CreateSqliteTemplate()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("gongkai-template-").FullName, "gongkai.db");
        // One plain file, since it is copied while nobody has it open.
        using var site = new SiteDatabase(DatabaseAddress.OfFile(path));
        _ = new SchemaScripts(site).ApplyAsync().GetAwaiter().GetResult().Value;
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return path;
    }

    private static string CreatePostgresTemplate()
    {
        const string Name = "gongkai_template";
        PostgresServer.Execute($"CREATE DATABASE {Name}");
        using var site = new SiteDatabase(DatabaseAddress.Parse(PostgresServer.AddressOf(Name) + ";Pooling=False", ""));
        _ = new SchemaScripts(site).ApplyAsync().GetAwaiter().GetResult().Value;
        return Name;
    }
}
