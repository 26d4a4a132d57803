using System.Collections.Frozen;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>元素作用 — what an HTML element does to the lines and tables around it.</summary>
internal enum HtmlElementRole
{
    Inline,
    Block,
    Break,
    Skip,
    Preformatted,
    Table,
    RowGroup,
    RowFooter,
    Row,
    Cell,
    Frame,
}

/// <summary>元素表 — the role of every element that is not plain inline text.</summary>
internal static class HtmlElementRoles
{
    private static readonly FrozenDictionary<string, HtmlElementRole> s_roles = Build();

    public static HtmlElementRole Of(string localName) => s_roles.GetValueOrDefault(localName);

    private static FrozenDictionary<string, HtmlElementRole> Build()
    {
        var roles = new Dictionary<string, HtmlElementRole>
        {
            ["br"] = HtmlElementRole.Break,
            ["pre"] = HtmlElementRole.Preformatted,
            ["table"] = HtmlElementRole.Table,
            ["thead"] = HtmlElementRole.RowGroup,
            ["tbody"] = HtmlElementRole.RowGroup,
            ["tfoot"] = HtmlElementRole.RowFooter,
            ["tr"] = HtmlElementRole.Row,
            ["td"] = HtmlElementRole.Cell,
            ["th"] = HtmlElementRole.Cell,
            ["frame"] = HtmlElementRole.Frame,
            ["iframe"] = HtmlElementRole.Frame,
        };
        const string Blocks = "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
            + "frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p search section select summary ul";
        foreach (var name in Blocks.Split(' '))
        {
            roles.Add(name, HtmlElementRole.Block);
        }

        foreach (var name in "audio canvas embed head map math noframes noscript object picture script style svg template textarea title video xml".Split(' '))
        {
            roles.Add(name, HtmlElementRole.Skip);
        }

        return roles.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
