using Gongkai.Domain.Publications;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Portal;

/// <summary>主题选项 — the subject classes for a filter: the first levels, and below the one that was chosen its second level.</summary>
public static class ThemeChoices
{
    public static IReadOnlyList<Choice> ToChoices(this ThemeList themes, string? chosen) =>
        [.. themes.Below(null).Where(first => !first.IsRetired || IsIn(chosen, first)).SelectMany(first =>
            (IEnumerable<Choice>)[new Choice(first.Code, first.Name), .. IsIn(chosen, first) ? themes.Below(first.Code).Select(theme => new Choice(theme.Code, $"　{theme.Name}")) : []])];

    private static bool IsIn(string? chosen, Theme first) => chosen?.StartsWith(first.Code, StringComparison.Ordinal) == true;
}
