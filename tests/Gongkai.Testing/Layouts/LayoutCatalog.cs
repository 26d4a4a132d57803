namespace Gongkai.Testing.Layouts;

/// <summary>版式目录 — all layouts, by name.</summary>
public static class LayoutCatalog
{
    private static readonly Dictionary<string, Layout> s_byName =
        TextLayouts.All.Concat(HtmlLayouts.All).Concat(OfficeLayouts.All).Concat(OddLayouts.All)
            .ToDictionary(layout => layout.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<Layout> All => s_byName.Values;

    public static Layout Find(string name) => s_byName[name];
}
