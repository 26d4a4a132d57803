using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gongkai.App.Storage;

/// <summary>SQLite 语句缓存 — a lent session keeps its statements prepared: SQLite plans the queries of a page slower than it answers them.</summary>
internal sealed class SqliteStatements : DbCommandInterceptor
{
    private const int MostKept = 60;

    private readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> _kept = [];

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (eventData.ExecuteMethod != DbCommandMethod.ExecuteReader || !IsLent(eventData) || result is not SqliteCommand { Connection: { } connection } asked)
        {
            return result;
        }

        // A statement is taken out while it is read, so that the same query asked within its own rows gets another.
        if (!_kept.GetOrCreateValue(connection).Remove(asked.CommandText, out var prepared))
        {
            return asked;
        }

        SqliteParameter[] given = [.. asked.Parameters.Cast<SqliteParameter>()];
        asked.Parameters.Clear();
        asked.Dispose();
        prepared.Parameters.AddRange(given);
        prepared.Transaction = asked.Transaction;
        return prepared;
    }

    // EF Core would close the command with its rows: the rows are closed here, the command waits for the next reader.
    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        if (!IsLent(eventData) || command is not SqliteCommand { Connection: { } connection } read)
        {
            return result;
        }

        var kept = _kept.GetOrCreateValue(connection);
        if (kept.Count >= MostKept || kept.ContainsKey(read.CommandText))
        {
            return result;
        }

        eventData.DataReader.Dispose();
        read.Parameters.Clear();
        kept.Add(read.CommandText, read);
        return InterceptionResult.Suppress();
    }

    private static bool IsLent(DbContextEventData told) => told.Context is GongkaiDb { IsLent: true };
}
