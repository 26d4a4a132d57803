using Gongkai.App.Portal;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Portal;

/// <summary>机关选项 — the organs of the site for a filter.</summary>
public static class OrganChoices
{
    public static async Task<IReadOnlyList<Choice>> ChoicesAsync(this OrganDirectory organs, CancellationToken cancellation) =>
        [.. (await organs.NamesAsync(cancellation)).Select(organ => new Choice(organ.Id.ToString(), organ.Name))];
}
