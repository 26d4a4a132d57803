namespace Gongkai.Cli.Doctor;

/// <summary>检查结论 — whether the site can work so.</summary>
internal enum CheckState
{
    /// <summary>正常.</summary>
    Ok,

    /// <summary>注意: it works, but something is missing or will be soon.</summary>
    Warn,

    /// <summary>故障: it cannot work so.</summary>
    Fail,
}

/// <summary>检查结果 — one thing that was looked at: what was found, and what to do about it.</summary>
/// <param name="Code">Stable name for machines.</param>
internal sealed record CheckResult(string Code, string Name, CheckState State, string Found, string Advice = "");
