using Gongkai.Domain;

namespace Gongkai.Cli.Reports;

/// <summary>限时工作 — runs the work on one file aside, and goes on without it when its time is over.</summary>
internal static class BoundedWork
{
    /// <summary>Time for one file in all, reading and checking together.</summary>
    internal static readonly TimeSpan TimeOfFile = TimeSpan.FromSeconds(9);

    /// <param name="name">The file, for the sentence.</param>
    /// <param name="time">Longest time; what is still running then is left behind.</param>
    /// <param name="work">The work on the file.</param>
    /// <param name="stopping">Ends the waiting early.</param>
    /// <returns>What the work returned; a refusal where it took too long, was stopped, or met a fault of this program.</returns>
    internal static Result<T> Run<T>(string name, TimeSpan time, Func<Result<T>> work, CancellationToken stopping)
        where T : notnull
    {
        var task = Task.Run(work, CancellationToken.None);
        var wait = ((IAsyncResult)task).AsyncWaitHandle;
        if (WaitHandle.WaitAny([wait, stopping.WaitHandle], time) != 0)
        {
            return stopping.IsCancellationRequested
                ? new Refusal("stopped", ReportTexts.Stopped(name))
                : new Refusal("input-time", ReportTexts.TakesTooLong(name, time));
        }

        return task.Exception is { InnerException: { } fault }
            ? new Refusal("internal-fault", ReportTexts.InternalFault(name, fault.GetType().Name))
            : task.Result;
    }
}
