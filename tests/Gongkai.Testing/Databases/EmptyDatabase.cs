using Gongkai.App.Storage;

namespace Gongkai.Testing.Databases;

/// <summary>The address of a database without any schema, for one test.</summary>
public sealed class EmptyDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongkai-empty-");
    private readonly string _name = $"empty_{Guid.NewGuid():N}";

    public EmptyDatabase(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            Address = DatabaseAddress.InFolder(_folder.FullName);
            return;
        }

        PostgresServer.Execute($"CREATE DATABASE {_name}");
        Address = DatabaseAddress.Parse(PostgresServer.AddressOf(_name) + ";Maximum Pool Size=20", "");
    }

    public DatabaseAddress Address { get; }

    public string Folder => _folder.FullName;

    public void Dispose()
    {
        if (Address.Kind == DatabaseKind.Postgres)
        {
            try
            {
                PostgresServer.Execute($"DROP DATABASE {_name} WITH (FORCE)");
            }
            catch (Npgsql.PostgresException fault) when (fault.SqlState == Npgsql.PostgresErrorCodes.ObjectInUse)
            {
                // The server ends with the process; what went wrong before matters more than what still holds the database.
                Console.Error.WriteLine(fault.MessageText);
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
