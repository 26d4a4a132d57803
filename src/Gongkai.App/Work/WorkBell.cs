namespace Gongkai.App.Work;

/// <summary>唤醒铃 — wakes the worker of this process at once; the workers of other nodes find the work at their next look.</summary>
public sealed class WorkBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0);

    /// <summary>After each commit of this process, with the codes of what was done; listeners are quick and forget instead of loading.</summary>
    public event Action<IReadOnlyList<string>>? Committed;

    public void Ring() => _rung.Release();

    internal void Tell(IReadOnlyList<string> actions) => Committed?.Invoke(actions);

    /// <summary>Until it rings, at most as long as said.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        await _rung.WaitAsync(atMost, cancellation);

        // Many commits ring many times; one look finds the work of all of them.
        while (_rung.Wait(0, CancellationToken.None))
        {
        }
    }

    public void Dispose() => _rung.Dispose();
}
