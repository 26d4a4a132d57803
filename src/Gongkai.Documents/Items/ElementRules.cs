using System.Collections.Frozen;

namespace Gongkai.Documents.Items;

/// <summary>元素规则 — which elements stay, which lose their tags, which go with all they hold.</summary>
internal static class ElementRules
{
    /// <summary>Inline elements that stay, under the name they get.</summary>
    private static readonly FrozenDictionary<string, string> s_inline = new Dictionary<string, string>
    {
        ["b"] = "strong",
        ["strong"] = "strong",
        ["i"] = "em",
        ["em"] = "em",
        ["u"] = "u",
        ["s"] = "s",
        ["strike"] = "s",
        ["del"] = "s",
        ["sub"] = "sub",
        ["sup"] = "sup",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> s_headings = new Dictionary<string, string>
    {
        ["h1"] = "h2",
        ["h2"] = "h2",
        ["h3"] = "h3",
        ["h4"] = "h4",
        ["h5"] = "h5",
        ["h6"] = "h6",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gone with everything in them: what runs, what styles, what is filled in, what is not text.</summary>
    private static readonly FrozenSet<string> s_dropped = FrozenSet.ToFrozenSet(
    [
        "script", "style", "iframe", "frame", "frameset", "noframes", "object", "embed", "applet", "svg", "math", "template", "noscript", "head", "title", "meta", "link", "base",
        "select", "textarea", "input", "button", "option", "datalist", "audio", "video", "source", "track", "canvas", "map", "area", "xml", "plaintext", "param", "portal",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> s_blocks = FrozenSet.ToFrozenSet(
    [
        "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "center", "figure", "figcaption", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table",
        "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "hr", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "form", "fieldset", "legend", "address", "details", "summary",
        "hgroup", "dir", "menu", "listing", "xmp", "body", "html",
    ], StringComparer.OrdinalIgnoreCase);

    internal static string? InlineName(string name) => s_inline.GetValueOrDefault(name);

    internal static string? HeadingName(string name) => s_headings.GetValueOrDefault(name);

    internal static bool IsDropped(string name) => s_dropped.Contains(name);

    internal static bool IsBlock(string name) => s_blocks.Contains(name);
}
