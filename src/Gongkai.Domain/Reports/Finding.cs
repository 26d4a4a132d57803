namespace Gongkai.Domain.Reports;

/// <summary>问题级别 — how much a finding weighs.</summary>
public enum Severity
{
    /// <summary>提示.</summary>
    Info,

    /// <summary>警告.</summary>
    Warning,

    /// <summary>错误.</summary>
    Error,
}

/// <summary>问题 — what a checking rule found: where, both sides of the equation, the sentence a reader needs, the legal basis, the repair.</summary>
/// <param name="Rule">Id of the rule, for example B02.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Location">Short place as in the published truth files: part3.naturalPerson, part1, document, title.</param>
/// <param name="Cells">Addresses of all cells that take part.</param>
/// <param name="Left">Left side of the equation with its terms, or what is printed; null where there is no equation.</param>
/// <param name="Right">Right side, or what is expected.</param>
/// <param name="Message">Chinese sentence: what is wrong, where.</param>
/// <param name="Basis">The provision or notice behind the rule.</param>
public sealed record Finding(
    string Rule,
    Severity Severity,
    string Location,
    IReadOnlyList<string> Cells,
    string? Left,
    string? Right,
    string Message,
    Provision? Basis)
{
    /// <summary>更正建议 — the one repair that the figures allow, or the sentence that they
    /// allow none or several; null where no figure is wrong.</summary>
    public string? Repair { get; init; }

    /// <summary>Where the words in question stand in the text; for findings over the narrative.</summary>
    public string? Quote { get; init; }
}

/// <summary>不能判断 — a rule that could not be evaluated because cells it needs were not read; never counted as passed.</summary>
public sealed record NotAssessable(string Rule, string Location, IReadOnlyList<string> Cells, string Reason);

/// <summary>核对结果 — what all rules say of one report.</summary>
public sealed record CheckResult(IReadOnlyList<Finding> Findings, IReadOnlyList<NotAssessable> NotAssessable)
{
    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);
}
