using Gongkai.Domain;

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

    /// <summary>A fault of this program (EX_SOFTWARE).</summary>
    internal const int Fault = 70;

    /// <summary>The results could not be written, for example to a full disk (EX_IOERR).</summary>
    internal const int OutputFailed = 74;

    /// <summary>The code of a refusal: a quantity that cannot be is wrong usage, anything else is a question that is not answered.</summary>
    internal static int Of(Refusal refusal) => refusal.Code is "calendar-days" or "fee-items" or "fee-pages" ? Usage : Unreadable;
}
