using System.Collections.Concurrent;

namespace Gongkai.App.Ledgers;

/// <summary>清点过的数字 — public figures, and when they were counted.</summary>
/// <param name="KeptFor">How long they may be shown again; nought where they were counted in no time.</param>
public sealed record CountedFigures(IReadOnlyList<PublicFigure> Figures, DateTimeOffset At, TimeSpan KeptFor)
{
    internal long Counted { get; init; }
}

/// <summary>留用的统计数字 — figures that took long to count are shown again for a while, and counted once for all who ask meanwhile, so that readers cannot keep a big site busy; quick ones are counted each time.</summary>
public sealed class KeptFigures(SiteClock clock, TimeProvider time)
{
    // At most one part in twenty of the time goes into counting the same figures again.
    private const int Rest = 20;

    private static readonly TimeSpan s_quick = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentDictionary<(Guid? Organ, int Year), Lazy<Task<CountedFigures>>> _underWay = new();
    private readonly ConcurrentDictionary<(Guid? Organ, int Year), CountedFigures> _kept = new();

    /// <param name="count">Goes on when the reader who asked first has left: the others wait for it.</param>
    public async Task<CountedFigures> ReadAsync((Guid? Organ, int Year) of, Func<Task<IReadOnlyList<PublicFigure>>> count)
    {
        if (_kept.TryGetValue(of, out var kept) && time.GetElapsedTime(kept.Counted) < kept.KeptFor)
        {
            return kept;
        }

        return await _underWay.GetOrAdd(of, new Lazy<Task<CountedFigures>>(() => CountAsync(of, count))).Value;
    }

    private async Task<CountedFigures> CountAsync((Guid? Organ, int Year) of, Func<Task<IReadOnlyList<PublicFigure>>> count)
    {
        try
        {
            var (at, begun) = (clock.Now, time.GetTimestamp());
            var figures = await count();
            var took = time.GetElapsedTime(begun);
            var counted = new CountedFigures(figures, at, took < s_quick ? TimeSpan.Zero : took * Rest) { Counted = time.GetTimestamp() };
            if (took >= s_quick)
            {
                _kept[of] = counted;
            }

            return counted;
        }
        finally
        {
            _underWay.TryRemove(of, out _);
        }
    }
}
