using System.Collections.Concurrent;
using Gongkai.App.Storage;
using Npgsql;

namespace Gongkai.App.Operation;

/// <summary>频次计数 — how often something was asked for in a fixed window, counted for all nodes together; keys are kept as hashes alone.</summary>
public sealed class RateCounters(SiteDatabase database, SiteClock clock, Vault vault)
{
    private const int SweepAfter = 50_000;

    private readonly ConcurrentDictionary<(string Key, long Ends), int> _local = new();

    /// <summary>Counts one more and says whether it is still within the limit.</summary>
    /// <param name="policy">What is limited, for example sign-in.</param>
    /// <param name="key">Whose: a network address, an account.</param>
    public async Task<bool> AllowAsync(string policy, string key, int limit, TimeSpan window, CancellationToken cancellation = default)
    {
        var hash = vault.BlindIndex($"{policy}/{key}");
        var now = clock.Now;
        var ends = new DateTimeOffset(now.Ticks - (now.Ticks % window.Ticks) + window.Ticks, TimeSpan.Zero);
        Sweep(now);

        // This node's own count is part of the shared one: what is above the limit here needs no question, so a flood does not reach the database.
        var here = _local.AddOrUpdate((hash, ends.Ticks), 1, (_, count) => Math.Min(count + 1, int.MaxValue - 1));
        if (here > limit || database.Postgres is not { } postgres)
        {
            return here <= limit;
        }

        await using var command = postgres.CreateCommand("INSERT INTO rate_counters (key, ends_at, hits) VALUES ($1, $2, 1) ON CONFLICT (key, ends_at) DO UPDATE SET hits = rate_counters.hits + 1 RETURNING hits");
        command.Parameters.Add(new NpgsqlParameter { Value = hash });
        command.Parameters.Add(new NpgsqlParameter { Value = ends });
        return (int)(await command.ExecuteScalarAsync(cancellation))! <= limit;
    }

    /// <summary>Removes windows that are over.</summary>
    public async Task<int> CleanAsync(CancellationToken cancellation = default)
    {
        var now = clock.Now;
        if (database.Postgres is not { } postgres)
        {
            return RemoveOver(now);
        }

        await using var command = postgres.CreateCommand("DELETE FROM rate_counters WHERE ends_at <= $1");
        command.Parameters.Add(new NpgsqlParameter { Value = now });
        return RemoveOver(now) + await command.ExecuteNonQueryAsync(cancellation);
    }

    private void Sweep(DateTimeOffset now)
    {
        if (_local.Count > SweepAfter)
        {
            RemoveOver(now);
        }
    }

    private int RemoveOver(DateTimeOffset now)
    {
        var removed = 0;
        foreach (var counter in _local.Keys.Where(counter => counter.Ends <= now.Ticks))
        {
            removed += _local.TryRemove(counter, out _) ? 1 : 0;
        }

        return removed;
    }
}
