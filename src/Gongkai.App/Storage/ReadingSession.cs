using System.Collections.Concurrent;
using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Storage;

/// <summary>只读会话 — a session of the portal, lent to one reader after another: setting one up costs as much as the queries of a page.</summary>
/// <remarks>Reads only; what it reads is not tracked.</remarks>
public sealed class ReadingSession : IAsyncDisposable
{
    private readonly ReadingSessions _lender;

    internal ReadingSession(GongkaiDb db, ReadingSessions lender) => (Db, _lender) = (db, lender);

    public GongkaiDb Db { get; }

    public ValueTask DisposeAsync() => _lender.TakeBackAsync(Db);
}

/// <summary>会话池 — the sessions that wait for the next reader, few of them.</summary>
internal sealed class ReadingSessions(Func<GongkaiDb> open) : IDisposable
{
    private const int MostWaiting = 16;

    private readonly ConcurrentStack<GongkaiDb> _waiting = [];
    private volatile bool _isClosed;

    /// <summary>Its connection stays open until it is given back, so that the queries of a page share one.</summary>
    public async Task<ReadingSession> LendAsync(CancellationToken cancellation)
    {
        var db = _waiting.TryPop(out var waiting) ? waiting : open();
        var isOpen = false;
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            isOpen = true;
            return new ReadingSession(db, this);
        }
        finally
        {
            if (!isOpen)
            {
                await db.DisposeAsync();
            }
        }
    }

    /// <summary>A session that failed, or that tracks anything, is not lent again.</summary>
    public async ValueTask TakeBackAsync(GongkaiDb db)
    {
        if (_isClosed || _waiting.Count >= MostWaiting || db.ChangeTracker.Entries().Any() || db.PendingEvents.Count > 0 || db.Database.GetDbConnection().State is not (ConnectionState.Open or ConnectionState.Closed))
        {
            await db.DisposeAsync();
            return;
        }

        await db.Database.CloseConnectionAsync();
        _waiting.Push(db);
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_waiting.TryPop(out var db))
        {
            db.Dispose();
        }
    }
}
