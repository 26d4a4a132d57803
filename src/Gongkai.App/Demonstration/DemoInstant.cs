namespace Gongkai.App.Demonstration;

/// <summary>示例时刻 — a clock that stands at one instant, so that sample work happened on the day it is dated.</summary>
internal sealed class DemoInstant(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;

    internal static SiteClock ClockAt(DateTimeOffset instant) => new(new DemoInstant(instant));
}
