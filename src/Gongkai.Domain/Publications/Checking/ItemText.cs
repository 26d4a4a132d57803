namespace Gongkai.Domain.Publications.Checking;

/// <summary>信息正文 — the body of an item as checks read it, taken out of its markup.</summary>
/// <param name="Paragraphs">Text in reading order; a table row is one paragraph.</param>
/// <param name="Images">The alternative text of every image; null where it has none.</param>
/// <param name="Links">Where links lead.</param>
public sealed record ItemText(IReadOnlyList<string> Paragraphs, IReadOnlyList<string?> Images, IReadOnlyList<string> Links)
{
    public static readonly ItemText Empty = new([], [], []);
}
