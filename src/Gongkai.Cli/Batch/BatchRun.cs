using System.Collections.Concurrent;
using Gongkai.Cli.Reports;
using Gongkai.Domain;
using Gongkai.Domain.Reports.Checking;

namespace Gongkai.Cli.Batch;

/// <summary>成批核对 — checks many files with several workers; rows come out in the order of the files, and no file can stop the others.</summary>
internal sealed class BatchRun(IReadOnlyList<BatchFile> files, int jobs, CancellationToken stopping) : IDisposable
{
    // How far the fastest worker may run ahead of the slowest file; bounds what waits in memory.
    private const int Window = 512;

    private readonly ConcurrentDictionary<int, BatchRow> _ready = new();
    private readonly SemaphoreSlim _places = new(Window);
    private readonly SemaphoreSlim _arrived = new(0);
    private int _next = -1;

    /// <summary>Runs, and hands each row to <paramref name="receive"/> on the calling thread; ends early when stopped.</summary>
    internal void Run(Action<BatchRow> receive)
    {
        // Work that hangs keeps its thread; there must be threads left for the files after it.
        ThreadPool.GetMinThreads(out var workers, out var completion);
        ThreadPool.SetMinThreads(Math.Max(workers, (2 * jobs) + 32), completion);

        var threads = Enumerable.Range(0, jobs).Select(_ => new Thread(Work) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        try
        {
            for (var next = 0; next < files.Count; next++)
            {
                BatchRow? row;
                while (!_ready.TryRemove(next, out row))
                {
                    _arrived.Wait(stopping);
                }

                _places.Release();
                receive(row);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop: what was received is written, the rest is left to a resumed run.
        }

        threads.ForEach(thread => thread.Join());
    }

    public void Dispose()
    {
        _places.Dispose();
        _arrived.Dispose();
    }

    internal static BatchRow Check(BatchFile file, TimeSpan time, Func<string, Result<BatchRow>> check, CancellationToken stopping)
    {
        var row = file.Refusal ?? BoundedWork.Run(file.Path, time, () => check(file.Path), stopping);
        return row.TryGet(out var value) ? value with { File = file.Key } : BatchRow.Of(file.Key, row.Refusal!);
    }

    private static Result<BatchRow> ReadAndCheck(string path)
    {
        var read = ReportFile.ReadReport(path, part: null);
        return read.TryGet(out var report) ? BatchRow.Of(path, report, ReportChecker.Check(report)) : read.Refusal!;
    }

    private void Work()
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                _places.Wait(stopping);
                var index = Interlocked.Increment(ref _next);
                if (index >= files.Count)
                {
                    return;
                }

                var row = Check(files[index], BoundedWork.TimeOfFile, ReadAndCheck, stopping);
                if (stopping.IsCancellationRequested)
                {
                    // The file may have been left half done; a resumed run does it again.
                    return;
                }

                _ready[index] = row;
                _arrived.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop while waiting for a place.
        }
    }
}
