using System.Collections.Concurrent;
using Gongkai.App.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Gongkai.App.Operation;

/// <summary>变更通知 — tells every node that something cached has changed: through PostgreSQL where there are several, within the process on SQLite.</summary>
public sealed class ChangeSignals(SiteDatabase database, ILogger<ChangeSignals> log) : BackgroundService
{
    private const string Channel = "gongkai_changes";
    private const char Separator = '\n';

    private readonly string _node = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<Guid, (string Topic, Action<string?> Changed)> _subscribers = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when other nodes are heard for the first time.</summary>
    public Task Listening => _listening.Task;

    /// <param name="changed">Given the key that changed, or null when anything of the topic may have changed. Quick: it forgets and does not load.</param>
    public IDisposable Subscribe(string topic, Action<string?> changed)
    {
        var id = Guid.NewGuid();
        _subscribers[id] = (topic, changed);
        return new Subscription(() => _subscribers.TryRemove(id, out _));
    }

    /// <summary>After the commit of the change, never before it.</summary>
    public async Task PublishAsync(string topic, string key, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(topic);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, 1000, nameof(key));
        Tell(topic, key);
        if (database.Postgres is { } postgres)
        {
            await using var command = postgres.CreateCommand("SELECT pg_notify($1, $2)");
            command.Parameters.Add(new NpgsqlParameter { Value = Channel });
            command.Parameters.Add(new NpgsqlParameter { Value = string.Join(Separator, _node, topic, key) });
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (database.Postgres is not { } postgres)
        {
            _listening.TrySetResult();
            return;
        }

        var rest = TimeSpan.FromSeconds(1);
        while (!stoppingToken.IsCancellationRequested)
        {
            var listening = ListenAsync(postgres, () => rest = TimeSpan.FromSeconds(1), stoppingToken);
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
            {
                log.SignalsUnheard(rest.TotalSeconds, Faults.Of(listening) ?? "");
                await Task.Delay(rest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                rest = TimeSpan.FromSeconds(Math.Min(30, rest.TotalSeconds * 2));
            }
        }
    }

    private async Task ListenAsync(NpgsqlDataSource postgres, Action heard, CancellationToken cancellation)
    {
        await using var connection = await postgres.OpenConnectionAsync(cancellation);
        connection.Notification += (_, notification) => Hear(notification.Payload);
        await using (var command = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }

        // What was said while nobody listened is lost: everything may have changed.
        foreach (var (_, changed) in _subscribers.Values)
        {
            changed(null);
        }

        heard();
        log.SignalsHeard();
        _listening.TrySetResult();
        while (true)
        {
            // A wait that ends now and then finds out that the other side is gone.
            if (!await connection.WaitAsync(TimeSpan.FromMinutes(1), cancellation))
            {
                await using var alive = new NpgsqlCommand("SELECT 1", connection);
                await alive.ExecuteNonQueryAsync(cancellation);
            }
        }
    }

    private void Hear(string payload)
    {
        var parts = payload.Split(Separator, 3);
        if (parts.Length == 3 && parts[0] != _node)
        {
            Tell(parts[1], parts[2]);
        }
    }

    private void Tell(string topic, string key)
    {
        foreach (var subscriber in _subscribers.Values.Where(subscriber => subscriber.Topic == topic))
        {
            subscriber.Changed(key);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
