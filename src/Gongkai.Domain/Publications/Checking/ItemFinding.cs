using Gongkai.Domain.Reports;

namespace Gongkai.Domain.Publications.Checking;

/// <summary>发布前问题 — what a check found in an item before publication: where, why, and what to put instead.</summary>
/// <param name="Rule">Stable code of the check.</param>
/// <param name="Severity">An error stops publication; a warning does not.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Explanation">One Chinese sentence.</param>
/// <param name="Suggestion">What to put in its place; null where only the author can know.</param>
public sealed record ItemFinding(string Rule, Severity Severity, ItemPlace Place, string Explanation, string? Suggestion = null);

/// <summary>信息中的位置 — a field, or words in a paragraph of the body.</summary>
/// <param name="Field">As people read it: 标题, 正文, 文号.</param>
/// <param name="Paragraph">From 1; 0 where the place is a field as a whole.</param>
/// <param name="Start">Offset of the words in the paragraph or field.</param>
/// <param name="Quote">The words; empty where something is missing.</param>
public readonly record struct ItemPlace(string Field, int Paragraph = 0, int Start = 0, string Quote = "")
{
    public override string ToString() => Paragraph > 0 ? $"{Field}第{Paragraph}段“{Quote}”" : Quote.Length > 0 ? $"{Field}“{Quote}”" : Field;
}
