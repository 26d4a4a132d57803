using Gongkai.Documents.Reports.Sources;

namespace Gongkai.Documents.Release.Packages;

/// <summary>隐藏样式 — the styles of a text document that hide what carries them, also through the style they are based on.</summary>
internal static class HiddenStyles
{
    public static HashSet<string> Read(ZipPackage package, List<PartRelation> relations, ReleaseLimits limits)
    {
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        if (relations.FirstOrDefault(relation => relation.Type == "styles")?.Path is not { } path || !package.Has(path))
        {
            return hidden;
        }

        var styles = PartTree.Load(package, path, limits).All("style").Where(style => style.Value("styleId") is not null).ToList();
        foreach (var style in styles.Where(style => style.Child("rPr") is { } properties && WordText.IsHidden(properties)))
        {
            hidden.Add(style.Value("styleId")!);
        }

        // Chains are short; each round takes them one step further down.
        for (var grown = hidden.Count > 0; grown;)
        {
            grown = false;
            foreach (var style in styles.Where(style => style.Child("basedOn")?.Value("val") is { } parent && hidden.Contains(parent) && style.Child("rPr")?.Child("vanish") is null))
            {
                grown |= hidden.Add(style.Value("styleId")!);
            }
        }

        return hidden;
    }
}
