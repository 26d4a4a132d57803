using System.Diagnostics;
using System.Globalization;

namespace Gongkai.Bench.Server;

/// <summary>测得 — one line of the table: what, how much, against which target.</summary>
public sealed record Measured(string What, string On, string Value, string Target, bool? IsMet);

/// <summary>测量 — times a use case many times after it has run warm; beside the time on the clock the processor's time, which other work on the machine does not stretch as much.</summary>
public static class Measure
{
    /// <summary>The time under which 95 of 100 runs stayed, in milliseconds.</summary>
    public static async Task<Measured> TimesAsync(string what, string on, (int Runs, double Target) asked, Func<int, Task> run)
    {
        for (var i = 0; i < Math.Min(5, asked.Runs); i++)
        {
            await run(i);
        }

        var times = new List<double>();
        var busy = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < asked.Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            await run(i);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var used = (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / asked.Runs;
        times.Sort();
        var p95 = times[(int)(times.Count * 0.95)];
        return new Measured(what, on, string.Create(CultureInfo.InvariantCulture, $"p95 {p95:0.0} ms, median {times[times.Count / 2]:0.0} ms; processor of the program {used:0.0} ms a run"), $"p95 ≤ {asked.Target:0} ms", p95 <= asked.Target);
    }

    public static async Task<Measured> OnceAsync(string what, string on, double target, Func<Task<string>> run)
    {
        var watch = Stopwatch.StartNew();
        var told = await run();
        var seconds = watch.Elapsed.TotalSeconds;
        return new Measured(what, on, string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s{told}"), string.Create(CultureInfo.InvariantCulture, $"≤ {target:0.##} s"), seconds <= target);
    }

    /// <summary>Lets the peak of memory be measured anew from here, where the system can.</summary>
    public static void ForgetPeak()
    {
        if (File.Exists("/proc/self/clear_refs"))
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    /// <summary>A figure of /proc/self/status in megabytes.</summary>
    public static double Memory(string name) => File.Exists("/proc/self/status")
        ? File.ReadLines("/proc/self/status").Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => double.Parse(new string([.. line.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture) / 1024).FirstOrDefault()
        : 0;
}
