namespace Gongkai.Cli;

/// <summary>退出码 — what the process tells the shell; part of the published contract.</summary>
internal static class ExitCode
{
    /// <summary>Nothing to object to.</summary>
    internal const int Clean = 0;

    /// <summary>At least one finding of severity error.</summary>
    internal const int Findings = 1;

    /// <summary>A file was refused, or something in it could not be read; also for a question the system refuses to answer.</summary>
    internal const int Unreadable = 2;

    /// <summary>The command line itself is wrong (EX_USAGE of sysexits.h).</summary>
    internal const int Usage = 64;
}
