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
    private readonly ReadingSessions _readers;

    public SiteDatabase(DatabaseAddress address)
    {
        Address = address;
        var builder = new DbContextOptionsBuilder<GongkaiDb>().ReplaceService<Microsoft.EntityFrameworkCore.Infrastructure.IModelCacheKeyFactory, ScopedModelKeys>();
        if (address.Kind == DatabaseKind.Postgres)
        {
            _postgres = new NpgsqlDataSourceBuilder(Prepared(address.ConnectionString)).Build();
            builder.UseNpgsql(_postgres);
        }
        else
        {
            builder.UseSqlite(address.ConnectionString).AddInterceptors(new SqliteSettings(), new SqliteStatements());
        }

        _options = builder.Options;
        _readers = new ReadingSessions(() => new GongkaiDb(_options, OrganScope.Portal, Bell) { IsLent = true });
    }

    public DatabaseAddress Address { get; }

    /// <summary>Rings after each commit of this process that asks for work.</summary>
    public WorkBell Bell { get; } = new();

    /// <summary>The pool of connections, for what speaks to PostgreSQL itself; null on SQLite.</summary>
    internal NpgsqlDataSource? Postgres => _postgres;

    /// <summary>A session that sees and changes what <paramref name="scope"/> allows.</summary>
    public GongkaiDb Open(OrganScope scope) => new(_options, scope, Bell);

    /// <summary>A session for one view of a page of the portal; give it back as soon as the rows are read.</summary>
    public Task<ReadingSession> LendAsync(CancellationToken cancellation) => _readers.LendAsync(cancellation);

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

    // A statement that a connection has seen thrice is kept planned: planning the queries of a page costs PostgreSQL more than answering them.
    // Nothing here leaves a setting, a temporary table or a lock behind on its connection, so none is cleaned before the next use: that was a third of a page.
    // Whoever puts a pooler between that gives each statement another connection says `Max Auto Prepare=0`.
    private static string Prepared(string text)
    {
        var given = new NpgsqlConnectionStringBuilder(text) { NoResetOnClose = true };
        if (!text.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase))
        {
            (given.MaxAutoPrepare, given.AutoPrepareMinUsages) = (120, 3);
        }

        return given.ConnectionString;
    }

    public void Dispose()
    {
        _readers.Dispose();
        _postgres?.Dispose();
        Bell.Dispose();
    }
}
