namespace Gongkai.App;

/// <summary>时钟 — instants in UTC to the millisecond, and the day in China, converted in this one place.</summary>
public sealed class SiteClock(TimeProvider time)
{
    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    public TimeProvider Time { get; } = time;

    /// <summary>Both databases keep it without loss.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        }
    }

    /// <summary>China Standard Time has had no other offset since 1991.</summary>
    public DateOnly Today => DayOf(Now);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(s_china).DateTime);

    /// <summary>As people read it: 2026-11-21 09:30.</summary>
    public static string InChina(DateTimeOffset instant) => instant.ToOffset(s_china).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), s_china).ToUniversalTime();

    /// <summary>A clock that stands at one instant: what is looked at from a day of the past, or sample work that happened on the day it is dated.</summary>
    public static SiteClock StandingAt(DateTimeOffset instant) => new(new Standing(instant));

    /// <summary>A new identifier that sorts by time and cannot be guessed.</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);

    private sealed class Standing(DateTimeOffset instant) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => instant;
    }
}
