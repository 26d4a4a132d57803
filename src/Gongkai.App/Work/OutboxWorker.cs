using System.Diagnostics;
using Gongkai.App.Operation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gongkai.App.Work;

/// <summary>后台工作者 — does the outbox's work on this node, a few items at once, each within its time.</summary>
public sealed class OutboxWorker(OutboxQueue queue, WorkBell bell, IEnumerable<IOutboxHandler> handlers, WorkSettings settings, ILogger<OutboxWorker> log) : BackgroundService
{
    // A handler that overlooks its token is left behind after this.
    private static readonly TimeSpan s_lateness = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_storageRest = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, IOutboxHandler> _handlers = handlers.ToDictionary(handler => handler.Kind, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host goes on starting while the first look is taken.
        await Task.Yield();
        var limits = _handlers.ToDictionary(pair => pair.Key, pair => pair.Value.TimeLimit, StringComparer.Ordinal);
        var running = new HashSet<Task>();
        using var hardStop = new CancellationTokenSource();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveWhere(task => task.IsCompleted);
            var free = settings.Parallelism - running.Count;
            if (free == 0)
            {
                await ((Task)Task.WhenAny(running)).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            var claim = queue.ClaimAsync(limits, free, stoppingToken);
            await ((Task)claim).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (claim.IsCompletedSuccessfully)
            {
                running.UnionWith(claim.Result.Select(item => RunAsync(item, hardStop.Token)));
                if (claim.Result.Count < free)
                {
                    await bell.WaitAsync(settings.PollInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
            else if (!stoppingToken.IsCancellationRequested)
            {
                log.OutboxUnreadable(Fault(claim));
                await Task.Delay(s_storageRest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        hardStop.CancelAfter(settings.StopGrace);
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static string Fault(Task task) => Faults.Of(task) ?? "超过时限，已中止";

    private async Task RunAsync(OutboxItem item, CancellationToken hardStop)
    {
        var handler = _handlers[item.Kind];
        using var activity = SiteMeter.Activities.StartActivity("outbox " + item.Kind);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(hardStop);
        limit.CancelAfter(handler.TimeLimit);

        // A handler's failure is an outcome here and not a fault: it is read from the task and never thrown.
        var started = Stopwatch.GetTimestamp();
        var work = Task.Run(() => handler.HandleAsync(item, limit.Token), CancellationToken.None);
        await Task.WhenAny(work, AfterAsync(limit.Token));
        SiteMeter.WorkDone(item.Kind, work.IsCompletedSuccessfully && work.Result is null, Stopwatch.GetElapsedTime(started));

        var noting = NoteAsync(item, work, hardStop.IsCancellationRequested);
        await ((Task)noting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!noting.IsCompletedSuccessfully)
        {
            log.WorkUnnoted(item.Kind, item.Id, Fault(noting));
        }
        else if (!noting.Result)
        {
            log.LeaseLost(item.Kind, item.Id);
        }
    }

    private Task<bool> NoteAsync(OutboxItem item, Task<Domain.Refusal?> work, bool isStopping)
    {
        if (work.IsCompletedSuccessfully)
        {
            return work.Result is { } refusal ? queue.FailAsync(item, refusal.Message, forGood: true) : queue.FinishAsync(item);
        }

        if (isStopping)
        {
            return queue.ReleaseAsync(item);
        }

        log.WorkFailed(item.Kind, item.Id, item.Attempts, Fault(work));
        return queue.FailAsync(item, Fault(work), forGood: false);
    }

    private static async Task AfterAsync(CancellationToken limit)
    {
        await Task.Delay(Timeout.Infinite, limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(s_lateness, CancellationToken.None);
    }
}
