using Gongkai.Domain.Reports;

namespace Gongkai.Cli.Reports;

/// <summary>总体结论 — what all files of one run come to, and the exit code that says it.</summary>
internal sealed class ReportOutcome
{
    private bool _anyRefused;
    private bool _anyError;
    private bool _anyUnreadable;

    /// <summary>A refused file outweighs findings, findings outweigh cells that could not be read.</summary>
    internal int ExitCode =>
        _anyRefused ? Cli.ExitCode.Unreadable : _anyError ? Cli.ExitCode.Findings : _anyUnreadable ? Cli.ExitCode.Unreadable : Cli.ExitCode.Clean;

    internal void AddRefused() => _anyRefused = true;

    internal void Add(AnnualReport report, CheckResult? check = null) => Add(check?.Count(Severity.Error) ?? 0, report.Unreadable.Count);

    internal void Add(int errors, int unreadable)
    {
        _anyError |= errors > 0;
        _anyUnreadable |= unreadable > 0;
    }
}
