using System.Diagnostics;

namespace Gongkai.Testing;

/// <summary>How work grows with what it is given, both sizes measured in the same run; no machine is too slow for it.</summary>
public static class Growth
{
    /// <summary>How much bigger the large one is.</summary>
    public const int Times = 8;

    /// <summary>Linear work takes eight times as long, quadratic work sixty-four times; what lies between is noise.</summary>
    public const double MostOfLinear = 20;

    private const int MostRounds = 15;

    // Near enough to linear that more rounds would tell nothing.
    private const double Plain = 12;

    /// <summary>Time of the large piece of work by that of the small one: the best of many rounds of each, since only noise makes them slower.</summary>
    public static double Factor(Action small, Action large)
    {
        // Not the compiler of the program is measured, but the program.
        small();
        var (least, most) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < MostRounds; round++)
        {
            least = Shorter(least, small);
            most = Shorter(most, large);
            if (round >= 1 && most <= least * Plain)
            {
                break;
            }
        }

        return most / least;
    }

    private static TimeSpan Shorter(TimeSpan known, Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        var taken = Stopwatch.GetElapsedTime(started);
        return taken < known ? taken : known;
    }
}
