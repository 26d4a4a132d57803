using Gongkai.Domain.Publications.Checking;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Publishing;

/// <summary>起草页的样子 — the form of an item with its lists and the findings beside the text.</summary>
/// <param name="Themes">Subjects to choose from.</param>
/// <param name="PicturePath">Where the editor sends pictures; null while there is no draft to put them into.</param>
public sealed record ItemForm(ItemInput Input, IReadOnlyList<Choice> Columns, IReadOnlyList<Choice> Themes, ItemReview Review, string? PicturePath = null)
{
    /// <summary>机关目录 without the own organ: with whom the item can be issued jointly.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Organs { get; init; } = [];
}

/// <summary>检查结果 — what the checks found, and the index number that the item would get.</summary>
/// <param name="Findings">Null where nothing was checked yet.</param>
public sealed record ItemReview(IReadOnlyList<ItemFinding>? Findings, string? IndexNumber = null);
