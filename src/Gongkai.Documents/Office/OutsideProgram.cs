using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Office;

/// <summary>外部程序 — one run of an outside program with bounded time, memory and output; arguments go as a list, no shell reads them.</summary>
/// <param name="Name">File name of the program, looked up in the search path.</param>
/// <param name="Arguments">Its arguments, each handed over as it is.</param>
public sealed record OutsideProgram(string Name, IReadOnlyList<string> Arguments)
{
    private const int ErrorBytes = 16 << 10;

    // The command is fixed text; bound and program reach it as positional parameters and are never parsed.
    private const string BoundedStart = "ulimit -v \"$1\" 2>/dev/null; shift; exec \"$@\"";

    /// <summary>Longest time; then the program and everything it started is ended.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most address space in bytes, where the system can bound it; 0 for no bound.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Most bytes of output that are taken.</summary>
    public int OutputBytes { get; init; } = 32 << 20;

    /// <summary>Full path of a program in the search path, or null.</summary>
    public static string? Find(string name)
    {
        var suffixes = OperatingSystem.IsWindows() ? new[] { ".exe", ".com" } : [""];
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var suffix in suffixes)
            {
                var candidate = Path.Combine(folder, name + suffix);
                if (File.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    public OutsideRun Run()
    {
        if (Find(Name) is not { } path)
        {
            return new OutsideRun(OutsideOutcome.NotInstalled, 0, [], "");
        }

        Process? started;
        try
        {
            started = Process.Start(StartOf(path));
        }
        catch (Win32Exception)
        {
            return new OutsideRun(OutsideOutcome.NotInstalled, 0, [], "");
        }

        using var process = started!;
        process.StandardInput.Close();
        var error = Reading(process.StandardError.BaseStream, ErrorBytes);
        var output = Reading(process.StandardOutput.BaseStream, OutputBytes);
        var clock = Stopwatch.StartNew();
        var isInTime = Task.WaitAll([output, error], Time) && process.WaitForExit(Remaining(clock));
        if (!isInTime)
        {
            End(process);
            return new OutsideRun(OutsideOutcome.TimedOut, 0, [], "");
        }

        var (bytes, isWhole) = output.Result;
        return new OutsideRun(
            isWhole ? OutsideOutcome.Finished : OutsideOutcome.TooMuchOutput, process.ExitCode, bytes, Encoding.UTF8.GetString(error.Result.Bytes));
    }

    private static Task<(byte[] Bytes, bool IsWhole)> Reading(Stream stream, int most) =>
        Task.Factory.StartNew(() => ReadUpTo(stream, most), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // What is over the bound is read and thrown away: a program that can write no more would wait for ever.
    private static (byte[] Bytes, bool IsWhole) ReadUpTo(Stream stream, int most)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[32 << 10];
        var isWhole = true;
        try
        {
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                var room = (int)Math.Min(read, most - kept.Length);
                kept.Write(buffer, 0, room);
                isWhole &= room == read;
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            isWhole = false;
        }

        return (kept.ToArray(), isWhole);
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(1000);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
            return;
        }
    }

    private ProcessStartInfo StartOf(string path)
    {
        var isBounded = MemoryBytes > 0 && !OperatingSystem.IsWindows() && File.Exists("/bin/sh");
        var start = new ProcessStartInfo(isBounded ? "/bin/sh" : path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // Messages are compared, so they have to come in one language.
        start.Environment["LC_ALL"] = "C.UTF-8";
        if (isBounded)
        {
            string[] wrapper = ["-c", BoundedStart, "sh", (MemoryBytes >> 10).ToString(CultureInfo.InvariantCulture), path];
            Array.ForEach(wrapper, start.ArgumentList.Add);
        }

        foreach (var argument in Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private TimeSpan Remaining(Stopwatch clock) => clock.Elapsed < Time ? Time - clock.Elapsed : TimeSpan.Zero;
}

/// <summary>运行情况 — how the run of an outside program ended.</summary>
public enum OutsideOutcome
{
    Finished,
    NotInstalled,
    TimedOut,
    TooMuchOutput,
}

/// <summary>运行结果 — outcome, exit code and what the program wrote.</summary>
public sealed record OutsideRun(OutsideOutcome Outcome, int ExitCode, byte[] Output, string Error)
{
    public bool IsGood => Outcome == OutsideOutcome.Finished && ExitCode == 0;
}
