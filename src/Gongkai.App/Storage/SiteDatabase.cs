using System.Data.Common;
using Gongkai.App.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gongkai.App.Storage;

/// <summary>站点数据库 — opens sessions on the one database of the site.</summary>
public sealed class SiteDatabase : IDisposable
{
    private readonly NpgsqlDataSource? _postgres;
    private readonly DbContextOptions<GongkaiDb> _options;

    public SiteDatabase(DatabaseAddress address)
    {
        Address = address;
        var builder = new DbContextOptionsBuilder<GongkaiDb>().ReplaceService<Microsoft.EntityFrameworkCore.Infrastructure.IModelCacheKeyFactory, ScopedModelKeys>();
        if (address.Kind == DatabaseKind.Postgres)
        {
            _postgres = new NpgsqlDataSourceBuilder(address.ConnectionString).Build();
            builder.UseNpgsql(_postgres);
        }
        else
        {
            builder.UseSqlite(address.ConnectionString).AddInterceptors(new SqliteSettings());
        }

        _options = builder.Options;
    }

    public DatabaseAddress Address { get; }

    /// <summary>Rings after each commit of this process that asks for work.</summary>
    public WorkBell Bell { get; } = new();

    /// <summary>The pool of connections, for what speaks to PostgreSQL itself; null on SQLite.</summary>
    internal NpgsqlDataSource? Postgres => _postgres;

    /// <summary>A session that sees and changes what <paramref name="scope"/> allows.</summary>
    public GongkaiDb Open(OrganScope scope) => new(_options, scope, Bell);

    /// <summary>An open plain connection, for scripts, copies and statements that no model describes.</summary>
    public async Task<DbConnection> ConnectAsync(CancellationToken cancellation = default)
    {
        DbConnection connection = _postgres is not null ? _postgres.CreateConnection() : new SqliteConnection(Address.ConnectionString);
        await connection.OpenAsync(cancellation);
        if (connection is SqliteConnection sqlite)
        {
            SqliteSettings.Apply(sqlite);
        }

        return connection;
    }

    public void Dispose()
    {
        _postgres?.Dispose();
        Bell.Dispose();
    }
}
