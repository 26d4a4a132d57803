using System.Collections.Concurrent;
using Gongkai.App.Storage;
using Npgsql;

namespace Gongkai.App.Operation;

/// <summary>频次计数项 — what is limited, for example sign-in, and whose: a network address, an account.</summary>
public readonly record struct RateKey(string Policy, string Whose);

/// <summary>频次计数 — how often something was asked for in a fixed window, counted for all nodes together; keys are kept as hashes alone.</summary>
public sealed class RateCounters(SiteDatabase database, SiteClock clock, Vault vault)
{
    private const int SweepAfter = 50_000;

    private readonly ConcurrentDictionary<(string Key, long Ends), int> _local = new();

    /// <summary>Counts one more and says whether it is still within the limit.</summary>
    public async Task<bool> AllowAsync(RateKey key, int limit, TimeSpan window, CancellationToken cancellation = default)
    {
        var hash = HashOf(key);
        var ends = EndOf(window);
        Sweep(clock.Now);

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

    /// <summary>Takes one back that turned out to be none, for example a sign-in with the right password.</summary>
    public async Task GiveBackAsync(RateKey key, TimeSpan window, CancellationToken cancellation = default)
    {
        var hash = HashOf(key);
        var ends = EndOf(window);
        _local.AddOrUpdate((hash, ends.Ticks), 0, (_, count) => Math.Max(0, count - 1));
        if (database.Postgres is { } postgres)
        {
            await using var command = postgres.CreateCommand("UPDATE rate_counters SET hits = hits - 1 WHERE key = $1 AND ends_at = $2 AND hits > 0");
            command.Parameters.Add(new NpgsqlParameter { Value = hash });
            command.Parameters.Add(new NpgsqlParameter { Value = ends });
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>What is left of the window that runs now.</summary>
    public TimeSpan LeftOf(TimeSpan window) => EndOf(window) - clock.Now;

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

    private string HashOf(RateKey key) => vault.BlindIndex($"{key.Policy}/{key.Whose}");

    private DateTimeOffset EndOf(TimeSpan window)
    {
        var now = clock.Now;
        return new DateTimeOffset(now.Ticks - (now.Ticks % window.Ticks) + window.Ticks, TimeSpan.Zero);
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
