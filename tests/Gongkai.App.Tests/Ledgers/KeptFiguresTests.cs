using Gongkai.App.Ledgers;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Ledgers;

public sealed class KeptFiguresTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 20, 1, 30, 0, TimeSpan.Zero);
    private readonly FixedTime _time = new(s_start);
    private readonly KeptFigures _kept;
    private int _counted;

    public KeptFiguresTests() => _kept = new KeptFigures(new SiteClock(_time), _time);

    [Fact(DisplayName = "公开统计：清点很快的每次重数；用了十秒的二百秒内不再数，写明是什么时候数的；过后再数")]
    public async Task Read_SlowFigures_AreKeptTwentyTimesAsLong()
    {
        for (var i = 0; i < 3; i++)
        {
            await ReadAsync(2026, seconds: 0.25);
        }

        Assert.Equal(3, _counted);
        var first = await ReadAsync(2025, seconds: 10);
        _time.Advance(TimeSpan.FromSeconds(199));
        var again = await ReadAsync(2025, seconds: 10);
        var other = await ReadAsync(2024, seconds: 10);
        _time.Advance(TimeSpan.FromSeconds(1));
        var later = await ReadAsync(2025, seconds: 10);

        Assert.Same(first, again);
        Assert.NotSame(first, other);
        Assert.Equal(6, _counted);
        Assert.Equal(s_start + TimeSpan.FromSeconds(0.25 * 3), first.At);
        Assert.Equal(s_start + TimeSpan.FromSeconds((0.25 * 3) + 10 + 199 + 10 + 1), later.At);
    }

    [Fact(DisplayName = "公开统计：许多人同时打开，只清点一次；清点出错的不留用，下一个人再数")]
    public async Task Read_ManyAtOnce_CountsOnceAndKeepsNoFault()
    {
        var gate = new TaskCompletionSource<IReadOnlyList<PublicFigure>>();
        Task<CountedFigures> Ask() => _kept.ReadAsync((null, 2026), () =>
        {
            _counted++;
            return gate.Task;
        });
        var asked = Enumerable.Range(0, 50).Select(_ => Ask()).ToList();
        gate.SetException(new TimeoutException());
        foreach (var one in asked)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => one);
        }

        var after = await ReadAsync(2026, seconds: 1);

        Assert.Equal(2, _counted);
        Assert.Empty(after.Figures);
    }

    private Task<CountedFigures> ReadAsync(int year, double seconds) => _kept.ReadAsync((null, year), () =>
    {
        _counted++;
        _time.Advance(TimeSpan.FromSeconds(seconds));
        return Task.FromResult<IReadOnlyList<PublicFigure>>([]);
    });
}
