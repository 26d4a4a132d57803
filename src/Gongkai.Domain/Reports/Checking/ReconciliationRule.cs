namespace Gongkai.Domain.Reports.Checking;

/// <summary>勾稽规则 — one checking rule: stable id, weight, what it says to a reader, its basis, and the calculation.</summary>
/// <param name="Id">Id as in the published catalogue, for example B02.</param>
/// <param name="Severity">The heaviest weight of its findings.</param>
/// <param name="Title">Short Chinese name.</param>
/// <param name="Formula">The test in Chinese, as a reader would write it beside the table.</param>
/// <param name="Basis">The provision or notice behind it.</param>
/// <param name="Evaluate">Adds its findings to the context, or says there that it could not be assessed.</param>
public sealed record ReconciliationRule(string Id, Severity Severity, string Title, string Formula, Provision? Basis, Action<CheckContext> Evaluate)
{
    /// <summary>True for a rule that needs last year's report.</summary>
    public bool NeedsLastYear { get; init; }
}
