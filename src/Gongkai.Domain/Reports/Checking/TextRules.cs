namespace Gongkai.Domain.Reports.Checking;

/// <summary>文字规则 — title, sign-off, period, document numbers (S06–S08, T01).</summary>
public static class TextRules
{
    public static IReadOnlyList<ReconciliationRule> All { get; } = [];
}
