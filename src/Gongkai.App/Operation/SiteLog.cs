using Microsoft.Extensions.Logging;

namespace Gongkai.App.Operation;

/// <summary>技术日志 — every line that background work writes to the technical log, in one place: identifiers and faults, never a name or an address.</summary>
internal static partial class SiteLog
{
    [LoggerMessage(1001, LogLevel.Warning, "The outbox could not be read: {Fault}")]
    internal static partial void OutboxUnreadable(this ILogger log, string fault);

    [LoggerMessage(1002, LogLevel.Warning, "Work {Kind} {Item} failed at attempt {Attempt}: {Fault}")]
    internal static partial void WorkFailed(this ILogger log, string kind, Guid item, int attempt, string fault);

    [LoggerMessage(1003, LogLevel.Warning, "What became of work {Kind} {Item} could not be noted; it runs again after its lease: {Fault}")]
    internal static partial void WorkUnnoted(this ILogger log, string kind, Guid item, string fault);

    [LoggerMessage(1004, LogLevel.Warning, "Work {Kind} {Item} took longer than its lease; another worker has it")]
    internal static partial void LeaseLost(this ILogger log, string kind, Guid item);

    [LoggerMessage(1101, LogLevel.Warning, "Job {Job} failed: {Fault}")]
    internal static partial void JobFailed(this ILogger log, string job, string fault);

    [LoggerMessage(1102, LogLevel.Warning, "The schedule could not start: {Fault}")]
    internal static partial void ScheduleUnstarted(this ILogger log, string fault);

    [LoggerMessage(1201, LogLevel.Warning, "Changes of other nodes cannot be heard; trying again in {Seconds} s: {Fault}")]
    internal static partial void SignalsUnheard(this ILogger log, double seconds, string fault);

    [LoggerMessage(1202, LogLevel.Information, "Changes of other nodes are heard")]
    internal static partial void SignalsHeard(this ILogger log);

    [LoggerMessage(1301, LogLevel.Warning, "The depths of the outbox and the chains could not be counted: {Fault}")]
    internal static partial void DepthsUncounted(this ILogger log, string fault);
}
