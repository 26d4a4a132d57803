using System.Collections.Concurrent;
using Gongkai.App.Work;
using Gongkai.Domain;

namespace Gongkai.App.Tests.Work;

/// <summary>Does what the test says and remembers which items it was given.</summary>
internal sealed class RecordingHandler(string kind, Func<OutboxItem, CancellationToken, Task<Refusal?>> handle) : IOutboxHandler
{
    private int _atOnce;

    public string Kind => kind;

    public string Name => "测试任务";

    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(1);

    public ConcurrentQueue<Guid> Handled { get; } = [];

    public int MostAtOnce { get; private set; }

    public static RecordingHandler ThatSucceeds(string kind = "test") => new(kind, (_, _) => Task.FromResult<Refusal?>(null));

    public async Task<Refusal?> HandleAsync(OutboxItem item, CancellationToken cancellation)
    {
        var now = Interlocked.Increment(ref _atOnce);
        lock (Handled)
        {
            MostAtOnce = Math.Max(MostAtOnce, now);
        }

        Handled.Enqueue(item.Id);
        try
        {
            return await handle(item, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
    }
}
